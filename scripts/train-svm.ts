export type SparseVector = { readonly at: Int32Array; readonly value: Float64Array };
export type LinearModel = { readonly weights: Float64Array; readonly bias: number };

const rounds = 60;
const tolerance = 0.02;

/**
 * L2-regularised linear classifier with squared hinge loss, by dual coordinate descent (Hsieh et al., ICML 2008, algorithm 1; the bias is a
 * feature of constant 1). `cost` is one for all examples or one for each. Visits the examples in a fixed shuffled order, so the same input gives the same weights.
 */
export function trainSvm(
  examples: readonly SparseVector[],
  positive: readonly boolean[],
  features: number,
  cost: number | readonly number[],
): LinearModel {
  const weights = new Float64Array(features);
  let bias = 0;
  const alpha = new Float64Array(examples.length);
  const diagonals = examples.map((_, i) => 1 / (2 * (typeof cost === 'number' ? cost : (cost[i] ?? 1))));
  const lengths = examples.map(({ value }, i) => value.reduce((sum, v) => sum + v * v, 1 + (diagonals[i] ?? 0)));
  const order = Int32Array.from(examples.keys());
  let seed = 1;
  const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < rounds; round += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = next(i + 1);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    let worst = 0;
    for (const i of order) {
      const { at, value } = examples[i] ?? { at: new Int32Array(), value: new Float64Array() };
      const sign = positive[i] === true ? 1 : -1;
      let product = bias;
      for (let k = 0; k < at.length; k += 1) product += (weights[at[k] ?? 0] ?? 0) * (value[k] ?? 0);
      const old = alpha[i] ?? 0;
      const gradient = sign * product - 1 + (diagonals[i] ?? 0) * old;
      const projected = old === 0 ? Math.min(gradient, 0) : gradient;
      if (projected === 0) continue;
      worst = Math.max(worst, Math.abs(projected));
      const fresh = Math.max(old - gradient / (lengths[i] ?? 1), 0);
      alpha[i] = fresh;
      const step = (fresh - old) * sign;
      for (let k = 0; k < at.length; k += 1) weights[at[k] ?? 0] = (weights[at[k] ?? 0] ?? 0) + step * (value[k] ?? 0);
      bias += step;
    }
    if (worst < tolerance) break;
  }
  return { weights, bias };
}
