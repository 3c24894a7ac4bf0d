import type { FactsView } from '../../../contract/index.ts';

type FactReading = FactsView['facts'][number];

/** All readings of one fact. */
export type FactEntry = {
  readonly key: string;
  readonly title: FactReading['title'];
  readonly readings: readonly FactReading[];
  readonly values: readonly string[];
};

/** A value as it stands in a table: dates as they are, lists with middle dots, yes and no in the reader's words. */
export function showValue(value: FactReading['value'], words: { yes: string; no: string; none: string }): string {
  if (value === null || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length === 0 ? words.none : value.map((item) => showValue(item, words)).join(' · ');
  if (typeof value === 'object') {
    return Object.values(value)
      .map((item) => showValue(item, words))
      .join(', ');
  }
  return String(value);
}

/** Readings by key, keys by their first word, in the order in which they come. */
export function groupFacts(facts: readonly FactReading[], words: { yes: string; no: string; none: string }): Map<string, FactEntry[]> {
  const byKey = new Map<string, FactReading[]>();
  for (const fact of facts) byKey.set(fact.key, [...(byKey.get(fact.key) ?? []), fact]);
  const groups = new Map<string, FactEntry[]>();
  for (const [key, readings] of byKey) {
    const group = key.split('.')[0]!;
    const values = [...new Set(readings.map((reading) => showValue(reading.value, words)))];
    groups.set(group, [...(groups.get(group) ?? []), { key, title: readings[0]!.title, readings, values }]);
  }
  return groups;
}
