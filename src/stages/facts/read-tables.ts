import { readDates } from '../../domain/dates.ts';
import type { FactValue } from '../../domain/fact.ts';
import { readDurations } from '../../domain/intervals.ts';
import { readNumbers } from '../../domain/numbers.ts';
import type { Reading } from './fact-list.ts';
import type { Parties } from './parties.ts';
import { enumValues, isPlaceholder, readBoolean } from './read-value.ts';
import type { FieldRule, ReadingRules, TableRule } from './reading-rules.ts';
import { speaksAs, type Source, type Table, type TableRow } from './source.ts';

/** `2026Q1` from `2026Q1`, `2026年第一季度`, `Q1 2026`, `first quarter of 2026`, or from a date. */
export function readQuarter(text: string): string | undefined {
  const year = /(20\d{2})/u.exec(text)?.[1];
  const ordinal =
    /Q\s*([1-4])/iu.exec(text)?.[1] ??
    /第?\s*([一二三四1-4])\s*季度?/u.exec(text)?.[1] ??
    /(first|second|third|fourth)\s+quarter/iu.exec(text)?.[1];
  if (year !== undefined && ordinal !== undefined) {
    const at = [
      '一二三四'.indexOf(ordinal),
      '1234'.indexOf(ordinal),
      ['first', 'second', 'third', 'fourth'].indexOf(ordinal.toLowerCase()),
    ].find((i) => i >= 0);
    if (at !== undefined) return `${year}Q${String(at + 1)}`;
  }
  const date = readDates(text).find((d) => d.precision !== 'year');
  return date === undefined ? undefined : `${date.value.slice(0, 4)}Q${String(Math.ceil(Number(date.value.slice(5, 7)) / 3))}`;
}

function readCell(field: FieldRule, text: string, rowYear: number | undefined, rules: ReadingRules): FactValue | undefined {
  if (field.as === 'enum') {
    const value = isPlaceholder(text, rules) ? undefined : enumValues(text, field.words ?? '', rules)[0];
    return value ?? field.otherwise;
  }
  if (isPlaceholder(text, rules)) return field.as === 'text' ? '' : field.as === 'list' || field.as === 'persons' ? [] : undefined;
  switch (field.as) {
    case 'date':
      return readDates(text, rowYear)[0]?.value;
    case 'number':
      return readNumbers(text)[0]?.value;
    case 'boolean':
      return readBoolean(text, rules);
    case 'list':
    case 'persons':
      return text.split(/[、,，;；/]\s*|\s+and\s+/u).filter((part) => part !== '');
    case 'quarter':
      return readQuarter(text);
    case 'year': {
      const year = /(?:19|20)\d{2}/u.exec(text)?.[0];
      return year === undefined ? undefined : Number(year);
    }
    case 'duration':
      return readDurations(text)[0]?.hours;
    default:
      return text;
  }
}

function columnsOf(rule: TableRule, header: readonly string[]): Map<string, number[]> | undefined {
  const columns = new Map<string, number[]>();
  const used = new Set<number>();
  for (const [name, field] of Object.entries(rule.fields)) {
    const hits = header.flatMap((title, i) => (!used.has(i) && field.column.test(title) ? [i] : []));
    const chosen = field.join ? hits : hits.slice(0, 1);
    if (chosen.length > 0) columns.set(name, chosen);
    chosen.forEach((i) => used.add(i));
  }
  return rule.require.every((name) => columns.has(name)) ? columns : undefined;
}

function readRow(
  rule: TableRule,
  row: TableRow,
  columns: ReadonlyMap<string, readonly number[]>,
  rules: ReadingRules,
): Record<string, FactValue> | undefined {
  const whole = row.cells.map((c) => c.text).join(' | ');
  if (row.end <= row.start || rule.skip?.test(whole) === true) return undefined;
  const rowYear = Number(/^\s*(?:19|20)\d{2}(?=\D*$)/u.exec(row.cells[0]?.text ?? '')?.[0] ?? Number.NaN);
  const item: Record<string, FactValue> = { ...rule.constant };
  for (const [name, field] of Object.entries(rule.fields)) {
    const at = columns.get(name);
    if (at === undefined) continue;
    const text = at
      .map((i) => row.cells[i]?.text ?? '')
      .filter((t) => t !== '')
      .join(', ');
    const value = readCell(field, text, Number.isNaN(rowYear) ? undefined : rowYear, rules);
    if (value !== undefined) item[name] = value;
  }
  if ('quarter' in rule.fields && item['quarter'] === undefined && typeof item['date'] === 'string') {
    const quarter = readQuarter(item['date']);
    if (quarter !== undefined) item['quarter'] = quarter;
  }
  return rule.require.every((name, i) => item[name] !== undefined && (i > 0 || item[name] !== '')) ? item : undefined;
}

/** Where a table stands, for `near`: title of the document, headings, the text before it, its column titles. */
export function surroundings(table: Table, parties: Parties): string {
  return parties.mark([table.document.title, ...table.headings, table.lead, ...table.header].join(' › '));
}

/** List facts from tables: one reading per row, its value a list of one object. */
export function readTables(source: Source, parties: Parties, rules: ReadingRules): Reading[] {
  const readings: Reading[] = [];
  for (const table of source.tables) {
    const header = table.header.map((title) => `${title} ${parties.mark(title)}`);
    if (header.length === 0) continue;
    const around = surroundings(table, parties);
    for (const rule of rules.tables) {
      if (rule.kinds.length > 0 && !speaksAs(table, rule.kinds)) continue;
      if ((rule.near !== undefined && !rule.near.test(around)) || rule.notNear?.test(around) === true) continue;
      const columns = columnsOf(rule, header);
      if (columns === undefined) continue;
      for (const row of table.rows) {
        const item = readRow(rule, row, columns, rules);
        if (item !== undefined) readings.push({ key: rule.key, value: [item], origin: 'table', places: [row] });
      }
    }
  }
  return readings;
}
