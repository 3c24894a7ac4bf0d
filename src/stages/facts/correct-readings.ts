import type { FactCorrection } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';

/**
 * Readings with what people entered in place of what was read. A correction keeps the places of the readings that say the same, else of all
 * that it stands in for: those are the places that a person looks at to check it.
 */
export function correctReadings(readings: readonly Reading[], corrections: readonly FactCorrection[]): Reading[] {
  const newest = new Map(corrections.map((correction) => [correction.key, correction]));
  const entered = [...newest.values()].map(({ key, value, reason, byName }): Reading => {
    const read = readings.filter((reading) => reading.key === key);
    const same = read.filter((reading) => reading.places.length > 0 && JSON.stringify(reading.value) === JSON.stringify(value));
    const places = (same.length > 0 ? same : read).flatMap((reading) => reading.places);
    return { key, value, origin: 'corrected', places, derivation: `${byName}: ${reason}` };
  });
  return [...readings.filter(({ key }) => !newest.has(key)), ...entered];
}
