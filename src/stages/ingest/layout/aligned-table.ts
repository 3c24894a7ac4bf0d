import type { TextItem } from '../../../domain/extracted.ts';
import type { CellContent, TableElement } from './element.ts';
import { around, bottom, lineText, right, type Line } from './line.ts';

type Column = { left: number; right: number };
/** Lines of one cell: they were painted one after the other and each was full when the next began. */
type Chunk = { readonly column: number; readonly lines: Line[]; top: number; low: number };

/**
 * Reads a table without rules: columns are parted where no line crosses; a cell is what was painted together in its column; cells that
 * overlap in height are one row.
 * @param rows lines by height, each left to right. Undefined when they do not stand in at least two columns, or are a numbered list.
 */
export function alignedTable(rows: readonly (readonly Line[])[]): TableElement | undefined {
  const columns = columnsOf(rows);
  if (columns.length < 2) return undefined;
  const cells = toRowsOfCells(toChunks(rows.flat(), columns), columns.length);
  if (cells.filter((row) => row.filter((cell) => cell.length > 0).length > 1).length < 2 || isNumberedList(cells)) return undefined;
  const contents: CellContent[][] = cells.map((row) => row.map((lines) => ({ lines })));
  return { type: 'table', ...around(rows.flat()), rows: contents, columns: columns.map((column) => column.left) };
}

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

/** The column that a line overlaps most. */
function columnOf(line: Line, columns: readonly Column[]): number {
  let best = 0;
  let most = -Infinity;
  columns.forEach((column, index) => {
    const shared = Math.min(column.right, right(line)) - Math.max(column.left, line.x);
    if (shared > most) [best, most] = [index, shared];
  });
  return best;
}

function toChunks(lines: readonly Line[], columns: readonly Column[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const column = columnOf(line, columns);
    const open = chunks.at(-1);
    const before = open?.lines.at(-1);
    const next = columns[column + 1]?.left ?? columns[column]!.right;
    if (
      open !== undefined &&
      before !== undefined &&
      open.column === column &&
      wraps(before, line, Math.max(columns[column]!.right, next - 2 * line.size))
    ) {
      open.lines.push(line);
      open.low = Math.max(open.low, bottom(line));
    } else chunks.push({ column, lines: [line], top: line.y, low: bottom(line) });
  }
  return chunks;
}

/** Does the line go on from the one before: close below it, and its first word had no room there? */
function wraps(before: Line, line: Line, edge: number): boolean {
  const pitch = (line.y - before.y) / line.size;
  const first = line.items[0]!;
  const firstWidth = Math.min(first.width, first.text.length > 6 && /\p{Script=Han}/u.test(first.text) ? line.size : first.width);
  return pitch > 0.5 && pitch < 1.8 && before.bold === line.bold && right(before) + 0.25 * line.size + firstWidth > edge - 1;
}

/** Rows from the top; a chunk without a first cell that stands close below a row, in columns that the row has, goes on with its cells. */
function toRowsOfCells(chunks: readonly Chunk[], width: number): TextItem[][][][] {
  const rows: { top: number; low: number; chunks: Chunk[] }[] = [];
  for (const chunk of [...chunks].sort((a, b) => a.top - b.top)) {
    const row = rows.at(-1);
    const shared = row === undefined ? 0 : Math.min(row.low, chunk.low) - chunk.top;
    if (row !== undefined && shared > 0.3 * Math.min(chunk.low - chunk.top, row.low - row.top)) {
      row.chunks.push(chunk);
      row.low = Math.max(row.low, chunk.low);
    } else rows.push({ top: chunk.top, low: chunk.low, chunks: [chunk] });
  }
  const pitches = rows.slice(1).map((row, index) => row.top - rows[index]!.low);
  const usual = [...pitches].sort((a, b) => a - b)[pitches.length >> 1] ?? 0;
  const cells: TextItem[][][][] = [];
  rows.forEach((row, index) => {
    const own: TextItem[][][] = Array.from({ length: width }, () => []);
    for (const chunk of row.chunks.sort((a, b) => a.top - b.top)) own[chunk.column]!.push(...chunk.lines.map((line) => [...line.items]));
    const above = cells.at(-1);
    const size = row.chunks[0]!.lines[0]!.size;
    const near = index > 0 && pitches[index - 1]! < Math.min(0.6 * size, usual - 0.15 * size);
    if (above !== undefined && own[0]!.length === 0 && near) own.forEach((lines, column) => above[column]!.push(...lines));
    else cells.push(own);
  });
  return cells;
}

/** Numbers in the first of two columns beside long text are the paragraphs of a numbered text. */
function isNumberedList(cells: readonly (readonly TextItem[][])[][]): boolean {
  if (cells[0]!.length !== 2) return false;
  const texts = cells.map((row) => row.map((lines) => lines.map(lineText).join(' ')));
  const long = texts.reduce((sum, row) => sum + row[1]!.length, 0) / texts.length;
  return long > 50 && texts.every((row) => row[0] === '' || /^\d{1,2}(?:\.\d{1,2})*\.?$/u.test(row[0]!));
}
