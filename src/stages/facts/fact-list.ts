import type { DossierCitation } from '../../domain/document.ts';
import type { Fact, FactValue } from '../../domain/fact.ts';
import { cite, type Place } from './source.ts';

/** One value read at one place, before equal readings are joined. */
export type Reading = {
  readonly key: string;
  readonly value: FactValue;
  readonly origin: Fact['origin'];
  readonly places: readonly Place[];
  readonly derivation?: string;
};

/** A reading that code derived from others. */
export const computed = (key: string, value: FactValue, places: readonly Place[], derivation: string): Reading => ({
  key,
  value,
  origin: 'computed',
  places,
  derivation,
});

/** The readings of one key. */
export const of = (readings: readonly Reading[], key: string): Reading[] => readings.filter((r) => r.key === key);

const maxCitations = 12;

function comparable(value: FactValue): string {
  return JSON.stringify(value, (_, v: unknown) =>
    typeof v === 'string'
      ? v
          .normalize('NFKC')
          .replace(/[\s\p{P}]/gu, '')
          .toLowerCase()
      : v,
  );
}

/** Joins readings of the same key and value into one fact with all its places, in order of first mention; ids are `key/number`. */
export function toFacts(readings: readonly Reading[]): Fact[] {
  const facts = new Map<
    string,
    { key: string; value: FactValue; origin: Fact['origin']; citations: DossierCitation[]; seen: Set<string>; derivation?: string }
  >();
  for (const r of readings) {
    const id = `${r.key} ${r.origin === 'computed' ? 'c' : ''} ${comparable(r.value)}`;
    const fact = facts.get(id) ?? {
      key: r.key,
      value: r.value,
      origin: r.origin,
      citations: [],
      seen: new Set<string>(),
      ...(r.derivation === undefined ? {} : { derivation: r.derivation }),
    };
    for (const place of r.places) {
      const spot = `${place.document.id}:${String(place.page)}:${String(place.start)}`;
      if (fact.seen.has(spot) || fact.citations.length >= maxCitations) continue;
      fact.seen.add(spot);
      fact.citations.push(cite(place));
    }
    facts.set(id, fact);
  }
  const counts = new Map<string, number>();
  return [...facts.values()].map((f) => {
    const number = (counts.get(f.key) ?? 0) + 1;
    counts.set(f.key, number);
    return {
      id: `${f.key}/${String(number)}`,
      key: f.key,
      value: f.value,
      origin: f.origin,
      citations: f.citations,
      ...(f.derivation === undefined ? {} : { derivation: f.derivation }),
    };
  });
}
