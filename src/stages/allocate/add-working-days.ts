import type { CalendarYear } from '../../domain/index.ts';

const oneDay = 86_400_000;

/** The day that lies `days` working days after `from` (YYYY-MM-DD, itself not counted), or the year whose calendar is missing. */
export function addWorkingDays(
  from: string,
  days: number,
  calendar: readonly CalendarYear[],
): { readonly day: string } | { readonly missingYear: number } {
  const years = new Map(
    calendar.map(({ year, daysOff, workedWeekendDays }) => [year, { off: new Set(daysOff), worked: new Set(workedWeekendDays) }]),
  );
  let time = Date.parse(`${from}T00:00:00Z`);
  for (let left = days; left > 0;) {
    time += oneDay;
    const date = new Date(time);
    const year = years.get(date.getUTCFullYear());
    if (year === undefined) return { missingYear: date.getUTCFullYear() };
    const name = date.toISOString().slice(0, 10);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (weekend ? year.worked.has(name) : !year.off.has(name)) left -= 1;
  }
  return { day: new Date(time).toISOString().slice(0, 10) };
}
