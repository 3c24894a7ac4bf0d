import type { DraftFinding } from '../../domain/index.ts';
import type { AssessInput } from './assess-input.ts';
import { buildDraft, shortQuote } from './build-draft.ts';
import { describeFailure } from './describe-failure.ts';
import { factsRead, placesOfFailure, withoutRepeats, type Evaluate } from './cel-evidence.ts';
import { sentences, words } from './words.ts';

const mostEvidence = 8;

/**
 * Hard gates of the programme: true passes, false is a failing finding, missing is for the reviewer. A gate that fails on nothing but facts on
 * which requirements fail already is decided there (`restated`): nobody decides one thing twice.
 */
export function* gateFindings(input: AssessInput, evaluate: Evaluate, restated: ReadonlySet<string>): Generator<DraftFinding> {
  const { programme, sheet, flat, clauses } = input;
  for (const gate of programme.gates) {
    if (restated.has(gate.id)) continue;
    const subject = {
      id: `gate/${gate.id}`,
      clause: gate.clause,
      title: gate.statement,
      statement: gate.statement,
      severity: gate.severity,
      openQuestions: [],
    };
    const applies = evaluate(gate.cel.applies, flat).outcome;
    const check = applies === 'false' ? 'missing' : evaluate(gate.cel.check, flat).outcome;
    const facts = factsRead(`${gate.cel.applies} && ${gate.cel.check}`, sheet, flat);
    const failure = check === 'false' ? describeFailure(gate.cel.check, input, evaluate) : undefined;
    const failing = check === 'false' ? placesOfFailure(gate.cel.check, sheet, flat, evaluate) : [];
    const places = withoutRepeats([...failing, ...(check === 'false' ? [] : facts.flatMap((fact) => fact.citations))]).slice(
      0,
      mostEvidence,
    );
    const first = places[0] === undefined ? undefined : shortQuote(places[0].quote);
    const verdict = applies === 'false' ? 'not-applicable' : check === 'true' ? 'met' : check === 'false' ? 'not-met' : 'undecided';
    const summary = {
      'not-applicable': sentences.notApplicable(gate.statement),
      met: sentences.factsHold(gate.statement),
      'not-met':
        failure === undefined ? sentences.factsFail(gate.statement, first) : sentences.valueFails(gate.statement, failure.text, first),
      undecided: sentences.undecided(gate.statement),
    }[verdict];
    const reasoning = { 'not-applicable': [words.conditionNotGiven], met: [], 'not-met': [], undecided: [words.undecided] }[verdict];
    const state = verdict === 'not-met' ? 'contradicting' : verdict === 'met' ? 'supporting' : 'located';
    yield buildDraft(
      subject,
      {
        verdict,
        summary,
        reasoning,
        evidence: verdict === 'not-applicable' ? [] : places.map((citation, rank) => ({ state, citation, relevance: 1 / (1 + rank / 10) })),
        trace: [
          {
            rule: 'gate',
            expression: `${gate.cel.applies} => ${gate.cel.check}`,
            facts: [...facts, ...(failure?.facts ?? [])],
            outcome: applies === 'false' ? 'not-applicable' : check,
          },
        ],
      },
      clauses,
      [],
    );
  }
}
