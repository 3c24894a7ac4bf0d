import type { Environment } from '@marcbachmann/cel-js';
import { celSignatures } from '../../domain/cel-signatures.ts';
import type { CalendarYear } from '../../domain/knowledge.ts';
import { workingDaysBetween } from '../../domain/working-days.ts';

/**
 * The functions that checks may call beside CEL's own. Days are timestamps at 00:00 UTC. What cannot be computed raises, so that a check over it
 * is undecided.
 *
 * - `years(from, to)`: double; completed calendar years plus the fraction of the running year; a full anniversary is a whole number
 * - `monthsBetween(a, b)`: the same in months
 * - `unionYears(list)`: double; years covered by intervals with `from` and `to`; overlaps count once; an empty list gives 0
 * - `workingDaysBetween(a, b)`: int; working days after a up to and including b, by the dated calendar; raises where a year is missing
 * - `setMissing(required, have)`: list; elements of `required` that `have` does not contain
 */
export function registerCelFunctions(environment: Environment, calendar: readonly CalendarYear[]): Environment {
  return environment
    .registerFunction(celSignatures.years, yearsBetween)
    .registerFunction(celSignatures.monthsBetween, monthsBetween)
    .registerFunction(celSignatures.unionYears, unionYears)
    .registerFunction(celSignatures.workingDaysBetween, (from: Date, to: Date) => countWorkingDays(from, to, calendar))
    .registerFunction(celSignatures.setMissing, setMissing);
}

const oneDay = 86_400_000;

/** Negative when `to` is before `from`. */
export function yearsBetween(from: Date, to: Date): number {
  return calendarSteps(from, to, 12);
}

/** The same day of a month is a whole number, or the month's last day where that day is lacking. Negative when `to` is before `from`. */
export function monthsBetween(from: Date, to: Date): number {
  return calendarSteps(from, to, 1);
}

/** Years covered by the union of the intervals; an interval that begins the day after another ends continues it. */
export function unionYears(intervals: readonly unknown[]): number {
  const spans = intervals.map(spanOf).sort((a, b) => a.from.getTime() - b.from.getTime());
  let total = 0;
  let run: { from: Date; to: Date } | undefined;
  for (const span of spans) {
    if (run !== undefined && span.from.getTime() <= run.to.getTime() + oneDay) {
      if (span.to > run.to) run = { from: run.from, to: span.to };
      continue;
    }
    if (run !== undefined) total += yearsBetween(run.from, run.to);
    run = span;
  }
  return run === undefined ? 0 : total + yearsBetween(run.from, run.to);
}

/** Raised where working days of a year are asked for that the calendar lacks. */
export class MissingCalendarYear extends Error {
  readonly year: number;
  constructor(year: number) {
    super(`cannot compute: the working-day calendar of ${year} is missing`);
    this.year = year;
  }
}

function countWorkingDays(from: Date, to: Date, calendar: readonly CalendarYear[]): bigint {
  const counted = workingDaysBetween(isoDay(from), isoDay(to), calendar);
  if ('missingYear' in counted) throw new MissingCalendarYear(counted.missingYear);
  return BigInt(counted.days);
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** Elements of `required` that are not in `have`; text, numbers, truth values and days are compared by value. */
export function setMissing(required: readonly unknown[], have: readonly unknown[]): unknown[] {
  const present = new Set(have.map(identity));
  return required.filter((element) => !present.has(identity(element)));
}

function calendarSteps(from: Date, to: Date, months: number): number {
  if (to < from) return -calendarSteps(to, from, months);
  let steps = Math.max(
    0,
    Math.floor(((to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()) / months),
  );
  if (addMonths(from, steps * months) > to) steps -= 1;
  const last = addMonths(from, steps * months);
  const next = addMonths(from, (steps + 1) * months);
  return steps + (to.getTime() - last.getTime()) / (next.getTime() - last.getTime());
}

function addMonths(from: Date, months: number): Date {
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(from.getUTCDate(), lastDay)));
}

function spanOf(interval: unknown): { from: Date; to: Date } {
  const { from, to } = Object(interval) as { from?: unknown; to?: unknown };
  if (!(from instanceof Date) || !(to instanceof Date)) throw new Error('cannot compute: an interval lacks its first or last day');
  if (to < from) throw new Error('cannot compute: an interval ends before it begins');
  return { from, to };
}

function identity(value: unknown): string {
  if (value instanceof Date) return `day ${value.getTime()}`;
  if (typeof value === 'bigint' || typeof value === 'number') return `number ${Number(value)}`;
  if (typeof value === 'string' || typeof value === 'boolean') return `${typeof value} ${value}`;
  throw new Error('cannot compute: only text, numbers, truth values and days can be compared in sets');
}
