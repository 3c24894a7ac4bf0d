import type { Document } from '../../domain/document.ts';
import type { FactCorrection } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';
import type { Place } from './source.ts';

/**
 * `readings` with what people entered in place of what was `read` without them. A correction has the place that its person named. Without one it
 * keeps those of the readings that say the same, else of all that it stands in for: the places that a person looks at to check it.
 */
export function correctReadings(
  readings: readonly Reading[],
  corrections: readonly FactCorrection[],
  read: readonly Reading[],
  documents: readonly Document[],
): Reading[] {
  const newest = new Map(corrections.map((correction) => [correction.key, correction]));
  const entered = [...newest.values()].map(({ key, value, reason, byName, place }): Reading => {
    const replaced = read.filter((reading) => reading.key === key);
    const same = replaced.filter((reading) => JSON.stringify(reading.value) === JSON.stringify(value));
    const named = place === undefined ? [] : placesOf(place, documents);
    const places = named.length > 0 ? named : (same.length > 0 ? same : replaced).flatMap((reading) => reading.places);
    return { key, value, origin: 'corrected', places, derivation: `${byName}: ${reason}` };
  });
  return [...readings.filter(({ key }) => !newest.has(key)), ...entered];
}

function placesOf({ documentId, page, start, end }: NonNullable<FactCorrection['place']>, documents: readonly Document[]): Place[] {
  const document = documents.find(({ id }) => id === documentId);
  return document === undefined ? [] : [{ document, page, start, end }];
}
