import { takeBest } from './take-best.ts';

/** Scores of one way of searching, by clause number; 0 is not found. Scales may differ between ways. */
export type Scores = Float32Array;

export type FusionWeights = {
  /** Nearness in the latent space, beside 1 for meaning by words. */
  readonly latent: number;
  /** Nearness in the space of an embedding endpoint, when there is one. */
  readonly dense: number;
  /** Place in the lexical order. */
  readonly lexical: number;
  /** How much a rank among clauses that speak only the other language counts beside the same rank among those that speak the question's. */
  readonly foreign: number;
};

/** A place counts half at this rank. */
const halfRank = 10;
/** Ranks beyond are not kept. */
const deepest = 500;

/**
 * One order from several: scores divided by their best and added with weights; apart for clauses that speak the language of the question and for
 * those that do not, since a translated word is met less often than the word itself and the two scales differ; the two orders are then shuffled into one by rank.
 */
export function fuseScores(
  parts: { readonly meaning: Scores; readonly latent: Scores; readonly dense?: Scores | undefined; readonly lexical: readonly number[] },
  speaks: Uint8Array,
  weights: FusionWeights,
): Scores {
  const sum = scaled(parts.meaning, speaks);
  const near = [
    [scaled(parts.latent, speaks), weights.latent] as const,
    ...(parts.dense === undefined ? [] : [[scaled(parts.dense, speaks), weights.dense] as const]),
  ];
  for (const [scores, weight] of near) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + weight * (scores[i] as number);
  parts.lexical.forEach((clause, rank) => {
    sum[clause] = (sum[clause] ?? 0) + weights.lexical / (1 + rank / halfRank);
  });
  return interleaved(sum, speaks, weights.foreign);
}

/** By rank in its own group, and no longer by score: how scores fall from the best differs with the size of a group. */
function interleaved(sum: Scores, speaks: Uint8Array, foreign: number): Scores {
  const of = (group: number): number[] =>
    takeBest(
      sum.map((score, i) => (speaks[i] === group ? score : 0)),
      deepest,
    ).map(({ index }) => index);
  const order = [...of(1), ...of(0)];
  const fused = new Float32Array(sum.length);
  const ranks = [0, 0];
  for (const i of order) {
    const group = speaks[i] as number;
    const rank = ranks[group] ?? 0;
    ranks[group] = rank + 1;
    fused[i] = (group === 0 ? foreign : 1) / (1 + rank / halfRank);
  }
  return fused;
}

/** Each score divided by the best of its group; what is below 0 becomes 0. */
function scaled(scores: Scores, group: Uint8Array): Scores {
  const best = [0, 0];
  scores.forEach((score, i) => (best[group[i] as number] = Math.max(best[group[i] as number] ?? 0, score)));
  return scores.map((score, i) => Math.max(0, score) / (best[group[i] as number] || 1));
}
