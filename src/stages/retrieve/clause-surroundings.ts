import type { ClauseCorpus } from './clause-corpus.ts';
import { sum } from './sum.ts';

/** Scores of one question: word scores of every clause, the highest of all (never 0), and those of the pool by instrument, best first. */
type Scores = {
  readonly words: Float32Array;
  readonly poolSize: number;
  readonly top: number;
  readonly topWords: number;
  readonly groups: ReadonlyMap<string, readonly number[]>;
};

/** What the clauses around say: its instrument, the clauses before and after, those under the same heading. */
export function surroundingsOf(index: number, corpus: ClauseCorpus, { words, poolSize, top, topWords, groups }: Scores) {
  const group = corpus.groups[index] ?? '';
  const scores = groups.get(group) ?? [];
  const at = (other: number): number => (corpus.groups[other] === group ? (words[other] ?? 0) / topWords : 0);
  const parent = corpus.parents[index] ?? null;
  let [total, best, count] = [0, 0, 0];
  for (const sibling of parent === null ? [] : (corpus.children.get(parent) ?? [])) {
    if (sibling === index) continue;
    count++;
    total += words[sibling] ?? 0;
    best = Math.max(best, words[sibling] ?? 0);
  }
  return {
    groupBestFive: sum(scores.slice(0, 5)) / 5 / top,
    groupShare: scores.length / Math.max(1, poolSize),
    groupBest: (scores[0] ?? 0) / top,
    before: at(index - 1),
    after: at(index + 1),
    around: (at(index - 3) + at(index - 2) + at(index - 1) + at(index + 1) + at(index + 2) + at(index + 3)) / 6,
    siblingMean: count > 0 ? total / count / topWords : 0,
    siblingBest: best / topWords,
    siblings: Math.log1p(count),
  };
}
