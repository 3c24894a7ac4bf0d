import { z } from 'zod';
import { IsoDate } from '../../domain/bilingual.ts';
import { isoDate } from '../../domain/dates.ts';
import { addMonths, unionYears, uniteIntervals, yearsBetween } from '../../domain/intervals.ts';

/** One calculation with days; `between` counts from the first to the second day, `sum` joins periods that overlap or touch before it counts. */
export const DateQuestion = z.object({
  operation: z.enum(['between', 'add', 'sum', 'order']),
  from: z.string().optional(),
  to: z.string().optional(),
  months: z.int().min(-1200).max(1200).optional(),
  days: z.int().min(-40_000).max(40_000).optional(),
  periods: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .max(40)
    .optional(),
  dates: z.array(z.string()).max(40).optional(),
});
export type DateQuestion = z.infer<typeof DateQuestion>;

/** A computed value with the days that went in: a number of a claim may rest on it when the days themselves stand in the evidence. */
export type Computed = { readonly value: string; readonly derivation: string; readonly inputs: readonly string[] };

const day = 86_400_000;

/** @throws RangeError for a day that does not exist or a question without its parts. */
export function computeDates(question: DateQuestion): Computed {
  switch (question.operation) {
    case 'between': {
      const [from, to] = [read(question.from), read(question.to)];
      const days = Math.round((Date.parse(to) - Date.parse(from)) / day);
      const years = days < 0 ? -yearsBetween(to, from) : yearsBetween(from, to);
      const value = `${days} days, ${rounded(years * 12)} months, ${rounded(years)} years`;
      return { value, derivation: `${from} → ${to} = ${value}`, inputs: [from, to] };
    }
    case 'add': {
      const from = read(question.from);
      const moved = addMonths(from, question.months ?? 0);
      const value = new Date(Date.parse(moved) + (question.days ?? 0) * day).toISOString().slice(0, 10);
      return { value, derivation: `${from} + ${question.months ?? 0} months + ${question.days ?? 0} days = ${value}`, inputs: [from] };
    }
    case 'sum': {
      const periods = (question.periods ?? []).map(({ from, to }) => ({ from: read(from), to: read(to) }));
      if (periods.length === 0) throw new RangeError('no periods');
      const last =
        periods
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? '';
      const united = uniteIntervals(periods, last);
      const years = unionYears(periods, last);
      const value = `${rounded(years)} years, ${rounded(years * 12)} months`;
      return {
        value,
        derivation: `${united.map(({ from, to }) => `${from} → ${to}`).join(' + ')} = ${value}`,
        inputs: periods.flatMap(({ from, to }) => [from, to]),
      };
    }
    case 'order': {
      const dates = (question.dates ?? []).map(read).sort();
      if (dates.length === 0) throw new RangeError('no dates');
      return { value: dates.join(' ≤ '), derivation: dates.join(' ≤ '), inputs: dates };
    }
  }
}

function read(text: string | undefined): string {
  const parsed = IsoDate.parse(text);
  const [year = 0, month = 0, dayOfMonth = 0] = parsed.split('-').map(Number);
  const real = isoDate(year, month, dayOfMonth);
  if (real === undefined) throw new RangeError(`${parsed} is no day`);
  return real;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
