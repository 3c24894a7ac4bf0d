import {
  citationAt, failingVerdicts, type Bilingual, type Document, type DossierCitation, type DraftFinding, type Evidence, type Passage,
  type Requirement, type RuleTrace,
} from '../../domain/index.ts'; // prettier-ignore
import type { AssessInput } from './assess-input.ts';
import { buildDraft, shortQuote } from './build-draft.ts';
import { factsRead, lackingMembers, placesOfFailure, withoutRepeats, type Evaluate } from './cel-evidence.ts';
import { describeFailure, type Failure } from './describe-failure.ts';
import { decideVerdict, type Decision, type Learned } from './decide-verdict.ts';
import type { Ground } from './ground.ts';
import type { MissingEnclosure } from './missing-enclosures.ts';
import { memberNames, sentences, words } from './words.ts';

const mostEvidence = 8;
const mostLocated = 5;

export type RequirementContext = {
  readonly input: AssessInput;
  readonly documents: ReadonlyMap<string, Document>;
  /** What documents say and named checks found, by requirement, the strongest first. */
  readonly grounds: ReadonlyMap<string, readonly Ground[]>;
  readonly missing: readonly MissingEnclosure[];
  readonly evaluate: Evaluate;
};

/** The draft of one requirement: facts first, then what documents say of it, then located evidence for the reviewer. */
export function assessRequirement(requirement: Requirement, context: RequirementContext): DraftFinding {
  const { input } = context;
  const grounds = context.grounds.get(requirement.id) ?? [];
  const breaches = grounds.filter((g) => g.says === 'breaches');
  const fulfils = grounds.filter((g) => g.says === 'fulfils' && !breaches.some((b) => samePlace(b, g)));
  const missing = context.missing.filter((m) => m.requirement === requirement.id);
  const cel = runCel(requirement, context);
  const learned: Learned = {
    applies: cel.applies,
    check: cel.check,
    noCalendar: cel.missingYear !== undefined,
    lackingInPart: cel.lacking.length > 0 && cel.lacking.length * 2 <= cel.required,
    breach: breaches[0]?.force ?? 'none',
    fulfilment: fulfils[0] === undefined ? 'none' : fulfils[0].force === 'weak' ? 'weak' : 'clear',
    fulfilmentOutweighs: fulfils.some((f) => f.outweighsCheck === true),
    notEnclosed: missing.length > 0,
  };
  const decision = decideVerdict(requirement, learned);
  const evidence = evidenceOf(decision, requirement, context, { breaches, fulfils, missing }, cel);
  const against = counterEvidence(decision, breaches, fulfils);
  return buildDraft(
    requirement,
    {
      verdict: decision.verdict,
      summary: summaryOf(decision, requirement, evidence, cel),
      reasoning: reasoningOf(decision, requirement, context, { ...cel, against: against !== undefined, breaches }),
      evidence,
      trace: [...cel.trace, ...grounds.slice(0, mostEvidence).map(groundTrace), ...missing.map(enclosureTrace)],
      ...(against === undefined ? {} : { counterEvidence: against }),
      ...(evidence.length === 0 && decision.verdict !== 'not-applicable'
        ? { searched: sentences.searched(requirement.evidenceExpected) }
        : {}),
    },
    input.clauses,
    input.casesFor(requirement),
  );
}

type CelResult = {
  readonly applies: Learned['applies'];
  readonly check: Learned['check'];
  readonly lacking: readonly string[];
  readonly required: number;
  readonly missingYear?: number;
  readonly failure?: Failure;
  readonly trace: readonly RuleTrace[];
};

function runCel(requirement: Requirement, { input, evaluate }: RequirementContext): CelResult {
  const { cel } = requirement;
  if (cel === undefined) return { applies: 'true', check: 'missing', lacking: [], required: 0, trace: [] };
  const applies = evaluate(cel.applies, input.flat).outcome;
  const appliesTrace: RuleTrace[] =
    cel.applies === 'true'
      ? []
      : [
          {
            rule: 'cel',
            expression: cel.applies,
            facts: factsRead(cel.applies, input.sheet, input.flat),
            outcome: applies === 'false' ? 'not-applicable' : applies,
          },
        ];
  if (applies === 'false') return { applies, check: 'missing', lacking: [], required: 0, trace: appliesTrace };
  const { outcome: check, missingYear } = evaluate(cel.check, input.flat);
  const { lacking, required } = check === 'false' ? lackingMembers(cel.check, input.flat, evaluate) : { lacking: [], required: 0 };
  const failure = check === 'false' ? describeFailure(cel.check, input, evaluate) : undefined;
  const facts = [...factsRead(cel.check, input.sheet, input.flat), ...(failure?.facts ?? [])];
  const trace: RuleTrace = { rule: 'cel', expression: cel.check, facts, outcome: check };
  return {
    applies,
    check,
    lacking,
    required,
    ...(missingYear === undefined ? {} : { missingYear }),
    ...(failure === undefined ? {} : { failure }),
    trace: [...appliesTrace, trace],
  };
}

