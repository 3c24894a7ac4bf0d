import { describe, expect, it } from 'vitest';
import { isoDate, readDate, readDates, sayDay } from '../../src/domain/dates.ts';

describe('a day in a sentence', () => {
  it('is said as each language writes it, and left alone where it is no day', () => {
    expect(sayDay('2026-05-02')).toEqual({ en: '2 May 2026', zh: '2026年5月2日' });
    expect(sayDay('2026-05')).toEqual({ en: '2026-05', zh: '2026-05' });
  });
});

describe('dates as documents write them', () => {
  it.each([
    ['3 March 2026', '2026-03-03'],
    ['March 3, 2026', '2026-03-03'],
    ['2026-03-03', '2026-03-03'],
    ['2026.3.3', '2026-03-03'],
    ['2026年3月3日', '2026-03-03'],
    ['2026 年 3 月 3 日', '2026-03-03'],
    ['二〇二六年三月三日', '2026-03-03'],
    ['二〇二五年二月二十日', '2025-02-20'],
    ['18 Sept 2025', '2025-09-18'],
    ['14 Nov\n2025', '2025-11-14'],
    ['29 February 2024', '2024-02-29'],
  ])('reads %s as one day', (text, day) => {
    expect(readDates(text)).toMatchObject([{ value: day, last: day, precision: 'day' }]);
  });

  it.each([
    ['2022-02', '2022-02-01', '2022-02-28'],
    ['2026.03', '2026-03-01', '2026-03-31'],
    ['2019年6月', '2019-06-01', '2019-06-30'],
    ['August 2025', '2025-08-01', '2025-08-31'],
  ])('reads %s as a whole month', (text, first, last) => {
    expect(readDates(text)).toMatchObject([{ value: first, last, precision: 'month' }]);
  });

  it.each([
    ['1–2 December 2025', '2025-12-01', '2025-12-02'],
    ['14 and 15 October 2025', '2025-10-14', '2025-10-15'],
    ['30 September and 1 October 2025', '2025-09-30', '2025-10-01'],
    ['2025年1月6日至8日', '2025-01-06', '2025-01-08'],
    ['2025年4月30日至5月2日', '2025-04-30', '2025-05-02'],
  ])('reads %s with its first and its last day', (text, first, last) => {
    expect(readDates(text)).toMatchObject([{ value: first, last }]);
  });

  it.each(['TV251101', 'H2019-7731', 'KB-26-01', '1.5–2.5 %', '31 February 2026', '苏2021X0416', '2026-13-01', 'no. 12'])(
    'does not take %s for a date',
    (text) => {
      expect(readDates(text)).toEqual([]);
    },
  );

  it('completes a day without a year only where the year is known', () => {
    expect(readDate('3月18日，甲')).toBeUndefined();
    expect(readDate('3月18日，甲', 2024)).toMatchObject({ value: '2024-03-18' });
  });

  it('gives the places of several dates in order', () => {
    const text = 'signed 2 February 2026, valid to 2029-02-01';
    expect(readDates(text).map((d) => text.slice(d.start, d.end))).toEqual(['2 February 2026', '2029-02-01']);
  });

  it('knows that a day which the calendar lacks is no date', () => {
    expect(isoDate(2026, 2, 29)).toBeUndefined();
  });
});
