import type { FactsView } from '../../../contract/index.ts';
import type { FactValue } from '../../../domain/index.ts';

export type Definition = FactsView['definitions'][number];
type Kind = Pick<Definition, 'type' | 'fields'>;
/** A row of a list as it is typed: text by column. */
export type EntryRow = Readonly<Record<string, string>>;
/** What stands in the form: a text, or the rows of a list. */
export type FormEntry = string | readonly EntryRow[];

/** What a person typed as the value of a fact; rows without any word are left out. What does not fit goes as it is typed, and the server says what it expects. */
export function readEntry({ type, fields = [] }: Kind, entry: FormEntry): FactValue {
  if (typeof entry !== 'string') {
    return entry
      .map((row) =>
        fields.filter(({ name }) => (row[name] ?? '').trim() !== '').map((field) => [field.name, readEntry(field, row[field.name] ?? '')]),
      )
      .filter((columns) => columns.length > 0)
      .map((columns) => Object.fromEntries(columns) as FactValue);
  }
  const trimmed = entry.trim();
  switch (type) {
    case 'boolean':
      return trimmed === 'true' ? true : trimmed === 'false' ? false : trimmed;
    case 'integer':
    case 'number':
      return numberOf(trimmed);
    case 'list of strings':
    case 'list of enum':
      return linesOf(entry);
    case 'list of integers':
      return linesOf(entry).map(numberOf);
    default:
      return trimmed;
  }
}

/** The form with a value in it; null: the empty form. */
export function entryOf({ type, fields = [] }: Kind, value: FactValue): FormEntry {
  if (type !== 'list') return value === null ? '' : textOf(value);
  const rows = Array.isArray(value) ? value : [];
  return rows.length === 0 ? [{}] : rows.map((row) => rowOf(row, fields));
}

function rowOf(row: FactValue, fields: NonNullable<Definition['fields']>): EntryRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return {};
  return Object.fromEntries(
    fields.flatMap(({ name }) => (row[name] === undefined || row[name] === null ? [] : [[name, textOf(row[name])]])),
  );
}

/** A value as it is typed. */
function textOf(value: FactValue): string {
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function numberOf(text: string): number | string {
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
