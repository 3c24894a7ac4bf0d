import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowAt, rowsInView, stackRows } from '../../../src/console/screens/desk/rows-in-view.ts';

describe('rows of which only those near the view are drawn', () => {
  it('follow each other with a gap between them', () => {
    expect(stackRows([10, 20, 5], 2)).toEqual({ tops: [0, 12, 34], end: 39 });
    expect(stackRows([], 2)).toEqual({ tops: [], end: 0 });
  });

  it('are found by their height as by looking at each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 })), fc.integer({ min: -10, max: 3000 }), (heights, at) => {
        const { tops } = stackRows(heights, 3);
        expect(rowAt(tops, at)).toBe(tops.findLastIndex((top) => top <= at));
      }),
    );
  });

  it('never leave out one that is in sight', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), fc.nat(3000), fc.nat(200), (heights, from, view) => {
        const { tops } = stackRows(heights, 3);
        const [first, last] = rowsInView(tops, from, from + view);
        const inSight = tops.flatMap((top, row) => (top <= from + view && top + heights[row]! > from ? [row] : []));
        for (const row of inSight) expect(row >= first && row <= last).toBe(true);
      }),
    );
  });
});
