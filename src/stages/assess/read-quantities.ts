import { readDurations, type DurationUnit } from '../../domain/intervals.ts';
import { matchable } from './term-pattern.ts';

// Five working days are a week: 60 working days are 84 calendar days.
const daysOf: Readonly<Record<DurationUnit, number>> = { hour: 1 / 24, 'working-day': 1.4, day: 1, week: 7, month: 30.4, year: 365 };

/** Spans of time in a sentence, in calendar days. Calendar dates are not spans. */
export function readSpans(sentence: string): number[] {
  const text = sentence.replaceAll(/\bhalf (?:a|the|one) year\b/giu, '6 months').replaceAll(/(?<!下|上)半年/gu, '6个月');
  return readDurations(text).map(({ amount, unit }) => amount * daysOf[unit]);
}

/** Percentages in a sentence. */
export function readPercentages(sentence: string): number[] {
  return [...matchable(sentence).matchAll(/(\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)/gu)].map(([, digits]) => Number(digits));
}
