import { z } from 'zod';
import type { Clause, IsoDate, Language } from '../../domain/index.ts';
import { canonicalHash } from '../../domain/canonical-json.ts';
import type { CallRecord } from './call-record.ts';
import { converse, type Means } from './converse.ts';
import type { FailureReason } from './failure.ts';
import { escapeFence, fenced, fenceFor } from './fence.ts';
import type { PromptSet } from './prompts.ts';
import { unsupportedQuotations } from './quoted-words.ts';
import { ShownEvidence } from './shown-evidence.ts';
import type { SpineChecks } from './verify-agent-draft.ts';
import { forReading } from './well-formed.ts';
import { toModel } from './words.ts';

const DraftAnswer = z.looseObject({
  sentences: z
    .array(z.looseObject({ text: z.string(), clauses: z.array(z.looseObject({ clauseId: z.string(), quote: z.string() })).max(6) }))
    .max(8),
});

/** An answer made of clauses: every sentence names those it rests on, with words that stand in them. */
export type KnowledgeAnswer = { readonly calls: readonly CallRecord[] } & (
  | {
      readonly state: 'answered';
      readonly sentences: readonly {
        readonly text: string;
        readonly clauses: readonly { readonly clause: Clause['id']; readonly quote: string }[];
      }[];
    }
  | { readonly state: 'nothing-found' }
  | { readonly state: 'search-failed'; readonly why: FailureReason }
);

/**
 * Answers a question about the regulations from the clauses given (in force on `day`, best first) and from nothing else. A sentence without a
 * quote that stands in one of them, or with a number or quotation that they do not cover, is left out; with none left nothing was found.
 */
export async function answerQuestion(
  question: string,
  clauses: readonly Clause[],
  day: IsoDate,
  prompts: PromptSet,
  language: Language,
  means: Means,
  { uncoveredNumbers }: Pick<SpineChecks, 'uncoveredNumbers'>,
): Promise<KnowledgeAnswer> {
  if (clauses.length === 0) return { state: 'nothing-found', calls: [] };
  const prompt = prompts.get('answer', language);
  const shown = new ShownEvidence({ documents: new Map() }, language);
  const text = shown.clauses(clauses);
  const fence = fenceFor([prompt.hash, question, text]);
  const outcome = await converse(means, {
    prompt,
    subject: canonicalHash(escapeFence(question)).slice(0, 16),
    fence,
    values: { question: fenced(fence, question), day, clauses: fenced(fence, text) },
    tools: [],
    submit: { name: 'submit_answer', description: toModel.handIn[language], schema: DraftAnswer },
    shown: () => shown.ids(),
  });
  const { calls } = outcome;
  if (outcome.state === 'failed') return { state: 'search-failed', why: outcome.why, calls };
  const known = new Map(clauses.map((clause) => [clause.id as string, clause]));
  const sentences = outcome.value.sentences.flatMap((sentence) => {
    const cited = sentence.clauses.flatMap(({ clauseId, quote }) => {
      const clause = known.get(clauseId.trim());
      return clause !== undefined && fold(quote).length >= 4 && fold(textOf(clause, language)).includes(fold(quote))
        ? [{ clause: clause.id, quote: forReading(quote, 600) }]
        : [];
    });
    const words = forReading(sentence.text, 600);
    const sources = [question, ...cited.flatMap(({ clause }) => [clause, textOf(known.get(clause)!, language)])];
    const covered = uncoveredNumbers(words, sources).length === 0 && unsupportedQuotations(words, sources).length === 0;
    return words !== '' && cited.length > 0 && covered ? [{ text: words, clauses: cited }] : [];
  });
  return sentences.length === 0 ? { state: 'nothing-found', calls } : { state: 'answered', sentences, calls };
}

function textOf(clause: Clause, language: Language): string {
  return `${clause.heading[language]}: ${clause.officialText?.[language] ?? clause.workingText[language]}`;
}

function fold(text: string): string {
  return escapeFence(text).normalize('NFKC').replace(/\s+/gu, '');
}
