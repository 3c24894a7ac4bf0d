import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  readDurations,
  readExperienceMonths,
  readIntervals,
  readTimesPerYear,
  unionYears,
  uniteIntervals,
  yearsBetween,
} from '../../src/domain/intervals.ts';

describe('periods', () => {
  it.each([
    ['2025.03.01–至今', '2025-03-01', null],
    ['Aug 2019 - present', '2019-08-01', null],
    ['2017-04 to today', '2017-04-01', null],
    ['2021.04–2023.04', '2021-04-01', '2023-04-30'],
    ['2016年5月至2020年3月', '2016-05-01', '2020-03-31'],
    ['2018–2021', '2018-01-01', '2021-12-31'],
  ])('reads %s', (text, from, to) => {
    expect(readIntervals(text)).toMatchObject([{ from, to }]);
  });

  it('reads every period of a career in one cell', () => {
    expect(readIntervals('2013-06 to 2019-02 Larch Tablets; 2019-03 to today Fir')).toMatchObject([
      { from: '2013-06-01', to: '2019-02-28' },
      { from: '2019-03-01', to: null },
    ]);
  });
});

describe('durations and frequencies', () => {
  it.each([
    ['within 24 h', 24],
    ['二十四小时内', 24],
    ['within twenty-four hours', 24],
    ['one working day', 24],
    ['1个工作日', 24],
    ['within a week', 168],
  ])('counts %s in hours', (text, hours) => {
    expect(readDurations(text)[0]?.hours).toBe(hours);
  });

  it.each([
    ['quarterly', 4],
    ['每季度', 4],
    ['每个季度末', 4],
    ['twice a year, in March and September', 2],
    ['Four times a year, in the first month of each quarter', 4],
    ['每年两次', 2],
    ['every six months', 2],
    ['每年三月底之前', 1],
    ['at the end of March, June, September and December', 4],
    ['in the monthly summary', 12],
  ])('counts %s in times a year', (text, times) => {
    expect(readTimesPerYear(text)).toBe(times);
  });

  it('says nothing of a text without a frequency', () => {
    expect(readTimesPerYear('as the need arises')).toBeUndefined();
  });

  it.each([
    ['累计从业5年1个月，其中', 61],
    ['3 years 2 months', 38],
    ['1年10个月', 22],
  ])('adds years and months of %s', (text, months) => {
    expect(readExperienceMonths(text)).toBe(months);
  });

  it('does not take a date for a duration', () => {
    expect(readDurations('2025年12月 and 3 March 2026')).toEqual([]);
  });
});

describe('years covered', () => {
  const day = fc.integer({ min: 0, max: 9000 }).map((d) => new Date(Date.UTC(2000, 0, 1) + d * 86_400_000).toISOString().slice(0, 10));
  const interval = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

  it('counts a full anniversary as a whole number', () => {
    expect(yearsBetween('2023-03-01', '2026-03-01')).toBe(3);
    expect(yearsBetween('2024-02-29', '2025-02-28')).toBe(1);
    expect(yearsBetween('2023-03-01', '2026-02-28')).toBeLessThan(3);
  });

  it('counts an overlap once and ends an open period on the given day', () => {
    const posts = [
      { from: '2022-09-01', to: '2023-12-31' },
      { from: '2023-05-01', to: '2024-06-30' },
      { from: '2025-09-01', to: null },
    ];
    expect(unionYears(posts, '2026-08-17')).toBeCloseTo(2.79, 1);
  });

  it('adds months to the last day of a shorter month', () => {
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28');
  });

  it('never grows by repeating periods, and never exceeds the whole stretch', () => {
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 8 }), (list) => {
        const once = unionYears(list, '2030-01-01');
        const first = list.map((i) => i.from).sort()[0] ?? '';
        const last =
          list
            .map((i) => i.to)
            .sort()
            .at(-1) ?? '';
        expect(unionYears([...list, ...list], '2030-01-01')).toBeCloseTo(once, 9);
        expect(once).toBeLessThanOrEqual(yearsBetween(first, last) + 0.02);
        expect(uniteIntervals(list, '2030-01-01').length).toBeLessThanOrEqual(list.length);
      }),
    );
  });
});
