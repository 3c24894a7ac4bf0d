import {
  canFail,
  FindingId,
  type Bilingual,
  type Clause,
  type DossierCitation,
  type Fact,
  type Language,
  type RejectedCitation,
  type Requirement,
  type RuleTrace,
  type Verdict,
} from '../../domain/index.ts';
import type { AgentReading } from './assess-requirement.ts';
import type { ClaimedCitation, Confidence } from './agent-draft.ts';
import { bearsOn, topicOf, type Lexicon } from './bearing.ts';
import { isFailing, type DossierAccess } from './dossier-access.ts';
import type { FailureReason } from './failure.ts';
import { placeQuote, unplaced } from './place-quote.ts';
import { unsupportedQuotations } from './quoted-words.ts';
import type { ShownEvidence } from './shown-evidence.ts';
import { forReading } from './well-formed.ts';
import { opinionWords, type lowerings } from './words.ts';

/** The checks of the spine, handed in: the same functions that verify findings of rules. */
export type SpineChecks = {
  readonly stands: (citation: DossierCitation) => boolean;
  /** Numbers of a claim that stand in none of the sources. */
  readonly uncoveredNumbers: (claim: string, sources: Iterable<string>) => readonly string[];
};

export type CheckedCitation = { readonly citation: DossierCitation; readonly bears: boolean };
export type Lowering = keyof typeof lowerings;

/** A draft after every check: only this may come near a finding. */
export type VerifiedOpinion = { readonly requirementId: string; readonly rejected: readonly RejectedCitation[] } & (
  | {
      readonly state: 'drafted';
      readonly verdict: Verdict;
      readonly draftedVerdict: Verdict;
      readonly lowered: readonly Lowering[];
      readonly reasoning: Bilingual;
      /** Those that stand and bear. */
      readonly citations: readonly DossierCitation[];
      readonly missing: readonly string[];
      readonly question?: string;
      readonly confidence: Confidence;
      readonly language: Language;
      /** Facts and calculations that cover numbers of the reasoning. */
      readonly covering: RuleTrace['facts'];
      readonly searched: readonly string[];
    }
  | { readonly state: 'search-failed'; readonly why: FailureReason }
);

export type VerifyContext = {
  readonly access: DossierAccess;
  readonly checks: SpineChecks;
  readonly lexicon: Lexicon;
  /** Titles of the facts that the requirement needs. */
  readonly factTitles: readonly Bilingual[];
  readonly clause: Clause | undefined;
};

/**
 * Verification decides what is shown. Every quote is led back to its page and checked as the spine checks; one that stands but speaks of
 * something else is taken out; numbers and quotations in the words must be covered. What a verdict rested on and did not hold lowers it to
 * undecided. A requirement that cannot fail is never failed.
 */
export function verifyAgentDraft(reading: AgentReading, requirement: Requirement, context: VerifyContext): VerifiedOpinion {
  if (reading.state === 'search-failed') return { requirementId: requirement.id, state: 'search-failed', why: reading.why, rejected: [] };
  const { draft, language, shown } = reading;
  const topic = topicOf(requirement, context.factTitles, context.lexicon);
  const claim = `${draft.reasoning}\n${draft.reasoningOther ?? ''}`;
  const { checked, rejected } = checkCitations(draft.citations, shown, requirement.id, context, (place) => bearsOn(place, topic, claim));
  const citations = distinct(checked.filter(({ bears }) => bears).map(({ citation }) => citation));

  const other = language === 'en' ? 'zh' : 'en';
  const own = forReading(draft.reasoning, 2000);
  const translated = forReading(draft.reasoningOther ?? '', 2000);
  const sources = sourcesFor(requirement, context.clause, citations);
  const covering = coveringFacts(reading, sources, context.checks);
  const all = [...sources, ...covering.flatMap(({ value, derivation }) => [value, derivation ?? ''])];
  const fits = (text: string): boolean =>
    context.checks.uncoveredNumbers(text, all).length === 0 && unsupportedQuotations(text, all).length === 0;
  const reasoned = own !== '' && fits(own);

  const lowered = loweringsOf(draft.verdict, requirement, { citations, checked, searched: reading.searched, reasoned, own });
  const reasoning = reasoned
    ? ({
        [language]: own,
        [other]: translated !== '' && fits(translated) ? translated : opinionWords.inOtherLanguage(own)[other],
      } as Bilingual)
    : opinionWords.reasoningNotShown;
  const missing = (draft.missing ?? []).map((text) => forReading(text, 200)).filter((text) => text !== '' && fits(text));
  const question = forReading(draft.questionToApplicant ?? '', 400);
  return {
    requirementId: requirement.id,
    state: 'drafted',
    verdict: lowered.length > 0 ? 'undecided' : draft.verdict,
    draftedVerdict: draft.verdict,
    lowered,
    reasoning,
    citations,
    missing: missing.slice(0, 8),
    ...(question !== '' && fits(question) ? { question } : {}),
    confidence: draft.confidence,
    language,
    covering: reasoned ? covering : [],
    searched: reading.searched,
    rejected,
  };
}

