import { Bm25, type WeightedTerm } from './bm25.ts';
import { ClauseCorpus, type IndexedClause } from './clause-corpus.ts';
import { clauseFeatures, type Candidate, type FirstStage } from './clause-features.ts';
import { ClausePairs } from './clause-pairs.ts';
import { readClauseQuery, type ClauseQuery, type TermRecall } from './clause-query.ts';
import { placesOfBest, takeBest, type Hit } from './take-best.ts';
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
  /** Written anew for each question: where the question has each term of the vocabulary, and the word score of each clause. */
  private readonly places: Int16Array;
  private readonly scores: Float32Array;

  constructor(clauses: readonly IndexedClause[], segment: SegmentChinese, learnt: LearntRanking = nothingLearnt) {
    this.segment = segment;
    this.learnt = learnt;
    this.corpus = new ClauseCorpus(clauses, segment);
    this.words = new Bm25(weightedTerms(this.corpus));
    this.pairs = new ClausePairs(this.corpus);
    this.places = new Int16Array(this.corpus.vocabulary);
    this.scores = new Float32Array(this.corpus.size);
  }

  /** Orders by another learnt ranking from now on. */
  rankBy(learnt: LearntRanking): void {
    this.learnt = learnt;
  }

  /** The `limit` best clauses, best first; the score orders within one question only. */
  search(question: string, limit: number): Hit[] {
    const query = this.read(question, this.learnt.recall);
    const { trees } = this.learnt;
    const size = Math.max(poolSize, limit);
    if (trees === undefined) return this.firstStage(query, size, limit).pool.map(({ index, score }) => ({ index, score }));
    const found = this.firstStage(query, size, size);
    const candidates = found.pool.slice(0, candidateCount);
    const ranked = clauseFeatures(query, this.corpus, found, candidates)
      .map((row, rank) => ({ index: candidates[rank]?.index ?? 0, score: scoreByTrees(trees, row) }))
      .sort((a, b) => b.score - a.score || a.index - b.index);
    const last = ranked.at(-1)?.score ?? 0;
    return [...ranked, ...found.pool.slice(candidateCount).map(({ index }, rank) => ({ index, score: last - 1 - rank }))].slice(0, limit);
  }

  /** Words alone, over every clause: what the second stage starts from. */
  searchWords(question: string, limit: number): Hit[] {
    return takeBest(this.scoreWords(this.read(question, this.learnt.recall)), limit);
  }

  /** Features of the best clauses of a question, for fitting the ranker, under another recall of terms. */
  features(question: string, recall: TermRecall): { readonly index: number; readonly row: Float32Array }[] {
    const query = this.read(question, recall);
    const found = this.firstStage(query, poolSize, poolSize);
    const candidates = found.pool.slice(0, candidateCount);
    return clauseFeatures(query, this.corpus, found, candidates).map((row, rank) => ({ index: candidates[rank]?.index ?? 0, row }));
  }

  private read(question: string, recall: TermRecall): ClauseQuery {
    return readClauseQuery(question, this.corpus, this.segment, recall, this.places);
  }

  /** Good until the words of the next question are scored. */
  private scoreWords(query: ClauseQuery): Float32Array {
    this.scores.fill(0);
    this.words.accumulate(weightedQuery(query), this.scores);
    return this.scores;
  }

  /** Word scores without learnt factors. */
  private plainWords(query: ClauseQuery): Float32Array {
    const scores = new Float32Array(this.corpus.size);
    const terms = weightedQuery(query).map(([term]) => [term, 1] as const);
    this.words.accumulate(terms, scores);
    return scores;
  }

  /** The `wanted` best by words and pairs of the `size` best by words. */
  private firstStage(query: ClauseQuery, size: number, wanted: number): FirstStage {
    const words = this.scoreWords(query);
    const score = this.pairs.scorer(query);
    const found = placesOfBest(words, size);
    const [totals, neighbours, near] = [new Float64Array(found.length), new Float64Array(found.length), new Float64Array(found.length)];
    for (let at = 0; at < found.length; at++) {
      const index = found[at] as number;
      const pairs = score(index);
      neighbours[at] = pairs.neighbours;
      near[at] = pairs.near;
      totals[at] = (words[index] as number) + neighbourFactor * pairs.neighbours + nearFactor * pairs.near;
    }
    const pool = takeBest(totals, wanted).map(({ index: at, score }): Candidate => {
      return { index: found[at] as number, score, neighbours: neighbours[at] as number, near: near[at] as number };
    });
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
