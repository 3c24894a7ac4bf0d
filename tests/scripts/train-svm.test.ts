import { describe, expect, it } from 'vitest';
import { trainSvm, type SparseVector } from '../../scripts/train-svm.ts';

const vector = (...pairs: [number, number][]): SparseVector => ({
  at: Int32Array.from(pairs.map(([at]) => at)),
  value: Float64Array.from(pairs.map(([, value]) => value)),
});

describe('linear classifier', () => {
  const examples = [vector([0, 1]), vector([0, 1], [1, 1]), vector([1, 1]), vector([2, 1])];
  const positive = [true, true, false, false];

  it('separates what can be separated', () => {
    const { weights, bias } = trainSvm(examples, positive, 3, 10);
    const side = examples.map(({ at }) => [...at].reduce((sum, feature) => sum + (weights[feature] ?? 0), bias) > 0);
    expect(side).toEqual(positive);
  });

  it('minimises the regularised squared hinge loss: no small step in any direction lowers it', () => {
    const cost = 0.5;
    const { weights, bias } = trainSvm(examples, positive, 3, cost);
    const loss = (w: readonly number[]): number =>
      w.reduce((sum, x) => sum + x * x, 0) / 2 +
      cost *
        examples.reduce((sum, { at }, i) => {
          const score = [...at].reduce((total, feature) => total + (w[feature] ?? 0), w[3] ?? 0);
          return sum + Math.max(0, 1 - (positive[i] === true ? score : -score)) ** 2;
        }, 0);
    const best = [...weights, bias];
    for (let k = 0; k < best.length; k += 1)
      for (const step of [0.05, -0.05]) expect(loss(best.with(k, (best[k] ?? 0) + step))).toBeGreaterThan(loss(best));
  });

  it('gives the same weights for the same examples', () => {
    expect(trainSvm(examples, positive, 3, 1)).toEqual(trainSvm(examples, positive, 3, 1));
  });
});
