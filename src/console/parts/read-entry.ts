import type { FactsView } from '../../contract/index.ts';
import type { FactValue } from '../../domain/index.ts';

export type Definition = FactsView['definitions'][number];
/** A column of a list; a list in it has columns of its own. */
export type Column = Omit<NonNullable<Definition['fields']>[number], 'fields'> & { readonly fields?: readonly Column[] | undefined };
type Kind = Pick<Column, 'type' | 'fields'>;
/** A row of a list as it is typed: what stands in each column. */
export type EntryRow = { readonly [column: string]: FormEntry };
/** What stands in the form: a text, or the rows of a list. */
export type FormEntry = string | readonly EntryRow[];

/** What a person typed as the value of a fact; rows without any word are left out. What does not fit goes as it is typed, and the server says what it expects. */
export function readEntry({ type, fields = [] }: Kind, entry: FormEntry): FactValue {
  if (typeof entry !== 'string') {
    return entry
      .map((row) => fields.filter(({ name }) => isFilled(row[name])).map((field) => [field.name, readEntry(field, row[field.name] ?? '')]))
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
  if (!isRows(type)) return value === null ? '' : textOf(value);
  const rows = Array.isArray(value) ? value : [];
  return rows.length === 0 ? [{}] : rows.map((row) => rowOf(row, fields));
}

/** Is a value of this type entered row by row? */
export function isRows(type: Definition['type']): boolean {
  return type === 'list' || type === 'list of objects';
}

function isFilled(entry: FormEntry | undefined): boolean {
  if (entry === undefined) return false;
  return typeof entry === 'string' ? entry.trim() !== '' : entry.some((row) => Object.values(row).some(isFilled));
}

function rowOf(row: FactValue, fields: readonly Column[]): EntryRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return {};
  return Object.fromEntries(
    fields.flatMap((field): [string, FormEntry][] => {
      const value = row[field.name];
      return value === undefined || value === null ? [] : [[field.name, entryOf(field, value)]];
    }),
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
