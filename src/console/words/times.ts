import type { Language } from '../../domain/index.ts';

/** 20 May 2026, 2026年5月20日; in the reader's own time zone. */
export function dayOf(instant: string, language: Language): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return language === 'zh'
    ? `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}

/** With the day of the week, for the audit. */
export function longDayOf(instant: string, language: Language): string {
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long' }).format(new Date(instant));
  return language === 'zh' ? `${dayOf(instant, language)} ${weekday}` : `${weekday}, ${dayOf(instant, language)}`;
}

/** 10:42, or 10:42:07 where seconds matter. */
export function timeOf(instant: string | Date, seconds = false): string {
  const date = new Date(instant);
  const parts = [date.getHours(), date.getMinutes(), ...(seconds ? [date.getSeconds()] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Thin spaces from five digits on: 48 217. */
export function figure(value: number): string {
  const digits = String(value);
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/gu, '\u2009');
}
