import type { TextItem } from '../../../domain/extracted.ts';
import type { CellContent, TableElement } from './element.ts';
import { around, right, type Line } from './line.ts';

/**
 * Reads a table without rules: columns are parted where no line crosses, rows by height; a row that continues wrapped cells
 * (nothing in its first column, close below) joins the one above.
 * @param rows lines by row, each row left to right. Undefined when they do not stand in at least two columns.
 */
export function alignedTable(rows: readonly (readonly Line[])[]): TableElement | undefined {
  const columns = columnsOf(rows);
  if (columns.length < 2) return undefined;
  const pitches = rows.slice(1).map((row, index) => top(row) - top(rows[index]!));
  const usual = median(pitches.filter((_, index) => rows[index + 1]!.length > 1)) || Infinity;
  const merged: TextItem[][][][] = [];
  rows.forEach((row, index) => {
    const cells = place(row, columns);
    const above = merged.at(-1);
    const pitch = index === 0 ? Infinity : pitches[index - 1]!;
    const size = row[0]?.size ?? 10;
    const wraps = cells[0] === undefined ? pitch <= 1.45 * size || pitch < 0.8 * usual : cells.includes(undefined) && pitch < 0.75 * usual;
    if (above !== undefined && wraps) cells.forEach((items, column) => items !== undefined && above[column]!.push(items));
    else merged.push(cells.map((items) => (items === undefined ? [] : [items])));
  });
  const contents: CellContent[][] = merged.map((cells) => cells.map((lines) => ({ lines })));
  return { type: 'table', ...around(rows.flat()), rows: contents, columns: columns.map((column) => column.left) };
}

type Column = { left: number; right: number };

/** Stretches of the page that lines cover; a line over several columns (a title row) does not count. */
function columnsOf(rows: readonly (readonly Line[])[]): Column[] {
  const most = Math.max(...rows.map((row) => row.length));
  const counted = rows.filter((row) => row.length > 1 && row.length >= most / 2).flat();
  const columns: Column[] = [];
  for (const line of [...counted].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last !== undefined && line.x < last.right + 2) last.right = Math.max(last.right, right(line));
    else columns.push({ left: line.x, right: right(line) });
  }
  return columns;
}

/** Items of a row by column; each line goes to the column that it overlaps most. */
function place(row: readonly Line[], columns: readonly Column[]): (TextItem[] | undefined)[] {
  const cells: (TextItem[] | undefined)[] = columns.map(() => undefined);
  for (const line of row) {
    let best = 0;
    let most = -Infinity;
    columns.forEach((column, index) => {
      const shared = Math.min(column.right, right(line)) - Math.max(column.left, line.x);
      if (shared > most) [best, most] = [index, shared];
    });
    cells[best] = [...(cells[best] ?? []), ...line.items];
  }
  return cells;
}

const top = (row: readonly Line[]): number => Math.min(...row.map((line) => line.y));

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
