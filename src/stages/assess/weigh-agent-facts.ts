import type { Contradiction, DraftFinding, Evidence, Fact, FactSheet, FactValue, Requirement, RuleTrace } from '../../domain/index.ts';
import { factsRead, withoutRepeats, type Evaluate } from './cel-evidence.ts';
import { contradictionFindings } from './contradiction-findings.ts';
import { sentences, words } from './words.ts';

export type AgentFacts = {
  /** What the rules read, one value a key. */
  readonly ruled: Readonly<Record<string, FactValue>>;
  /** The same, with the agent's value of each key for which the rules have no reading. */
  readonly joined: Readonly<Record<string, FactValue>>;
  /** Of both. */
  readonly sheet: FactSheet;
  readonly evaluate: Evaluate;
};

const mostEvidence = 8;

/**
 * A finding whose check comes out otherwise with facts that only an agent has read. That outcome is shown with its places, never taken:
 *
 * | check by the rules' facts | with the agent's | finding before | finding |
 * |---|---|---|---|
 * | missing | true or false | undecided, not addressed | undecided with evidence, both |
 * | missing or true | false | met | undecided with evidence, both disagree |
 * | anything else | | | as it was |
 *
 * Pure.
 */
export function weighAgentFacts(
  finding: DraftFinding,
  { applies, check }: NonNullable<Requirement['cel']>,
  facts: AgentFacts,
): DraftFinding {
  const { ruled, joined, sheet, evaluate } = facts;
  const expression = `${applies} && ${check}`;
  const used = factsRead(expression, sheet, joined).filter(({ key }) => !(key in ruled) && key in joined);
  if (used.length === 0) return finding;
  const before = outcomeOf(applies, check, ruled, evaluate);
  const outcome = outcomeOf(applies, check, joined, evaluate);
  if (outcome !== 'true' && outcome !== 'false') return finding;
  const contradicts = finding.verdict === 'met' && outcome === 'false' && before !== 'false';
  const fills = before === 'missing' && (finding.verdict === 'undecided' || finding.verdict === 'not-addressed');
  if (!contradicts && !fills) return finding;
  const readings = sheet.facts.filter(({ key, origin }) => origin === 'agent' && used.some((each) => each.key === key));
  const trace: RuleTrace = { rule: 'cel', expression, facts: used, outcome, note: words.restsOnAgent };
  const evidence = withReadings(finding.evidence, readings);
  const undecided: DraftFinding = {
    ...finding,
    verdict: 'undecided',
    summary: sentences.agentFacts(outcome === 'true'),
    reasoning: { en: `${finding.reasoning.en} ${words.restsOnAgent.en}`.trim(), zh: `${finding.reasoning.zh}${words.restsOnAgent.zh}` },
    evidence,
    evidenceState: finding.evidenceState === 'contradicting' ? 'contradicting' : 'supporting',
    origin: 'both',
    agreement: contradicts ? 'disagree' : 'single',
    trace: [...finding.trace, trace],
  };
  delete undecided.searched;
  return undecided;
}

/** A value that rules and agent read differently: for a person to settle, so the finding is undecided. */
export function* agentContradictionFindings(
  differing: readonly Contradiction[],
  clauses: Parameters<typeof contradictionFindings>[0]['clauses'],
): Generator<DraftFinding> {
  for (const finding of contradictionFindings({ sheet: { facts: [], contradictions: [...differing] }, clauses }))
    yield {
      ...finding,
      verdict: 'undecided',
      origin: 'both',
      agreement: 'disagree',
      evidence: finding.evidence.map((each) => ({ ...each, state: 'located' as const })),
      evidenceState: 'supporting',
    };
}

function outcomeOf(
  applies: string,
  check: string,
  values: AgentFacts['ruled'],
  evaluate: Evaluate,
): 'true' | 'false' | 'missing' | 'not-applicable' {
  const given = evaluate(applies, values).outcome;
  if (given === 'false') return 'not-applicable';
  return given === 'missing' ? 'missing' : evaluate(check, values).outcome;
}

function withReadings(evidence: readonly Evidence[], readings: readonly Fact[]): Evidence[] {
  const places = withoutRepeats(readings.flatMap(({ citations }) => citations)).slice(0, mostEvidence);
  const known = new Set(evidence.map(({ citation: c }) => `${c.documentId} ${String(c.page)} ${String(c.start)} ${String(c.end)}`));
  const added = places
    .filter((c) => !known.has(`${c.documentId} ${String(c.page)} ${String(c.start)} ${String(c.end)}`))
    .map((citation, rank): Evidence => ({ state: 'located', citation, relevance: 1 / (1 + rank / 10), by: 'agent' }));
  return [...added, ...evidence];
}
