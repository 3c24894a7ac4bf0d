import { z } from 'zod';
import type { Bilingual, Clause, Language, Requirement, VerifiedFinding } from '../../domain/index.ts';
import type { CallRecord } from './call-record.ts';
import { converse, type Means } from './converse.ts';
import { escapeFence, fenced, fenceFor } from './fence.ts';
import type { PromptSet } from './prompts.ts';
import { unsupportedQuotations } from './quoted-words.ts';
import type { SpineChecks } from './verify-agent-draft.ts';
import { forReading } from './well-formed.ts';
import { toModel, verdictNames } from './words.ts';

const DraftSentence = z.looseObject({
  sentence: z.string(),
  sentenceOther: z.string().optional(),
  question: z.string(),
  questionOther: z.string().optional(),
});

/** Words for a letter, each text present only where everything in it is covered. */
export type DeficiencyDraft = {
  readonly calls: readonly CallRecord[];
  readonly sentence?: Partial<Bilingual>;
  readonly question?: Partial<Bilingual>;
};

/**
 * Words an accepted finding as a sentence for a deficiency letter and a question to the applicant. Nothing may be added: a text with a number or
 * quotation that neither the finding's quotes nor the duty cover is left out, and then there is none.
 */
export async function writeDeficiency(
  finding: Pick<VerifiedFinding, 'id' | 'verdict' | 'summary' | 'reasoning' | 'evidence' | 'trace'>,
  requirement: Requirement,
  clause: Clause | undefined,
  prompts: PromptSet,
  language: Language,
  means: Means,
  { uncoveredNumbers }: Pick<SpineChecks, 'uncoveredNumbers'>,
): Promise<DeficiencyDraft> {
  const prompt = prompts.get('deficiency-sentence', language);
  const quotes = finding.evidence.map(({ citation }) => citation.quote);
  const law = clause === undefined ? [] : [clause.workingText.en, clause.workingText.zh];
  const listed = quotes.map((quote, i) => `${i + 1}. ${escapeFence(quote.replace(/\s+/gu, ' '))}`).join('\n');
  const said = `${finding.summary[language]} ${finding.reasoning[language]}`;
  const fence = fenceFor([prompt.hash, finding.id, said, listed]);
  const outcome = await converse(means, {
    prompt,
    subject: requirement.id,
    fence,
    values: {
      requirement: requirement.id,
      title: requirement.title[language],
      statement: requirement.statement[language],
      clause: clause === undefined ? toModel.none[language] : escapeFence(`${clause.id} ${clause.workingText[language]}`),
      verdict: verdictNames[finding.verdict][language],
      finding: fenced(fence, said),
      quotes: fenced(fence, listed === '' ? toModel.none[language] : listed),
    },
    tools: [],
    submit: { name: 'submit_sentence', description: toModel.handIn[language], schema: DraftSentence },
    shown: () => finding.evidence.map(({ citation }) => `${citation.documentId}:${citation.page}:${citation.start}`),
  });
  if (outcome.state === 'failed') return { calls: outcome.calls };
  const facts = finding.trace.flatMap((step) => step.facts.flatMap(({ value, derivation }) => [value, derivation ?? '']));
  const sources = [
    ...quotes,
    ...law,
    ...facts,
    requirement.statement.en,
    requirement.statement.zh,
    requirement.title.en,
    requirement.title.zh,
  ];
  const other: Language = language === 'en' ? 'zh' : 'en';
  const covered = (own: string, translated: string | undefined): Partial<Bilingual> | undefined => {
    const texts = ([[language, own], [other, translated ?? '']] as const).flatMap(([key, text]) => {
      const words = forReading(text, 800);
      const fits = uncoveredNumbers(words, sources).length === 0 && unsupportedQuotations(words, sources).length === 0;
      return words !== '' && fits ? [[key, words] as const] : [];
    }); // prettier-ignore
    return texts.length === 0 ? undefined : Object.fromEntries(texts);
  };
  const sentence = covered(outcome.value.sentence, outcome.value.sentenceOther);
  const question = covered(outcome.value.question, outcome.value.questionOther);
  return { calls: outcome.calls, ...(sentence === undefined ? {} : { sentence }), ...(question === undefined ? {} : { question }) };
}
