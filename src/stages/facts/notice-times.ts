import type { FactValue } from '../../domain/fact.ts';
import { readDurations } from '../../domain/intervals.ts';
import { computed, of, type Reading } from './fact-list.ts';
import { textAt } from './source.ts';

/** Hours between finding a deviation and telling the holder, at least: whole days between the two dates less one. */
export function noticeHours(readings: readonly Reading[]): Reading[] {
  return of(readings, 'production.deviations').map((r) => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const [found, told] = [item?.['foundDate'], item?.['notifiedDate']];
    if (item === undefined || typeof found !== 'string' || typeof told !== 'string' || item['noticeHours'] !== undefined) return r;
    const days = Math.round((Date.parse(told) - Date.parse(found)) / 86_400_000);
    const hours = Math.max(0, (days - 1) * 24);
    return {
      ...r,
      value: [{ ...item, noticeHours: hours }],
      derivation: `${String(item['id'])}: ${found} to ${told} = ${String(days)} days, at least ${String(hours)} h`,
    };
  });
}

const limitKey = 'qualityAgreement.deviationNoticeLimitHours';

/**
 * The agreed limit in working days, where every place that states it counts in working days: hours would count the weekend between. The check
 * counts by the calendar.
 */
export function limitInWorkingDays(readings: readonly Reading[]): Reading[] {
  const limits = of(readings, limitKey);
  const days = limits.map((r) => {
    const text = r.places.map(textAt).join(' ');
    return readDurations(text).find((d) => d.unit === 'working-day' && d.hours === r.value)?.amount;
  });
  const first = days[0];
  if (first === undefined || days.some((d) => d !== first)) return [];
  const places = limits.flatMap((r) => r.places);
  return [computed('qualityAgreement.deviationNoticeLimitWorkingDays', first, places, `${String(first)} working days, as agreed`)];
}
