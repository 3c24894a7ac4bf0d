import { isoDate, readDate } from '../../domain/dates.ts';

/** The day that a person typed, as YYYY-MM-DD: `2026-03-01`, `20260301`, `2026年3月1日`, `1 March 2026`. '' for nothing, null for what is no day. */
export function readDay(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  const digits = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (digits !== null) return isoDate(Number(digits[1]), Number(digits[2]), Number(digits[3])) ?? null;
  const day = readDate(text);
  const isAll = day?.precision === 'day' && day.value === day.last && day.start === 0 && day.end === text.length;
  return isAll ? day.value : null;
}
