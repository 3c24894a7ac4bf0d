import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsBetween, setMissing, unionYears, yearsBetween } from '../../../src/stages/assess/cel-functions.ts';

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const span = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('years and months', () => {
  it.each([
    ['2021-03-01', '2026-03-01', 5],
    ['2021-03-01', '2026-02-28', 4 + 364 / 365],
    ['2020-02-29', '2023-02-28', 3],
    ['2020-02-29', '2024-02-29', 4],
    ['2026-01-01', '2026-01-01', 0],
    ['2026-07-02', '2026-01-01', -(182 / 365)],
  ])('from %s to %s are %d years', (from, to, years) => {
    expect(yearsBetween(day(from), day(to))).toBeCloseTo(years, 12);
  });

  it.each([
    ['2026-01-31', '2026-07-31', 6],
    ['2025-08-31', '2026-02-28', 6],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-15', '2026-02-14', 30 / 31],
    ['2025-12-30', '2026-12-30', 12],
  ])('from %s to %s are %d months', (from, to, months) => {
    expect(monthsBetween(day(from), day(to))).toBeCloseTo(months, 12);
  });

  it('grow with every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 9_000 }), (start, length) => {
        const from = new Date(start * 86_400_000);
        const to = new Date((start + length) * 86_400_000);
        const next = new Date(to.getTime() + 86_400_000);
        return yearsBetween(from, to) < yearsBetween(from, next) && monthsBetween(from, to) <= monthsBetween(from, next);
      }),
    );
  });
});

describe('years of a union of intervals', () => {
  it('count an overlap once', () => {
    expect(unionYears([span('2015-01-01', '2018-01-01'), span('2017-01-01', '2020-01-01'), span('2016-01-01', '2016-06-01')])).toBe(5);
  });
  it('add up what is apart, and take the next day as no gap', () => {
    expect(unionYears([span('2015-01-01', '2016-01-01'), span('2018-01-01', '2020-01-01')])).toBe(3);
    expect(unionYears([span('2015-01-01', '2017-12-31'), span('2018-01-01', '2020-01-01')])).toBe(5);
  });
  it('are none without intervals', () => {
    expect(unionYears([])).toBe(0);
  });
  it.each([[{ from: day('2020-01-01') }], [span('2020-01-02', '2020-01-01')], ['2020']])('cannot be computed over %o', (interval) => {
    expect(() => unionYears([interval])).toThrow('cannot compute');
  });
  it('are never more than the whole span and do not depend on the order', () => {
    const interval = fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 3000 })).map(([start, length]) => ({
      from: new Date(start * 86_400_000),
      to: new Date((start + length) * 86_400_000),
    }));
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 8 }), (intervals) => {
        const first = new Date(Math.min(...intervals.map((i) => i.from.getTime())));
        const last = new Date(Math.max(...intervals.map((i) => i.to.getTime())));
        const union = unionYears(intervals);
        return union <= yearsBetween(first, last) + 0.02 && union === unionYears([...intervals].reverse());
      }),
    );
  });
});

describe('sets', () => {
  it('name what is missing, by value', () => {
    expect(setMissing(['a', 'b', 2], ['b', 2n])).toEqual(['a']);
    expect(setMissing([day('2026-01-01')], [day('2026-01-01')])).toEqual([]);
    expect(() => setMissing([{}], [])).toThrow('cannot compute');
  });
});