function groundTrace(ground: Ground): RuleTrace {
  return {
    rule: ground.rule,
    expression: ground.expression,
    facts: [],
    outcome: ground.says === 'fulfils' ? 'true' : 'false',
    ...(ground.note === undefined ? {} : { note: ground.note }),
    ...(ground.words === undefined ? {} : { words: [...ground.words] }),
  };
}

function enclosureTrace(enclosure: MissingEnclosure): RuleTrace {
  const facts = [{ key: 'application.enclosures', value: `${enclosure.no} ${enclosure.title}`, citations: [...enclosure.citations] }];
  return { rule: 'enclosure', expression: 'every listed enclosure is in the dossier', facts, outcome: 'false' };
}

function samePlace(a: Ground, b: Ground): boolean {
  const [first, second] = [a.citations[0], b.citations[0]];
  return first?.documentId === second?.documentId && first?.page === second?.page && first?.start === second?.start;
}

function cite(passage: Passage, { documents }: RequirementContext): DossierCitation | undefined {
  const document = documents.get(passage.documentId);
  return document === undefined ? undefined : citationAt(document, passage.page, passage.start, passage.end);
}

function evidenceFromPlaces(places: readonly DossierCitation[], state: Evidence['state']): Evidence[] {
  return withoutRepeats(places).map((citation, rank) => ({ state, citation, relevance: 1 / (1 + rank / 10) }));
}

function evidenceOf(
  decision: Decision,
  requirement: Requirement,
  context: RequirementContext,
  { breaches, fulfils, missing }: { breaches: readonly Ground[]; fulfils: readonly Ground[]; missing: readonly MissingEnclosure[] },
  cel: CelResult,
): Evidence[] {
  const { input, evaluate } = context;
  const check = requirement.cel?.check ?? 'true';
  if (decision.verdict === 'not-applicable') return [];
  if (failingVerdicts.includes(decision.verdict)) {
    const byCheck = decision.because === 'check-false';
    const places = byCheck ? placesOfFailure(check, input.sheet, input.flat, evaluate) : [];
    // Where a check over facts is false, what the classifier reads elsewhere stays in the trace.
    const firm = breaches.filter((b) => b.force !== 'weak' && !(byCheck && places.length > 0 && b.rule === 'classifier'));
    const lacking = missing.flatMap((m) => m.citations);
    const first = places.slice(0, mostEvidence - 2);
    return evidenceFromPlaces([...first, ...placesOf(firm), ...lacking, ...places], 'contradicting').slice(0, mostEvidence);
  }
  const supporting = evidenceFromPlaces(placesOf(fulfils), 'supporting').slice(0, mostLocated);
  if (decision.verdict === 'met') {
    const places = decision.because === 'check-true' ? cel.trace.flatMap((t) => t.facts).flatMap((f) => f.citations) : [];
    return uniqueEvidence([...supporting, ...evidenceFromPlaces(places, 'supporting')]).slice(0, mostEvidence);
  }
  const located = input.evidenceFor(requirement).flatMap(({ passage, score }): Evidence[] => {
    const citation = cite(passage, context);
    return citation === undefined ? [] : [{ state: 'located', citation, relevance: Math.min(1, Math.max(0, score)) }];
  });
  return uniqueEvidence([
    ...evidenceFromPlaces(placesOf(breaches), 'contradicting'),
    ...supporting,
    ...located.slice(0, mostLocated),
  ]).slice(0, mostEvidence);
}

function placesOf(grounds: readonly Ground[]): DossierCitation[] {
  return grounds.flatMap((ground) => ground.citations);
}

