import type { DeviceTerms } from '../../src/stages/classify/device-features.ts';
import { scoreTerms, trainDeviceModel } from './train-device-model.ts';

const folds = 10;
const innerFolds = 10;

/** Fold of each group, by a hash of its name: the same data give the same folds, and one group is never on both sides. */
export function foldsOf(groups: readonly string[], seed: number, count = folds): number[] {
  const order = [...new Set(groups)].sort((a, b) => mix(a, seed) - mix(b, seed));
  const fold = new Map(order.map((group, at) => [group, at % count]));
  return groups.map((group) => fold.get(group) ?? 0);
}

/** Scores of every device by a model that has not seen its fold. */
export function scoresByFolds(counts: readonly DeviceTerms[], isThree: readonly boolean[], fold: readonly number[]): number[] {
  const scores = counts.map(() => 0);
  for (const held of new Set(fold)) {
    const seen = [...fold.keys()].filter((at) => fold[at] !== held);
    const model = trainDeviceModel(pick(counts, seen), seen.map((at) => isThree[at] === true));
    for (const [at, own] of fold.entries()) if (own === held) scores[at] = scoreTerms(model, counts[at] ?? none);
  }
  return scores;
}

/** The highest threshold under which at most `allowed` (a share of all) of class III fall. */
function thresholdFor(scores: readonly number[], isThree: readonly boolean[], allowed: number): number {
  const threes = scores.filter((_, at) => isThree[at] === true).toSorted((a, b) => a - b);
  return (threes[Math.floor(allowed * scores.length)] ?? 0) - 1e-9;
}

/** Scores less the threshold of their fold; the threshold is set inside the training part only. */
export function calibratedScores(
  counts: readonly DeviceTerms[],
  isThree: readonly boolean[],
  groups: readonly string[],
  seed: number,
  allowed: number,
): number[] {
  const fold = foldsOf(groups, seed);
  const scores = scoresByFolds(counts, isThree, fold);
  for (const held of new Set(fold)) {
    const seen = [...fold.keys()].filter((at) => fold[at] !== held);
    const labels = seen.map((at) => isThree[at] === true);
    const inner = foldsOf(seen.map((at) => groups[at] ?? ''), seed + 100, innerFolds);
    const threshold = thresholdFor(scoresByFolds(pick(counts, seen), labels, inner), labels, allowed);
    for (const [at, own] of fold.entries()) if (own === held) scores[at] = (scores[at] ?? 0) - threshold;
  }
  return scores;
}

const none: DeviceTerms = { kind: 'device', views: [], tendencies: new Map() };
export const pick = (counts: readonly DeviceTerms[], at: readonly number[]): DeviceTerms[] => at.map((device) => counts[device] ?? none);

function mix(text: string, seed: number): number {
  let hash = seed;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}
