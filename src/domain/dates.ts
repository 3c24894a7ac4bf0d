import type { Bilingual } from './bilingual.ts';
import { readChineseNumeral } from './numbers.ts';

/**
 * A calendar date read from text. `value` is its first day as YYYY-MM-DD, `last` its last day: equal for one day, the end of the
 * month or year where only that is written, the second day of a range such as `1–2 December 2025`.
 */
export type DateReading = {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly last: string;
  readonly precision: 'day' | 'month' | 'year';
};

const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthStems = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const zhNumeral = '[〇零○一二三四五六七八九十]';
const zhYear = '[〇零○一二三四五六七八九]{4}';
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
const to = '\\s*(?:[–—~～-]|to|and|until|&|,)\\s*';

function monthOf(name: string): number {
  return monthStems.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Days of a month of the proleptic Gregorian calendar; month is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** YYYY-MM-DD, or undefined when the day does not exist or the year lies outside 1900 to 2100. */
export function isoDate(year: number, month: number, dayOfMonth: number): string | undefined {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** A YYYY-MM-DD as a sentence says it: 20 May 2026, 2026年5月20日; anything else as it stands. */
export function sayDay(day: string): Bilingual {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  if (year === undefined) return { en: day, zh: day };
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  return {
    en: `${String(Number(dayOfMonth))} ${name} ${year}`,
    zh: `${year}年${String(Number(month))}月${String(Number(dayOfMonth))}日`,
  };
}

type Parts = { from: [number, number, number]; to?: [number, number, number]; precision: 'day' | 'month' | 'year' };
type Pattern = { readonly source: RegExp; readonly read: (m: RegExpMatchArray, year: number | undefined) => Parts | undefined };

const n = (text: string | undefined): number => {
  const value = text ?? '';
  return /^\d/u.test(value) ? Number(value) : (readChineseNumeral(value) ?? Number.NaN);
};

const patterns: readonly Pattern[] = [
  {
    source: new RegExp(`(?<![\\d])${day}\\s+(${monthNames})\\.?${to}${day}\\s+(${monthNames})\\.?,?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: (m) => ({ from: [n(m[5]), monthOf(m[2] ?? ''), n(m[1])], to: [n(m[5]), monthOf(m[4] ?? ''), n(m[3])], precision: 'day' }),
  },
  {
    source: new RegExp(`(?<![\\d])${day}${to}${day}\\s+(${monthNames})\\.?,?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: (m) => ({ from: [n(m[4]), monthOf(m[3] ?? ''), n(m[1])], to: [n(m[4]), monthOf(m[3] ?? ''), n(m[2])], precision: 'day' }),
  },
  {
    source: new RegExp(`(?<![\\d])${day}(?:\\s+of)?[\\s-]+(${monthNames})\\.?,?[\\s-]+(\\d{4})(?!\\d)`, 'giu'),
    read: (m) => ({ from: [n(m[3]), monthOf(m[2] ?? ''), n(m[1])], precision: 'day' }),
  },
  {
    source: new RegExp(`\\b(${monthNames})\\.?\\s+${day}${to}${day},?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: (m) => ({ from: [n(m[4]), monthOf(m[1] ?? ''), n(m[2])], to: [n(m[4]), monthOf(m[1] ?? ''), n(m[3])], precision: 'day' }),
  },
  {
    source: new RegExp(`\\b(${monthNames})\\.?\\s+${day},?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: (m) => ({ from: [n(m[3]), monthOf(m[1] ?? ''), n(m[2])], precision: 'day' }),
  },
  {
    source:
      /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号](?:\s*(?:至|到|—|–|-|~|～|、|和|及)\s*(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*[日号])?/gu,
    read: (m) => ({
      from: [n(m[1]), n(m[2]), n(m[3])],
      ...(m[5] === undefined ? {} : { to: [n(m[1]), n(m[4] ?? m[2]), n(m[5])] }),
      precision: 'day',
    }),
  },
  {
    source: new RegExp(`(${zhYear})年(${zhNumeral}{1,2})月(${zhNumeral}{1,3})[日号]`, 'gu'),
    read: (m) => ({ from: [n(m[1]), n(m[2]), n(m[3])], precision: 'day' }),
  },
  {
    source: /(?<![\d.A-Za-z-])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d])/gu,
    read: (m) => ({ from: [n(m[1]), n(m[3]), n(m[4])], precision: 'day' }),
  },
  {
    source: new RegExp(`\\b(${monthNames})\\.?,?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: (m) => ({ from: [n(m[2]), monthOf(m[1] ?? ''), 1], precision: 'month' }),
  },
  { source: /(\d{4})\s*年\s*(\d{1,2})\s*月(?!\s*\d{1,2}\s*[日号])/gu, read: (m) => ({ from: [n(m[1]), n(m[2]), 1], precision: 'month' }) },
  { source: new RegExp(`(${zhYear})年(${zhNumeral}{1,2})月`, 'gu'), read: (m) => ({ from: [n(m[1]), n(m[2]), 1], precision: 'month' }) },
  {
    source: /(?<![\d.A-Za-z-])(\d{4})[-./](\d{1,2})(?![\d]|[-./]\d)/gu,
    read: (m) => ({ from: [n(m[1]), n(m[2]), 1], precision: 'month' }),
  },
  {
    source: /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/gu,
    read: (m, year) => (year === undefined ? undefined : { from: [year, n(m[1]), n(m[2])], precision: 'day' }),
  },
  {
    source: new RegExp(`(?<![\\d])${day}\\s+(${monthNames})(?![a-z])`, 'giu'),
    read: (m, year) => (year === undefined ? undefined : { from: [year, monthOf(m[2] ?? ''), n(m[1])], precision: 'day' }),
  },
  { source: /(?<![\d.])(\d{4})\s*年(?!\s*\d{1,2}\s*月)/gu, read: (m) => ({ from: [n(m[1]), 1, 1], precision: 'year' }) },
];

function reading(m: RegExpMatchArray, parts: Parts): DateReading | undefined {
  const [y, mo, d] = parts.from;
  const value = isoDate(y, mo, d);
  if (value === undefined) return undefined;
  const lastParts =
    parts.to ?? (parts.precision === 'day' ? parts.from : parts.precision === 'month' ? [y, mo, daysInMonth(y, mo)] : [y, 12, 31]);
  const last = isoDate(lastParts[0] ?? 0, lastParts[1] ?? 0, lastParts[2] ?? 0);
  if (last === undefined || last < value) return undefined;
  const start = m.index ?? 0;
  return { start, end: start + m[0].length, value, last, precision: parts.precision };
}

/**
 * All dates of a text in the order in which they stand; the most exact reading wins where two overlap. English (`3 March 2026`,
 * `March 3, 2026`, `18 Sept 2025`), ISO and dotted (`2026-03-03`, `2026.03`), Chinese in digits and numerals.
 * `year` completes dates written without one (`3月18日` in the row of 2024); without it such dates are not read.
 */
export function readDates(text: string, year?: number): DateReading[] {
  if (!/\d|[〇零一二]/u.test(text)) return [];
  const found: DateReading[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const pattern of patterns) {
    for (const m of text.matchAll(pattern.source)) {
      const parts = pattern.read(m, year);
      const span = { start: m.index, end: m.index + m[0].length };
      if (parts === undefined || taken.some((t) => t.start < span.end && span.start < t.end)) continue;
      const date = reading(m, parts);
      taken.push(span);
      if (date !== undefined) found.push(date);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The first date of a text, or undefined. */
export function readDate(text: string, year?: number): DateReading | undefined {
  return readDates(text, year)[0];
}
