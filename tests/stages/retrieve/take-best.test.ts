import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeBest } from '../../../src/stages/retrieve/take-best.ts';

describe('the best of many scores', () => {
  it('are those of a full sort: best first, ties by place, nothing at zero', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }), fc.integer({ min: 0, max: 12 }), (values, limit) => {
        const sorted = values
          .map((score, index) => ({ index, score }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.index - b.index)
          .slice(0, limit);
        expect(takeBest(Float32Array.from(values), limit)).toEqual(sorted);
      }),
    );
  });
});
