import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOfBest, takeBest, type Hit } from '../../../src/stages/retrieve/take-best.ts';

function sortAll(values: ArrayLike<number>, limit: number): Hit[] {
  return Array.from(values, (score, index) => ({ index, score }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit);
}

describe('the best of many scores', () => {
  it('are those of a full sort: best first, ties by place, nothing at zero', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }), fc.integer({ min: 0, max: 12 }), (values, limit) => {
        expect(takeBest(Float32Array.from(values), limit)).toEqual(sortAll(values, limit));
        expect(takeBest(Float64Array.from(values), limit)).toEqual(sortAll(values, limit));
      }),
    );
  });

  it('are those of a full sort among thousands of any size and sign', () => {
    const score = fc.oneof(fc.float({ noNaN: true }), fc.float({ min: 0, max: 40, noNaN: true }), fc.constantFrom(0, -0, 1, 40));
    const scores = fc
      .array(score, { minLength: 1, maxLength: 300 })
      .map((some) => Float32Array.from({ length: 20 * some.length + 3 }, (_, at) => some[(at * 7) % some.length] ?? 0));
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 70 }), (values, limit) => {
        expect(takeBest(values, limit)).toEqual(sortAll(values, limit));
      }),
    );
  });

  it('stand in a part of a longer list as in a list of their own', () => {
    const values = Float32Array.from({ length: 5000 }, (_, at) => (at * 7919) % 5003);
    expect(takeBest(values.subarray(1003), 20)).toEqual(sortAll(values.subarray(1003), 20));
  });

  it('are found by place in ascending order', () => {
    expect([...placesOfBest(Float32Array.of(0, 3, 1, 3, 2), 3)]).toEqual([1, 3, 4]);
  });
});