/** Leads claimed citations to their places; what does not stand is rejected, what stands is asked whether it bears. */
export function checkCitations(
  claimed: readonly ClaimedCitation[],
  shown: Pick<ShownEvidence, 'passageOf'>,
  requirementId: string,
  { access, checks }: Pick<VerifyContext, 'access' | 'checks'>,
  bears: (place: string) => boolean,
): { readonly checked: readonly CheckedCitation[]; readonly rejected: readonly RejectedCitation[] } {
  const checked: CheckedCitation[] = [];
  const rejected: RejectedCitation[] = [];
  for (const { passageId, quote } of claimed) {
    const passage = shown.passageOf(passageId);
    const document = passage === undefined ? undefined : access.documents.get(passage.documentId);
    const reject = (reason: RejectedCitation['reason'], detail: string): void => {
      rejected.push({ findingId: FindingId.parse(`F-${requirementId}`), citation: unplaced(quote, passage, document), reason, detail });
    };
    if (passage === undefined || document === undefined) {
      reject('no-such-place', 'no passage of this label was shown');
      continue;
    }
    const placed = placeQuote(quote, passage, document);
    if (!placed.stands) reject(placed.reason, placed.detail);
    else if (access.isWithheld(placed.citation.documentId, placed.citation.page, placed.citation.start, placed.citation.end))
      reject('no-such-place', 'the place is flagged and was not shown');
    else if (!checks.stands(placed.citation)) reject('quote-differs', 'the place does not pass verification');
    else
      checked.push({
        citation: placed.citation,
        bears: bears(
          [document.title, ...passage.headings, ...Object.keys(passage.row ?? {}), passage.text, placed.citation.quote].join('\n'),
        ),
      });
  }
  return { checked, rejected };
}

function sourcesFor(requirement: Requirement, clause: Clause | undefined, citations: readonly DossierCitation[]): string[] {
  const { title, statement, threshold } = requirement;
  const law =
    clause === undefined
      ? []
      : [clause.workingText.en, clause.workingText.zh, clause.officialText?.en ?? '', clause.officialText?.zh ?? ''];
  return [...citations.map(({ quote }) => quote), title.en, title.zh, statement.en, statement.zh, threshold ?? '', ...law];
}

/** Facts whose places stand, and calculations whose days stand in quotes or facts, as far as the reasoning needs them for its numbers. */
function coveringFacts(
  reading: Extract<AgentReading, { state: 'drafted' }>,
  sources: readonly string[],
  checks: SpineChecks,
): RuleTrace['facts'] {
  const { draft, facts, computed } = reading;
  const claim = [draft.reasoning, draft.reasoningOther ?? '', draft.questionToApplicant ?? '', ...(draft.missing ?? [])].join('\n');
  const covering: RuleTrace['facts'] = [];
  const open = (): readonly string[] =>
    checks.uncoveredNumbers(claim, [...sources, ...covering.flatMap(({ value, derivation }) => [value, derivation ?? ''])]);
  const add = (candidate: RuleTrace['facts'][number]): void => {
    const before = open();
    if (before.length === 0) return;
    covering.push(candidate);
    if (open().length === before.length) covering.pop();
  };
  for (const fact of facts) {
    const standing = fact.citations.filter(checks.stands);
    if (standing.length > 0 || fact.citations.length === 0)
      add({
        key: fact.key,
        value: textOf(fact),
        citations: standing,
        ...(fact.derivation === undefined ? {} : { derivation: fact.derivation }),
      });
  }
  const known = [...sources, ...facts.map(textOf), ...facts.flatMap(({ citations }) => citations.map(({ quote }) => quote))];
  for (const { value, derivation, inputs } of computed) {
    if (checks.uncoveredNumbers(inputs.join(' ').replaceAll('-', ' '), known).length === 0)
      add({ key: 'computed', value, citations: [], derivation });
  }
  return covering;
}

function textOf({ value }: Fact): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function loweringsOf(
  verdict: Verdict,
  requirement: Requirement,
  found: {
    readonly citations: readonly DossierCitation[];
    readonly checked: readonly CheckedCitation[];
    readonly searched: readonly string[];
    readonly reasoned: boolean;
    readonly own: string;
  },
): Lowering[] {
  if (verdict === 'undecided') return found.reasoned ? [] : ['reasoning'];
  const lowered: Lowering[] = [];
  if (isFailing(verdict) && !canFail(requirement)) lowered.push('cannot-fail');
  if (verdict === 'not-addressed') {
    if (found.citations.length === 0 && found.searched.length === 0) lowered.push('not-searched');
  } else if (found.checked.length === 0) lowered.push('no-quote');
  else if (found.citations.length === 0) lowered.push('does-not-bear');
  if (!found.reasoned) lowered.push('reasoning');
  return lowered;
}

function distinct(citations: readonly DossierCitation[]): DossierCitation[] {
  return [...new Map(citations.map((c) => [`${c.documentId}:${c.page}:${c.start}:${c.end}`, c])).values()].slice(0, 12);
}
