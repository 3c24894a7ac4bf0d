import { z } from 'zod';
import type { Bilingual, DossierCitation, Fact, Language, Passage, Requirement } from '../../domain/index.ts';
import { ClaimedCitation } from './agent-draft.ts';
import type { CallRecord } from './call-record.ts';
import { converse, type Means } from './converse.ts';
import type { DossierAccess } from './dossier-access.ts';
import { escapeFence, fenced, fenceFor } from './fence.ts';
import type { PromptSet } from './prompts.ts';
import { unsupportedQuotations } from './quoted-words.ts';
import { ShownEvidence } from './shown-evidence.ts';
import { checkCitations, type SpineChecks } from './verify-agent-draft.ts';
import { forReading } from './well-formed.ts';
import { toModel } from './words.ts';

const DraftSummary = z.looseObject({
  summary: z.string(),
  summaryOther: z.string().optional(),
  citations: z.array(ClaimedCitation).max(20),
});
const DraftChoice = z.looseObject({ answer: z.string(), reason: z.string(), citations: z.array(ClaimedCitation).max(10) });

export type EvidenceSummary = {
  readonly calls: readonly CallRecord[];
  readonly summary?: Partial<Bilingual>;
  readonly citations: readonly DossierCitation[];
};

/** What passages say on a requirement, in a few sentences. Shown only when its quotes stand and cover its numbers and quotations. */
export async function summariseEvidence(
  requirement: Requirement,
  passages: readonly Passage[],
  access: DossierAccess,
  prompts: PromptSet,
  language: Language,
  means: Means,
  checks: SpineChecks,
): Promise<EvidenceSummary> {
  const prompt = prompts.get('summarise-evidence', language);
  const shown = new ShownEvidence(access, language);
  const evidence = shown.passages(passages.filter(({ id }) => access.passages.has(id)));
  const fence = fenceFor([prompt.hash, requirement.id, evidence]);
  const outcome = await converse(means, {
    prompt,
    subject: requirement.id,
    fence,
    values: {
      requirement: requirement.id,
      title: requirement.title[language],
      statement: requirement.statement[language],
      evidence: fenced(fence, evidence),
    },
    tools: [],
    submit: { name: 'submit_summary', description: toModel.handIn[language], schema: DraftSummary },
    shown: () => shown.ids(),
  });
  if (outcome.state === 'failed') return { calls: outcome.calls, citations: [] };
  const citations = standing(outcome.value.citations, shown, requirement.id, access, checks);
  const sources = [...citations.map(({ quote }) => quote), requirement.statement.en, requirement.statement.zh];
  const own = forReading(outcome.value.summary, 1500);
  if (own === '' || citations.length === 0 || !covers(own, sources, checks)) return { calls: outcome.calls, citations: [] };
  const translated = forReading(outcome.value.summaryOther ?? '', 1500);
  const other = language === 'en' ? 'zh' : 'en';
  const summary = { [language]: own, ...(translated !== '' && covers(translated, sources, checks) ? { [other]: translated } : {}) };
  return { calls: outcome.calls, summary, citations };
}

/** A question of classification with its closed list of answers. */
export type Choice = {
  readonly question: string;
  readonly text: Bilingual;
  readonly options: readonly { readonly id: string; readonly meaning: Bilingual }[];
};
export type ChoiceSuggestion = {
  readonly calls: readonly CallRecord[];
  readonly answer?: string;
  readonly reason?: string;
  readonly citations: readonly DossierCitation[];
};

/** A suggestion from a closed list, with reason and quotes; without an answer when it chose `unknown`, something else, or cannot show why. */
export async function suggestChoice(
  choice: Choice,
  facts: readonly Fact[],
  passages: readonly Passage[],
  access: DossierAccess,
  prompts: PromptSet,
  language: Language,
  means: Means,
  checks: SpineChecks,
): Promise<ChoiceSuggestion> {
  const prompt = prompts.get('classify', language);
  const shown = new ShownEvidence(access, language);
  const evidence = shown.passages(passages.filter(({ id }) => access.passages.has(id)));
  const lines = facts
    .slice(0, 40)
    .map(({ key, value }) => escapeFence(`${key} = ${JSON.stringify(value)}`.slice(0, 300)))
    .join('\n');
  const fence = fenceFor([prompt.hash, choice.question, lines, evidence]);
  const outcome = await converse(means, {
    prompt,
    subject: choice.question,
    fence,
    values: {
      question: choice.text[language],
      options: choice.options.map(({ id, meaning }) => `${id}: ${meaning[language]}`).join('\n'),
      facts: fenced(fence, lines),
      evidence: fenced(fence, evidence),
    },
    tools: [],
    submit: { name: 'submit_choice', description: toModel.handIn[language], schema: DraftChoice },
    shown: () => shown.ids(),
  });
  if (outcome.state === 'failed') return { calls: outcome.calls, citations: [] };
  const citations = standing(outcome.value.citations, shown, choice.question, access, checks);
  const reason = forReading(outcome.value.reason, 600);
  const answer = choice.options.find(({ id }) => id === outcome.value.answer.trim())?.id;
  const sources = [...citations.map(({ quote }) => quote), ...choice.options.flatMap(({ meaning }) => [meaning.en, meaning.zh])];
  if (answer === undefined || citations.length === 0 || reason === '' || !covers(reason, sources, checks))
    return { calls: outcome.calls, citations: [] };
  return { calls: outcome.calls, answer, reason, citations };
}

function standing(
  claimed: readonly ClaimedCitation[],
  shown: ShownEvidence,
  subject: string,
  access: DossierAccess,
  checks: SpineChecks,
): DossierCitation[] {
  return checkCitations(claimed, shown, subject, { access, checks }, () => true).checked.map(({ citation }) => citation);
}

function covers(text: string, sources: readonly string[], { uncoveredNumbers }: SpineChecks): boolean {
  return uncoveredNumbers(text, sources).length === 0 && unsupportedQuotations(text, sources).length === 0;
}
