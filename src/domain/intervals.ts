import { daysInMonth, isoDate, readDates } from './dates.ts';
import { numeralPattern, numeralValue } from './numbers.ts';

/** A stretch of time between two days; `to` is null while it is still open (`至今`, `present`). Days as YYYY-MM-DD. */
export type Interval = { readonly from: string; readonly to: string | null };
export type IntervalReading = Interval & { readonly start: number; readonly end: number };

const openEnd = /^\s*(?:[–—~～-]|至|到|to|until|till)?\s*(?:至今|今|目前|present|to\s*date|today|now|current|date)(?![a-z])/iu;
const joint = /^\s*(?:[–—~～-]{1,2}|至|到|to|until|till)\s*$/iu;
const bareYears = /(?<![\d.])((?:19|20)\d{2})\s*(?:[–—~～-]|to|至)\s*((?:19|20)\d{2}|present|today|now|至今|今)(?![\d.-])/giu;

/** Periods of a text: `2025.03.01–至今`, `Aug 2019 - present`, `2013-06 to 2019-02`. A month counts from its first to its last day. */
export function readIntervals(text: string): IntervalReading[] {
  const dates = readDates(text);
  const found: IntervalReading[] = [];
  for (let i = 0; i < dates.length; i++) {
    const from = dates[i];
    const next = dates[i + 1];
    if (from === undefined) continue;
    if (from.precision === 'day' && from.last > from.value) {
      found.push({ start: from.start, end: from.end, from: from.value, to: from.last });
      continue;
    }
    const open = openEnd.exec(text.slice(from.end));
    if (open !== null) found.push({ start: from.start, end: from.end + open[0].length, from: from.value, to: null });
    else if (next !== undefined && joint.test(text.slice(from.end, next.start)) && next.last >= from.value) {
      found.push({ start: from.start, end: next.end, from: from.value, to: next.last });
      i++;
    }
  }
  for (const m of text.matchAll(bareYears)) {
    if (found.some((f) => f.start < m.index + m[0].length && m.index < f.end)) continue;
    const end = m[2] ?? '';
    found.push({ start: m.index, end: m.index + m[0].length, from: `${m[1] ?? ''}-01-01`, to: /^\d/u.test(end) ? `${end}-12-31` : null });
  }
  return found.sort((a, b) => a.start - b.start);
}

export const durationUnits = ['hour', 'working-day', 'day', 'week', 'month', 'year'] as const;
export type DurationUnit = (typeof durationUnits)[number];
/** An amount of time; `hours` counts a day or working day as 24; `months` is 0 for units below a month. */
export type DurationReading = {
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  readonly unit: DurationUnit;
  readonly hours: number;
  readonly months: number;
};

const unitOf: readonly (readonly [RegExp, DurationUnit])[] = [
  [/^(?:个?\s*工作日|working\s+days?|business\s+days?)$/iu, 'working-day'],
  [/^(?:个?\s*小时|h(?:ou)?rs?|hours?|h)$/iu, 'hour'],
  [/^(?:个?\s*自然日|日|天|(?:calendar\s+)?days?)$/iu, 'day'],
  [/^(?:周|个?星期|weeks?)$/iu, 'week'],
  [/^(?:个?月|months?|mo)$/iu, 'month'],
  [/^(?:周?年|years?|yrs?)$/iu, 'year'],
];
const hoursOf: Readonly<Record<DurationUnit, number>> = { hour: 1, 'working-day': 24, day: 24, week: 168, month: 720, year: 8760 };
const duration = new RegExp(
  `(${numeralPattern})\\s*(个?\\s*工作日|个?\\s*小时|个?\\s*自然日|个?星期|个?月(?!\\s*\\d{1,2}\\s*日)|周年|working\\s+days?|business\\s+days?|calendar\\s+days?|hours?\\b|hrs?\\b|h\\b|days?\\b|weeks?\\b|months?\\b|years?\\b|yrs?\\b|天|日|周|年)`,
  'giu',
);

/** Durations in both languages: `within 24 h`, `二十四小时`, `one working day`, `5年1个月` (two readings: years, months). Dates are not durations. */
export function readDurations(text: string): DurationReading[] {
  const dates = readDates(text);
  const found: DurationReading[] = [];
  for (const m of text.matchAll(duration)) {
    const amount = numeralValue(m[1] ?? '');
    const unit = unitOf.find(([pattern]) => pattern.test(m[2] ?? ''))?.[1];
    const start = m.index;
    const end = start + m[0].length;
    if (amount === undefined || unit === undefined || dates.some((d) => d.start < end && start < d.end)) continue;
    if (unit === 'year' && amount >= 1900) continue;
    found.push({
      start,
      end,
      amount,
      unit,
      hours: amount * hoursOf[unit],
      months: unit === 'year' ? amount * 12 : unit === 'month' ? amount : 0,
    });
  }
  return found;
}

