import type { KnowledgeBase, Language } from '../../domain/index.ts';
import { indexedClauses, type DenseHits } from './clauses.ts';
import { fuseScores, type FusionWeights } from './fuse.ts';
import { glossaryPhrases } from './glossary-phrases.ts';
import { fitLatentSpace, projectText, type LatentSpace } from './latent-space.ts';
import { buildMeaningPostings, MeaningIndex, type ClauseText, type MeaningPostings, type MeaningWeights } from './meaning-index.ts';
import { parallelTexts } from './parallel-text.ts';
import { termSynonyms, type Synonyms } from './synonyms.ts';
import { takeBest } from './take-best.ts';
import type { SegmentChinese } from './tokenise.ts';
import { fitTranslations, type TranslationTable } from './translation-table.ts';
import { wordPairs } from './word-pairs.ts';

/** What search by meaning needs, made once off the event loop; plain data that a worker hands over. */
export type PreparedMeaning = {
  /** Ids of the clauses by number. */
  readonly ids: readonly string[];
  readonly postings: MeaningPostings;
  readonly table: TranslationTable;
  readonly synonyms: Synonyms;
  readonly space: LatentSpace;
  /** Of each clause, a unit vector, or all zero. */
  readonly vectors: readonly Float32Array[];
};

/** Numbers of the clauses nearest to a vector, best first; similarity is a cosine. */
type SearchVectors = (vector: Float32Array, limit: number) => DenseHits;

/**
 * The fused order of clauses for a question in either language. `lexical` are ids in the order of the index of the question's own language.
 * `dense` is the answer of an embedding endpoint, when there is one. At most `limit` hits, best first, scores in (0, 1]; clauses of all days, so the caller filters by the day.
 */
export type FuseClauses = (
  question: string,
  lexical: readonly string[],
  limit: number,
  dense?: DenseHits,
) => { readonly id: string; readonly score: number }[];
/** The same for clauses that do not speak the language of the question, without a lexical order. */
export type NearestAcross = (question: string, limit: number) => string[];

/** Chosen on the tuning half of evals/clause-questions. */
export const meaningWeights: MeaningWeights = { textWeight: 2, translated: 0.8, related: 0.3, phrase: 0.7, characters: 0.3, spoken: 1.2 };
export const fusionWeights: FusionWeights = { latent: 0.2, dense: 0.6, lexical: 0.3, foreign: 0.85 };
/** Clauses nearest to the question that count. */
export const nearestCount = 200;

/** Learns the words of both languages from `taught` (by default the same base) and reads every clause. Some seconds for thousands of clauses. */
export function prepareMeaning(knowledge: KnowledgeBase, segment: SegmentChinese, taught: KnowledgeBase = knowledge): PreparedMeaning {
  const pairs = parallelTexts(taught);
  const space = fitLatentSpace(pairs, segment);
  const texts = clauseTexts(knowledge);
  const ids = [...knowledge.clauses.keys()];
  const spoken = new Map<number, string[]>();
  for (const { clause, text } of texts) spoken.set(clause, [...(spoken.get(clause) ?? []), text]);
  return {
    ids,
    postings: buildMeaningPostings(texts, ids.length, segment, meaningWeights.textWeight),
    table: fitTranslations(pairs, segment),
    synonyms: termSynonyms(segment),
    space,
    vectors: ids.map((_, clause) => projectText((spoken.get(clause) ?? []).join('\n'), space, segment)),
  };
}

/** Opens what was prepared. A question costs some milliseconds for thousands of clauses. */
export function openMeaning(
  prepared: PreparedMeaning,
  glossary: readonly { readonly en: string; readonly zh: string }[],
  segment: SegmentChinese,
  searchVectors: SearchVectors,
  fusion: FusionWeights = fusionWeights,
): { readonly fuse: FuseClauses; readonly nearestAcross: NearestAcross } {
  const { ids, postings, table, synonyms, space } = prepared;
  const phrases = glossaryPhrases([...glossary, ...wordPairs.filter(({ en }) => en.includes(' '))], segment);
  const index = new MeaningIndex(postings, { table, phrases, segment, weights: meaningWeights, synonyms });
  const numbers = new Map(ids.map((id, clause) => [id, clause]));
  const speaking = { en: speakersOf('en', postings), zh: speakersOf('zh', postings) };
  const spread = (hits: DenseHits): Float32Array => {
    const byClause = new Float32Array(ids.length);
    for (const { index: clause, similarity } of hits) byClause[clause] = similarity;
    return byClause;
  };
  const scores = (
    question: string,
    lexical: readonly string[],
    dense?: DenseHits,
  ): { readonly fused: Float32Array; readonly speaks: Uint8Array } => {
    const speaks = speaking[languageOf(question)];
    const parts = {
      meaning: index.scores(question),
      latent: spread(searchVectors(projectText(question, space, segment), nearestCount)),
      dense: dense === undefined ? undefined : spread(dense),
      lexical: lexical.flatMap((id) => numbers.get(id) ?? []),
    };
    return { fused: fuseScores(parts, speaks, fusion), speaks };
  };
  return {
    fuse: (question, lexical, limit, dense) =>
      takeBest(scores(question, lexical, dense).fused, limit).map(({ index: clause, score }) => ({ id: ids[clause] ?? '', score })),
    nearestAcross: (question, limit) => {
      const { fused, speaks } = scores(question, []);
      const foreign = fused.map((score, clause) => (speaks[clause] === 1 ? 0 : score));
      return takeBest(foreign, limit).map(({ index: clause }) => ids[clause] ?? '');
    },
  };
}

function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

/** 1 for each clause that has text in the language. */
function speakersOf(language: Language, { clauses, clauseOf, languageOf: languages }: MeaningPostings): Uint8Array {
  const speaks = new Uint8Array(clauses);
  clauseOf.forEach((clause, text) => {
    if (languages[text] === (language === 'en' ? 0 : 1)) speaks[clause] = 1;
  });
  return speaks;
}

/** What clauses say, in each language that they speak: an imported clause that the shipped base does not have has only a heading in the other. */
function clauseTexts(knowledge: KnowledgeBase): ClauseText[] {
  const clauses = [...knowledge.clauses.values()];
  return (['en', 'zh'] as const).flatMap((language) =>
    indexedClauses(knowledge, language).flatMap(({ text, context }, clause): ClauseText[] => {
      const { officialText, heading, workingText } = clauses[clause] ?? {};
      const headingOnly =
        officialText !== undefined && officialText[language] === undefined && heading?.[language] === workingText?.[language];
      return headingOnly || text === '' ? [] : [{ clause, language, text, context }];
    }),
  );
}
