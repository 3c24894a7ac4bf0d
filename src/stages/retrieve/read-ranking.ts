import { z } from 'zod';
import type { LearntRanking } from './clause-index.ts';
import { clauseFeatureNames } from './clause-features.ts';
import { shippedRankingJson } from './shipped-ranking.ts';

const numbers = z.array(z.number());
const Stored = z.object({
  /** Names of the features that the trees were fitted on: they must be those of this build. */
  features: z.array(z.string()),
  /** Recall of terms in percent. */
  recall: z.record(z.string(), z.number().min(1).max(99)),
  trees: z.object({ roots: numbers, features: numbers, thresholds: numbers, lefts: numbers, rights: numbers }),
});
export type StoredRanking = z.infer<typeof Stored>;

/** A learnt ranking as stored; throws when it was fitted on other features than this build computes. */
export function readRanking(json: string): LearntRanking {
  const { features, recall, trees } = Stored.parse(JSON.parse(json));
  if (features.join() !== clauseFeatureNames.join()) {
    throw new Error('The stored ranking was fitted on other features: run evals/obliqa/train.ts');
  }
  return {
    recall: new Map(Object.entries(recall).map(([term, percent]) => [term, percent / 100])),
    trees: {
      roots: Int32Array.from(trees.roots),
      features: Int32Array.from(trees.features),
      thresholds: Float64Array.from(trees.thresholds),
      lefts: Int32Array.from(trees.lefts),
      rights: Int32Array.from(trees.rights),
    },
  };
}

let shipped: LearntRanking | undefined;
/** The ranking that the product ships, fitted on all development questions of ObliQA. English. */
export function shippedRanking(): LearntRanking {
  shipped ??= readRanking(shippedRankingJson);
  return shipped;
}
