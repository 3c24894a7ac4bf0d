import { describe, expect, it } from 'vitest';
import { shareDifference, shareInterval } from '../../src/domain/share-interval.ts';

describe('the interval of a share', () => {
  it('is that of Wilson: 81 of 263 lies between 0.2553 and 0.3662', () => {
    const [low, high] = shareInterval(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('is everything where nothing was counted, and stays between 0 and 1', () => {
    expect(shareInterval(0, 0)).toEqual([0, 1]);
    expect(shareInterval(0, 5)[0]).toBe(0);
    expect(shareInterval(5, 5)[1]).toBe(1);
  });
});

describe('the difference of two shares', () => {
  // Newcombe 1998 (Statistics in Medicine 17, 873-890), table II: 56/70 less 48/80 by method 10 is 0.0524 to 0.3339.
  it('is that of Newcombe’s method 10', () => {
    const found = shareDifference({ part: 48, whole: 80 }, { part: 56, whole: 70 });
    expect(found?.difference).toBeCloseTo(0.2, 6);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
    expect(found?.apart).toBe(true);
  });

  it('cannot be told apart when its interval holds zero', () => {
    expect(shareDifference({ part: 9, whole: 10 }, { part: 8, whole: 10 })?.apart).toBe(false);
  });

  it('is nothing where one of them counted nothing', () => {
    expect(shareDifference({ part: 0, whole: 0 }, { part: 8, whole: 10 })).toBeNull();
  });
});
