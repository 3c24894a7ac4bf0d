/** A query with the features of its passages, `width` values each, and the positions of the passages that are evidence. */
export type Example = { readonly group: string; readonly values: Float64Array; readonly gold: readonly number[] };

const ridge = 1e-3;
const steps = 120;
const pace = 0.15;

/**
 * Weights of a linear ranking: the gold passages of each query share the probability (softmax over the document's passages, ListNet top one,
 * Cao et al. 2007), with a ridge, by Adam on the whole set. Starts at zero, so the same examples give the same weights; `frozen` ones stay there.
 */
export function fitWeights(examples: readonly Example[], width: number, frozen: ReadonlySet<number> = new Set()): Float64Array {
  const weights = new Float64Array(width);
  const mean = new Float64Array(width);
  const square = new Float64Array(width).fill(1e-8);
  for (let step = 1; step <= steps; step += 1) {
    const gradient = new Float64Array(width);
    for (const { values, gold } of examples) {
      const errors = probabilities(values, weights);
      for (const at of gold) errors[at]! -= 1 / gold.length;
      for (let at = 0; at < errors.length; at += 1) {
        const error = errors[at]!;
        if (Math.abs(error) > 1e-5) for (let k = 0; k < width; k += 1) gradient[k]! += error * values[at * width + k]!;
      }
    }
    for (let k = 0; k < width; k += 1) {
      if (frozen.has(k)) continue;
      const slope = gradient[k]! / examples.length + ridge * weights[k]!;
      mean[k] = 0.9 * mean[k]! + 0.1 * slope;
      square[k] = 0.99 * square[k]! + 0.01 * slope * slope;
      weights[k]! -= (pace * (mean[k]! / (1 - 0.9 ** step))) / Math.sqrt(square[k]! / (1 - 0.99 ** step) + 1e-8);
    }
  }
  return weights;
}

/** Positions by falling score, ties in reading order. */
export function rankBy(values: Float64Array, weights: Float64Array): number[] {
  const scores = linear(values, weights);
  return [...scores.keys()].sort((x, y) => scores[y]! - scores[x]! || x - y);
}

function linear(values: Float64Array, weights: Float64Array): Float64Array {
  const width = weights.length;
  const scores = new Float64Array(values.length / width);
  for (let at = 0; at < scores.length; at += 1) {
    let sum = 0;
    for (let k = 0; k < width; k += 1) sum += values[at * width + k]! * weights[k]!;
    scores[at] = sum;
  }
  return scores;
}

function probabilities(values: Float64Array, weights: Float64Array): Float64Array {
  const scores = linear(values, weights);
  const most = scores.reduce((x, y) => Math.max(x, y), -Infinity);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) sum += scores[at] = Math.exp(scores[at]! - most);
  return scores.map((value) => value / sum);
}
