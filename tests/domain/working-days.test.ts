import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, workingDaysBetween } from '../../src/domain/working-days.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';

const calendar = loadKnowledge().calendar ?? [];
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: string): boolean => weekday(day) === 0 || weekday(day) === 6;

describe('the working-day calendar', () => {
  it('holds the years from 2019, each with its notice and a mark', () => {
    expect(calendar.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const { notice, mark } of calendar) {
      expect(notice.zh).toMatch(/国办发明电〔\d{4}〕\d+号/u);
      expect(['seen', 'memory-unverified']).toContain(mark);
    }
  });

  it.each(calendar.map((year) => [year.year, year] as const))(
    'of %d names weekdays that are off and weekend days that are worked',
    (_, year) => {
      for (const day of [...year.daysOff, ...year.workedWeekendDays]) expect(Number(day.slice(0, 4)), day).toBe(year.year);
      expect(year.daysOff.filter(isWeekend)).toEqual([]);
      expect(year.workedWeekendDays.filter((day) => !isWeekend(day))).toEqual([]);
      // Eleven statutory days off (thirteen from 2025) and the shifted ones: a year has 247 to 252 working days.
      const count = workingDaysBetween(`${year.year}-01-01`, `${year.year}-12-31`, calendar);
      expect('days' in count ? count.days : 0).toBeGreaterThanOrEqual(245);
      expect('days' in count ? count.days : 999).toBeLessThanOrEqual(252);
    },
  );
});

describe('counting working days', () => {
  it.each([
    ['2023-09-28', '2023-10-09', 3], // over the autumn holiday, with the weekend of 7 and 8 October worked
    ['2020-01-23', '2020-02-03', 1],
    ['2025-09-30', '2025-10-09', 1],
    ['2026-02-13', '2026-02-24', 2], // Saturday the 14th is worked
    ['2024-05-10', '2024-05-13', 2],
  ])('from %s to %s gives %d', (from, to, days) => {
    expect(workingDaysBetween(from, to, calendar)).toEqual({ days });
    expect(workingDaysBetween(to, from, calendar)).toEqual({ days: -days });
  });

  it('says which year is missing instead of guessing', () => {
    expect(workingDaysBetween('2026-12-30', '2027-01-05', calendar)).toEqual({ missingYear: 2027 });
    expect(workingDaysBetween('2018-12-27', '2019-01-05', calendar)).toEqual({ missingYear: 2018 });
    expect(addWorkingDays('2026-12-25', 10, calendar)).toEqual({ missingYear: 2027 });
  });

  it('and adding them agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const from = new Date(Date.UTC(2019, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
        const added = addWorkingDays(from, days, calendar);
        expect('day' in added && workingDaysBetween(from, added.day, calendar)).toEqual({ days });
      }),
      { numRuns: 200 },
    );
  });
});
