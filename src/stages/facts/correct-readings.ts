import type { FactCorrection } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';

/**
 * `readings` with what people entered in place of what was `read` without them. A correction keeps the places of the readings that say the same, else of all
 * that it stands in for: those are the places that a person looks at to check it.
 */
export function correctReadings(readings: readonly Reading[], corrections: readonly FactCorrection[], read: readonly Reading[]): Reading[] {
  const newest = new Map(corrections.map((correction) => [correction.key, correction]));
  const entered = [...newest.values()].map(({ key, value, reason, byName }): Reading => {
    const replaced = read.filter((reading) => reading.key === key);
    const same = replaced.filter((reading) => JSON.stringify(reading.value) === JSON.stringify(value));
    const places = (same.length > 0 ? same : replaced).flatMap((reading) => reading.places);
    return { key, value, origin: 'corrected', places, derivation: `${byName}: ${reason}` };
  });
  return [...readings.filter(({ key }) => !newest.has(key)), ...entered];
}
