import { sayFactWord, sayReaderPhrase } from '../../domain/fact-words.ts';
import type { Bilingual, FactDefinition, FactValue } from '../../domain/index.ts';

type Fields = NonNullable<FactDefinition['fields']>;
/** Fields that name an entry, before any other. */
const naming = ['id', 'batchNo', 'no', 'name', 'genericName', 'description', 'topic', 'title'];
const longest = 40;

/** What entries of a list are called, in quotes where it is the words of a document: by number or name, or else by their first words. Those without any are left out. */
export function labelsOf(entries: readonly FactValue[], fields: Fields): Bilingual[] {
  return entries.flatMap((entry) => labelOf(entry, fields) ?? []);
}

function labelOf(entry: FactValue, fields: Fields): Bilingual | undefined {
  if (typeof entry === 'string') return quoted(entry);
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return undefined;
  const isWord = (name: string): boolean => fields.some((field) => field.name === name && field.type === 'enum');
  const isDay = (name: string): boolean => fields.some((field) => field.name === name && field.type === 'date');
  const names = [...naming, ...Object.keys(entry).filter((name) => !isDay(name))];
  const name = names.find((candidate) => typeof entry[candidate] === 'string' && entry[candidate] !== '');
  const text = name === undefined ? undefined : entry[name];
  if (name === undefined || typeof text !== 'string') return undefined;
  return isWord(name) ? sayFactWord(text) : quoted(text);
}

function quoted(text: string): Bilingual {
  const cut = text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
  return sayReaderPhrase(text) ?? { en: `“${cut}”`, zh: `“${cut}”` };
}