function uniqueEvidence(evidence: readonly Evidence[]): Evidence[] {
  return [
    ...new Map(evidence.toReversed().map((e) => [`${e.citation.documentId} ${e.citation.page} ${e.citation.start}`, e])).values(),
  ].toReversed();
}

function counterEvidence(decision: Decision, breaches: readonly Ground[], fulfils: readonly Ground[]): DossierCitation | undefined {
  const against = failingVerdicts.includes(decision.verdict) ? fulfils[0] : decision.verdict === 'met' ? breaches[0] : undefined;
  return against?.citations[0];
}

function summaryOf(decision: Decision, requirement: Requirement, evidence: readonly Evidence[], cel: CelResult): Bilingual {
  const first = evidence[0] === undefined ? undefined : shortQuote(evidence[0].citation.quote);
  const { title } = requirement;
  switch (decision.verdict) {
    case 'not-applicable':
      return sentences.notApplicable(title);
    case 'not-addressed':
      return first === undefined ? sentences.notAddressed(title) : sentences.notEnclosed(title, first);
    case 'undecided':
      return sentences.undecided(title);
    case 'met':
      return decision.because === 'fulfilment' && first !== undefined ? sentences.stated(title, first) : sentences.factsHold(title);
    case 'not-met':
    case 'partly-met':
      return decision.because === 'breach' && first !== undefined ? sentences.breach(title, first) : factsFail(title, first, cel);
  }
}

function factsFail(title: Bilingual, first: string | undefined, { lacking, failure }: CelResult): Bilingual {
  if (lacking.length > 0) return sentences.factsLack(title, namesOf(lacking), first);
  return failure === undefined ? sentences.factsFail(title, first) : sentences.valueFails(title, failure.text, first);
}

function namesOf(members: readonly string[]): Bilingual {
  const names = members.map((name) => memberNames[name] ?? { en: name.replaceAll('_', ' '), zh: name });
  return { en: names.map((n) => n.en).join('; '), zh: names.map((n) => n.zh).join('、') };
}

const reasons: Readonly<Record<Decision['because'], Bilingual | undefined>> = {
  'authority-side': words.authoritySide,
  condition: words.conditionNotGiven,
  permission: words.permissionUnused,
  applicability: words.othersRule,
  'continuing-silent': words.continuingSilent,
  'check-true': undefined,
  'check-false': undefined,
  breach: undefined,
  fulfilment: words.asStated,
  'not-enclosed': undefined,
  weak: words.undecidedWithSupport,
  'condition-unknown': words.undecidedCondition,
  'no-calendar': undefined,
  nothing: words.undecided,
};

function reasoningOf(
  decision: Decision,
  requirement: Requirement,
  context: RequirementContext,
  {
    lacking,
    missingYear,
    against,
    breaches,
  }: Pick<CelResult, 'lacking' | 'missingYear'> & { against: boolean; breaches: readonly Ground[] },
): Bilingual[] {
  const parts: Bilingual[] = [];
  const reason = reasons[decision.because];
  if (reason !== undefined) parts.push(reason);
  if (decision.because === 'no-calendar' && missingYear !== undefined) parts.push(sentences.noCalendar(missingYear));
  const note = failingVerdicts.includes(decision.verdict) ? breaches.find((b) => b.rule === 'consistency')?.note : undefined;
  if (note !== undefined) parts.push(note);
  if (lacking.length > 0) parts.push(sentences.lacking(namesOf(lacking)));
  if (decision.verdict !== 'not-applicable' && numbersCovered(requirement, context)) parts.push(sentences.asks(requirement.statement));
  if (against) parts.push(words.conflictingStatements);
  if (requirement.clause.endsWith('#XVII') && failingVerdicts.includes(decision.verdict)) parts.push(words.inPrinciple);
  return parts;
}

/** May the statement be repeated: does every number of it stand in the clause text that goes along? */
function numbersCovered(requirement: Requirement, { input }: RequirementContext): boolean {
  const clause = input.clauses.get(requirement.clause);
  const text = clause === undefined ? '' : JSON.stringify([clause.workingText, clause.officialText ?? {}]);
  return [...`${requirement.statement.en} ${requirement.statement.zh}`.matchAll(/\d+/gu)].every(([number]) =>
    new RegExp(`(?<!\\d)${number}(?!\\d)`, 'u').test(text),
  );
}