/** Time given as years and months together (`5年1个月`, `3 years 2 months`, `19.7 years`), in months; undefined when there is none. */
export function readExperienceMonths(text: string): number | undefined {
  const parts = readDurations(text).filter((d) => d.months > 0);
  const first = parts[0];
  if (first === undefined) return undefined;
  const second = parts[1];
  const joined = first.unit === 'year' && second?.unit === 'month' && /^\s*(?:and|零|又|,)?\s*$/u.test(text.slice(first.end, second.start));
  return first.months + (joined ? second.months : 0);
}

const frequencies: readonly (readonly [RegExp, number])[] = [
  [/每周|weekly|once\s+a\s+week|every\s+week/iu, 52],
  [
    /每个?半年|half[- ]yearly|semi-?annual|every\s+six\s+months|every\s+half[- ]year|each\s+half[- ]year|每六个月|每6个月|上下半年各|bi-?annually|per\s+half[- ]year/iu,
    2,
  ],
  [/每四个月|every\s+four\s+months/iu, 3],
  [
    /每个?季度?|按季|季度(?:性|风险|开展|末)|逐季|quarterly|(?:every|each|a|per)\s+(?:calendar\s+)?quarter(?!\s+of\s+an\s+hour)|every\s+three\s+months|每三个月|每3个月/iu,
    4,
  ],
  [/每个?月(?!度计划)|按月|逐月|monthly|(?:every|each|once\s+a|per)\s+month/iu, 12],
  [/每年(?:度)?(?:不少于|至少)?\s*(?:开展|进行|组织|召开|实施)?\s*([一二两三四五六七八九十\d]+)\s*次/u, -1],
  [/一年\s*(?:不少于|至少)?\s*([一二两三四五六七八九十\d]+)\s*次/u, -1],
  [
    /(?:at\s+least\s+)?\b(once|twice|one\s+time|two\s+times|three\s+times|four\s+times|\d+\s+times|thrice)\s+(?:a|per|each|every|in\s+each|in\s+a)\s+(?:calendar\s+)?year/iu,
    -2,
  ],
  [/每两年|every\s+(?:two|second)\s+years?|biennial/iu, 0.5],
  [/每年|逐年|一年一次|年度|annual(?:ly)?|yearly|(?:every|each|per)\s+(?:calendar\s+)?year/iu, 1],
];
const timesWords: Readonly<Record<string, number>> = {
  once: 1,
  'one time': 1,
  twice: 2,
  'two times': 2,
  thrice: 3,
  'three times': 3,
  'four times': 4,
};

const monthWord =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?<![\d年])(?:1[0-2]|[1-9])月/gu;

/** How often a year something happens: `quarterly`, `每季度` 4, `twice a year` 2, `每年` 1. A count of times wins over a plain `yearly`; months listed without a year (`March, June, September and December`) are counted. */
export function readTimesPerYear(text: string): number | undefined {
  for (const [pattern, times] of frequencies) {
    const m = pattern.exec(text);
    if (m === null) continue;
    if (times > 0) return times;
    const word = (m[1] ?? '').toLowerCase().replace(/\s+/gu, ' ');
    const counted = timesWords[word] ?? numeralValue(word.replace(/\s*times$/u, ''));
    if (counted !== undefined) return counted;
  }
  const months = new Set((text.match(monthWord) ?? []).map((m) => m.slice(0, 3).toLowerCase()));
  return months.size >= 2 && !/\d{4}/u.test(text) ? months.size : undefined;
}

/** The same day some months later; the last day of the month where that day is lacking. */
export function addMonths(date: string, months: number): string {
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number);
  const index = y * 12 + (m - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoDate(year, month, Math.min(d, daysInMonth(year, month))) ?? date;
}

/** Completed calendar years from one day to another plus the fraction of the running year; a full anniversary is a whole number. */
export function yearsBetween(from: string, to: string): number {
  if (to <= from) return 0;
  let whole = 0;
  while (addMonths(from, (whole + 1) * 12) <= to) whole++;
  const start = Date.parse(addMonths(from, whole * 12));
  const next = Date.parse(addMonths(from, (whole + 1) * 12));
  return whole + (Date.parse(to) - start) / (next - start);
}

/** Periods joined where they overlap or touch (the next begins on the day after the last one ends, or earlier). Open ones end on `openTo`. */
export function uniteIntervals(intervals: readonly Interval[], openTo: string): { from: string; to: string }[] {
  const sorted = intervals
    .map((i) => ({ from: i.from, to: i.to ?? openTo }))
    .filter((i) => i.to >= i.from)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const united: { from: string; to: string }[] = [];
  for (const interval of sorted) {
    const last = united.at(-1);
    if (last !== undefined && Date.parse(interval.from) - Date.parse(last.to) <= 86_400_000) {
      if (interval.to > last.to) last.to = interval.to;
    } else united.push({ ...interval });
  }
  return united;
}

/** Years covered by the union of periods; overlaps count once. */
export function unionYears(intervals: readonly Interval[], openTo: string): number {
  return uniteIntervals(intervals, openTo).reduce((sum, i) => sum + yearsBetween(i.from, i.to), 0);
}
