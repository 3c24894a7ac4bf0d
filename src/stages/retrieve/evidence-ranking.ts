import { featureNames, type PassageFeatures, type RankingWeights } from './passage-features.ts';
import { rankingWeights } from './ranking-weights.ts';

/** Linear score of every passage, higher is better; differences are log odds of being evidence for the same query. */
export function scorePassages({ values }: PassageFeatures, weights: RankingWeights = rankingWeights): Float64Array {
  const vector = featureNames.map((name) => weights[name]);
  const scores = new Float64Array(values.length / vector.length);
  for (let at = 0; at < scores.length; at += 1) {
    let sum = 0;
    for (let k = 0; k < vector.length; k += 1) sum += vector[k]! * values[at * vector.length + k]!;
    scores[at] = sum;
  }
  return scores;
}
