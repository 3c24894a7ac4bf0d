import type { FactsView } from '../../../contract/index.ts';
import type { Definition } from '../../parts/read-entry.ts';
import type { ValueWords } from '../../parts/value-words.ts';

type FactReading = FactsView['facts'][number];
type Value = FactReading['value'];
type Kind = Pick<Definition, 'type' | 'values' | 'fields'>;

/** All readings of one fact. */
export type FactEntry = {
  readonly key: string;
  readonly title: FactReading['title'];
  readonly readings: readonly FactReading[];
  readonly values: readonly string[];
};

/** A value as it stands in a table: dates as they are, lists with middle dots, yes, no and words of the fact model in the reader's words. */
export function showValue(value: Value, words: ValueWords, kind?: Kind): string {
  if (value === null || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length === 0 ? words.none : value.map((item) => showValue(item, words, kind)).join(' · ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, item]) => item !== null && item !== '')
      .map(([name, item]) =>
        showValue(
          item,
          words,
          kind?.fields?.find((field) => field.name === name),
        ),
      )
      .join(words.comma);
  }
  const text = String(value);
  const codes = kind?.values === undefined ? [] : text.split(', ');
  return codes.length > 0 && codes.every((code) => kind?.values?.includes(code))
    ? codes.map(words.word).join(words.comma)
    : words.text(text);
}

/** The rows of a list with columns; null for a value of another kind. */
export function rowsOf(value: Value): readonly Readonly<Record<string, Value>>[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)) ? (value as Record<string, Value>[]) : null;
}

/** Readings by key, keys by their first word. */
export function groupFacts(facts: readonly FactReading[], definitions: readonly Definition[], words: ValueWords): Map<string, FactEntry[]> {
  const known = new Map(definitions.map((definition) => [definition.key, definition]));
  const byKey = new Map<string, FactReading[]>();
  for (const fact of facts) byKey.set(fact.key, [...(byKey.get(fact.key) ?? []), fact]);
  const groups = new Map<string, FactEntry[]>();
  for (const [key, readings] of byKey) {
    const group = key.split('.')[0]!;
    const values = [...new Set(readings.map((reading) => showValue(reading.value, words, known.get(key))))];
    groups.set(group, [...(groups.get(group) ?? []), { key, title: readings[0]!.title, readings, values }]);
  }
  return groups;
}
