import type { CalendarYear } from './knowledge.ts';

const oneDay = 86_400_000;

/** A year that the calendar lacks: nothing that needs it can be computed. */
export type MissingYear = { readonly missingYear: number };

/** Is a day worked? Weekends are off unless the calendar says that they are worked, weekdays are worked unless it says that they are off. */
function workDays(calendar: readonly CalendarYear[]): (time: number) => boolean | MissingYear {
  const years = new Map(
    calendar.map(({ year, daysOff, workedWeekendDays }) => [year, { off: new Set(daysOff), worked: new Set(workedWeekendDays) }]),
  );
  return (time) => {
    const date = new Date(time);
    const year = years.get(date.getUTCFullYear());
    if (year === undefined) return { missingYear: date.getUTCFullYear() };
    const day = date.toISOString().slice(0, 10);
    return date.getUTCDay() === 0 || date.getUTCDay() === 6 ? year.worked.has(day) : !year.off.has(day);
  };
}

/** Working days after `from` up to and including `to` (YYYY-MM-DD); negative when `to` is before `from`; or the first year that the calendar lacks. */
export function workingDaysBetween(from: string, to: string, calendar: readonly CalendarYear[]): { readonly days: number } | MissingYear {
  const [first, last] = to < from ? [to, from] : [from, to];
  const isWorked = workDays(calendar);
  const end = Date.parse(`${last}T00:00:00Z`);
  let count = 0;
  for (let time = Date.parse(`${first}T00:00:00Z`) + oneDay; time <= end; time += oneDay) {
    const worked = isWorked(time);
    if (typeof worked !== 'boolean') return worked;
    if (worked) count += 1;
  }
  return { days: to < from && count > 0 ? -count : count };
}

/** The day that lies `days` working days after `from` (YYYY-MM-DD, itself not counted), or the year whose calendar is missing. */
export function addWorkingDays(from: string, days: number, calendar: readonly CalendarYear[]): { readonly day: string } | MissingYear {
  const isWorked = workDays(calendar);
  let time = Date.parse(`${from}T00:00:00Z`);
  for (let left = days; left > 0;) {
    time += oneDay;
    const worked = isWorked(time);
    if (typeof worked !== 'boolean') return worked;
    if (worked) left -= 1;
  }
  return { day: new Date(time).toISOString().slice(0, 10) };
}
