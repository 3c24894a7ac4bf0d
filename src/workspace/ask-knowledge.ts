import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import type { Bilingual, Clause, IsoDate, KnowledgeBase, Language } from '../domain/index.ts';
import type { KnowledgeIndex } from '../stages/retrieve/clauses.ts';
import { leastCover, QuestionCover } from '../stages/retrieve/question-cover.ts';
import type { ClauseVectors } from './clause-vectors.ts';

/** A sentence of an answer, with words of the clauses that it rests on. */
export type AnswerSentence = { readonly text: string; readonly clauses: readonly { readonly clause: string; readonly quote: string }[] };
/**
 * A model's answer from the clauses given and from nothing else (`answerQuestion` of stages/agent, with endpoint, prompts and egress bound).
 * `clauses` are in force on `day`, best first, and all bear on the question.
 */
export type AnswerFromClauses = (
  question: string,
  clauses: readonly Clause[],
  day: IsoDate,
  language: Language,
) => Promise<
  | { readonly state: 'answered'; readonly sentences: readonly AnswerSentence[] }
  | { readonly state: 'nothing-found' }
  | { readonly state: 'search-failed'; readonly why: Bilingual }
>;

/** `cover` is the share of the question that the clause speaks of, in [0, 1]. */
export type BearingClause = { readonly clause: Clause; readonly cover: number };
export type KnowledgeReply = {
  readonly question: string;
  readonly on: IsoDate;
  /** `answered`: sentences of a model, each cited; `clauses`: the ranked clauses alone; `nothing-found`: nothing bears on the question. */
  readonly state: 'answered' | 'clauses' | 'nothing-found';
  readonly sentences: readonly AnswerSentence[];
  readonly clauses: readonly BearingClause[];
  /** What a model did: there is none, it answered, it found no answer in the clauses, or it failed and `failure` says why. */
  readonly model: 'none' | 'answered' | 'no-answer' | 'failed';
  readonly failure?: Bilingual;
  /** Why the search was by words alone, where vectors are set up and could not be used. */
  readonly note?: Bilingual;
};
export type AskKnowledge = (question: string, day: IsoDate, language: Language) => Promise<KnowledgeReply>;

/** Clauses looked at, and shown at most. */
const candidates = 12;
const shownAtMost = 6;
/** A clause with much less of the question than the best one is left out. */
const leastOfBest = 0.6;

/**
 * Asks the knowledge base. Without `answer` (no model) the reply is the ranked clauses in force on the day, or that nothing was found; with it an
 * answer of cited clauses only: a sentence that names a clause which was not given, or words that do not stand in it, is left out.
 */
export function createAskKnowledge(
  knowledge: KnowledgeBase,
  index: KnowledgeIndex,
  answer?: AnswerFromClauses,
  near?: ClauseVectors['near'],
): AskKnowledge {
  const cover = new QuestionCover(knowledge, createSegmenter());
  return async (question, on, language) => {
    const { hits, note } = (await near?.(question)) ?? {};
    const clauses = bearing(
      index.searchClauses(question, on, candidates, hits).map(({ clause }) => ({ clause, cover: cover.of(question, clause.id) })),
    );
    const base = { question, on, sentences: [], clauses, ...(note === undefined ? {} : { note }) };
    const model = answer === undefined ? 'none' : 'no-answer';
    if (clauses.length === 0) return { ...base, state: 'nothing-found', model };
    if (answer === undefined) return { ...base, state: 'clauses', model };
    const given = clauses.map(({ clause }) => clause);
    const said = await answer(question, given, on, language);
    if (said.state === 'search-failed') return { ...base, state: 'clauses', model: 'failed', failure: said.why };
    const sentences = said.state === 'answered' ? said.sentences.flatMap((sentence) => cited(sentence, given)) : [];
    if (sentences.length === 0) return { ...base, state: 'clauses', model };
    return { ...base, state: 'answered', sentences, model: 'answered' };
  };
}

/** A heading over several articles is no answer. */
function bearing(found: readonly BearingClause[]): BearingClause[] {
  const best = Math.max(0, ...found.map(({ cover }) => cover));
  return found
    .filter(({ clause, cover }) => !clause.number.startsWith('part-') && cover >= Math.max(leastCover, best * leastOfBest))
    .slice(0, shownAtMost);
}

/** The sentence with the citations that stand; none when no citation does. */
function cited({ text, clauses }: AnswerSentence, given: readonly Clause[]): AnswerSentence[] {
  const standing = clauses.filter(({ clause, quote }) => {
    const known = given.find(({ id }) => id === clause);
    return known !== undefined && fold(quote) !== '' && textsOf(known).some((words) => fold(words).includes(fold(quote)));
  });
  return text.trim() === '' || standing.length === 0 ? [] : [{ text, clauses: standing }];
}

function textsOf({ heading, workingText, officialText }: Clause): string[] {
  return (['en', 'zh'] as const).map((language) => `${heading[language]}: ${officialText?.[language] ?? workingText[language]}`);
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
