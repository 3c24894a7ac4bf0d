import { Bm25, type WeightedTerm } from './bm25.ts';
import { ClauseCorpus, type IndexedClause } from './clause-corpus.ts';
import { clauseFeatures, type Candidate, type FirstStage } from './clause-features.ts';
import { ClausePairs } from './clause-pairs.ts';
import { readClauseQuery, type ClauseQuery, type TermRecall } from './clause-query.ts';
import { takeBest, type Hit } from './take-best.ts';
import type { SegmentChinese } from './tokenise.ts';
import { scoreByTrees, type TreeRanker } from './tree-ranker.ts';

/** What is learnt from questions with known answers. Without trees the first stage's order stands. */
export type LearntRanking = { readonly recall: TermRecall; readonly trees: TreeRanker | undefined };
export const nothingLearnt: LearntRanking = { recall: new Map(), trees: undefined };

const textWeight = 2;
const neighbourFactor = 0.3;
const nearFactor = 0.1;
const poolSize = 400;
const candidateCount = 100;

/**
 * Clause search in two stages. First BM25 over the terms of a clause and of its context, every clause scored; then pairs of terms on the
 * best 400, and on the best 100 of those a learnt order over features of question, clause and the clauses around.
 */
export class ClauseIndex {
  private readonly corpus: ClauseCorpus;
  private readonly words: Bm25<number>;
  private readonly pairs: ClausePairs;
  private readonly segment: SegmentChinese;
  private learnt: LearntRanking;

  constructor(clauses: readonly IndexedClause[], segment: SegmentChinese, learnt: LearntRanking = nothingLearnt) {
    this.segment = segment;
    this.learnt = learnt;
    this.corpus = new ClauseCorpus(clauses, segment);
    this.words = new Bm25(weightedTerms(this.corpus));
    this.pairs = new ClausePairs(this.corpus);
  }

  /** Orders by another learnt ranking from now on. */
  rankBy(learnt: LearntRanking): void {
    this.learnt = learnt;
  }

  /** The `limit` best clauses, best first; the score orders within one question only. */
  search(question: string, limit: number): Hit[] {
    const query = this.read(question);
    const found = this.firstStage(query, Math.max(poolSize, limit));
    const { trees } = this.learnt;
    if (trees === undefined) return found.pool.slice(0, limit).map(({ index, score }) => ({ index, score }));
    const candidates = found.pool.slice(0, candidateCount);
    const ranked = clauseFeatures(query, this.corpus, found, candidates)
      .map((row, rank) => ({ index: candidates[rank]?.index ?? 0, score: scoreByTrees(trees, row) }))
      .sort((a, b) => b.score - a.score || a.index - b.index);
    const last = ranked.at(-1)?.score ?? 0;
    return [...ranked, ...found.pool.slice(candidateCount).map(({ index }, rank) => ({ index, score: last - 1 - rank }))].slice(0, limit);
  }

  /** Words alone, over every clause: what the second stage starts from. */
  searchWords(question: string, limit: number): Hit[] {
    const scores = new Float32Array(this.corpus.size);
    this.words.accumulate(weightedQuery(this.read(question)), scores);
    return takeBest(scores, limit);
  }

  /** Features of the best clauses of a question, for fitting the ranker, under another recall of terms. */
  features(question: string, recall: TermRecall): { readonly index: number; readonly row: Float32Array }[] {
    const query = readClauseQuery(question, this.corpus, this.segment, recall);
    const found = this.firstStage(query, poolSize);
    const candidates = found.pool.slice(0, candidateCount);
    return clauseFeatures(query, this.corpus, found, candidates).map((row, rank) => ({ index: candidates[rank]?.index ?? 0, row }));
  }

  private read(question: string): ClauseQuery {
    return readClauseQuery(question, this.corpus, this.segment, this.learnt.recall);
  }

  /** Word scores without learnt factors. */
  private plainWords(query: ClauseQuery): Float32Array {
    const scores = new Float32Array(this.corpus.size);
    const terms = weightedQuery(query).map(([term]) => [term, 1] as const);
    this.words.accumulate(terms, scores);
    return scores;
  }

  private firstStage(query: ClauseQuery, size: number): FirstStage {
    const words = new Float32Array(this.corpus.size);
    this.words.accumulate(weightedQuery(query), words);
    const score = this.pairs.scorer(query);
    const pool = takeBest(words, size)
      .map((hit): Candidate => {
        const { neighbours, near } = score(hit.index);
        return { index: hit.index, score: hit.score + neighbourFactor * neighbours + nearFactor * near, neighbours, near };
      })
      .sort((a, b) => b.score - a.score || a.index - b.index);
    return { words, plainWords: () => this.plainWords(query), pool };
  }
}

/** Terms of each clause with their weight; none for a clause without text, so it is never found. */
function* weightedTerms(corpus: ClauseCorpus): Iterable<WeightedTerm<number>[]> {
  for (const { terms, context, length } of corpus.clauses) {
    const weighted: WeightedTerm<number>[] = [];
    const add = (line: Int32Array, weight: number): void => {
      for (const term of line) if (term >= 0) weighted.push([term, weight]);
    };
    if (length > 0) {
      add(terms, textWeight);
      for (const line of context) add(line, 1);
    }
    yield weighted;
  }
}

/** Terms of the question that stand in some clause, with their factors. */
function weightedQuery({ terms }: ClauseQuery): WeightedTerm<number>[] {
  return terms.flatMap(({ number, factor }) => (number === undefined ? [] : [[number, factor] as const]));
}
