import type { Rectangle, TextItem } from '../../../domain/extracted.ts';
import { alignedTable } from './aligned-table.ts';
import type { Element, LineElement, TableElement } from './element.ts';
import { around, bottom, columnGaps, right, splitAtGaps, toLine, toRows, weightedLetters, type Line } from './line.ts';

/** The narrowest stretch, in font sizes, that may part two columns over several rows. */
const narrowestGutter = 0.12;

type Row = { readonly lines: readonly Line[]; readonly table?: TableElement; readonly top: number; readonly low: number };
type Gutter = { from: number; to: number };

/** Lines and drawn tables of a page in reading order: columns one after the other, tables without rules recognised. */
export function orderElements(items: readonly TextItem[], tables: readonly TableElement[]): Element[] {
  const itemRows = toRows(items);
  const gaps = columnGaps(itemRows);
  const rows: Row[] = [
    ...sideBySide(alignSplits(itemRows.map((row) => splitAtGaps(row, gaps))).map((row) => row.map(toLine))),
    ...tables.map((table) => ({ lines: [], table, top: table.y, low: bottom(table) })),
  ].sort((a, b) => a.top - b.top);
  return orderRows(rows, 0);
}

/**
 * Where a row is parted at some place, the rows next to it are parted there too, if a word without a space before it begins exactly there: a long
 * cell may reach up to its neighbour.
 */
function alignSplits(rows: readonly TextItem[][][]): TextItem[][][] {
  const aligned = [...rows];
  const part = (index: number, neighbour: number): void => {
    const left = aligned[index]![0]![0]!.x;
    const starts = aligned[neighbour]!.map((own) => own[0]!.x).filter((x) => x > left + 1);
    if (starts.length > 0)
      aligned[index] = aligned[index]!.flatMap((own) => {
        const at = own.findIndex((item, position) => position > 0 && !item.spaceBefore && starts.some((x) => Math.abs(x - item.x) < 0.6));
        return at < 0 ? [own] : [own.slice(0, at), own.slice(at)];
      });
  };
  for (let index = 1; index < aligned.length; index += 1) part(index, index - 1);
  for (let index = aligned.length - 2; index >= 0; index -= 1) part(index, index + 1);
  return aligned;
}

/** Rows of columns whose lines do not stand at the same height: those that overlap at all and lie beside one another become one. */
function sideBySide(rows: readonly (readonly Line[])[]): Row[] {
  const joined: Row[] = [];
  for (const lines of rows) {
    const box = around(lines);
    const before = joined.at(-1);
    if (before !== undefined && before.low - box.y > 0.2 * Math.min(box.height, before.low - before.top) && areApart(before.lines, lines)) {
      const both = [...before.lines, ...lines].sort((a, b) => a.x - b.x);
      joined[joined.length - 1] = { lines: both, top: before.top, low: Math.max(before.low, bottom(box)) };
    } else joined.push({ lines, top: box.y, low: bottom(box) });
  }
  return joined;
}

const areApart = (some: readonly Line[], others: readonly Line[]): boolean =>
  some.every((line) => others.every((other) => right(line) < other.x || right(other) < line.x));

function orderRows(rows: readonly Row[], depth: number): Element[] {
  const elements: Element[] = [];
  let plain: Row[] = [];
  const boxes: Rectangle[] = rows.flatMap((row): readonly Rectangle[] => (row.table === undefined ? row.lines : [row.table]));
  const edge = Math.max(...boxes.map(right));
  const flush = (): void => {
    elements.push(...plainElements(plain, edge));
    plain = [];
  };
  for (let index = 0; index < rows.length;) {
    const run = rows[index]!.lines.length > 1 ? findRun(rows, index) : undefined;
    if (run === undefined) {
      plain.push(rows[index]!);
      index += 1;
      continue;
    }
    const part = [...takeBeside(plain, rows[index]!, run.gutter), ...rows.slice(index, run.end)];
    if (depth < 4 && isProse(part, run.gutter)) {
      flush();
      elements.push(...orderRows(side(part, run.gutter, 'left'), depth + 1), ...orderRows(side(part, run.gutter, 'right'), depth + 1));
      index = run.end;
      continue;
    }
    const table = part.filter((row) => row.lines.length > 1).length >= 2 ? alignedTable(part.map((row) => row.lines)) : undefined;
    if (table === undefined) plain.push(...part);
    else {
      flush();
      elements.push(table);
    }
    index = run.end;
  }
  flush();
  return elements;
}

/** Takes from the end of `plain` the rows that belong to the columns below: close above, of the same size, beside the gutter. */
function takeBeside(plain: Row[], below: Row, gutter: Gutter): Row[] {
  const taken: Row[] = [];
  for (let next = below; ;) {
    const row = plain.at(-1);
    const line = row?.lines[0];
    if (row === undefined || line === undefined || next.top - row.low > 0.45 * line.size || narrowed([gutter], row.lines, 1).length === 0)
      return taken;
    if (row.lines.some((own) => Math.abs(own.size - below.lines[0]!.size) > 0.6 || own.bold !== below.lines[0]!.bold)) return taken;
    if (right(line) > gutter.from && line.x < gutter.to) return taken;
    taken.unshift(row);
    plain.pop();
    next = row;
  }
}

/** Rows from `start` that keep at least one stretch free from top to bottom; the widest such stretch. */
function findRun(rows: readonly Row[], start: number): { end: number; gutter: Gutter } | undefined {
  let gutters = gapsOf(rows[start]!.lines);
  let end = start + 1;
  let lastBothSided = start;
  let best = gutters;
  for (; end < rows.length; end += 1) {
    const row = rows[end]!;
    if (row.table !== undefined) break;
    const size = row.lines[0]!.size;
    const gap = row.top - Math.max(...rows.slice(Math.max(start, end - 3), end).map((before) => before.low));
    if (gap > (row.lines.length > 1 ? 3 : 0.9) * size) break;
    const left = narrowed(gutters, row.lines, narrowestGutter * size);
    if (left.length === 0) break;
    gutters = left;
    if (row.lines.length > 1) {
      lastBothSided = end;
      best = gutters;
    } else best = gutters;
  }
  const trailing = rows.slice(lastBothSided + 1, end).findIndex((row, index) => {
    const line = row.lines[0]!;
    const starts = rows.slice(Math.max(start, end - 8), lastBothSided + 1).flatMap((before) => before.lines.map((other) => other.x));
    return row.top - rows[lastBothSided + index]!.low > 0.6 * line.size || !starts.some((x) => Math.abs(x - line.x) < 2);
  });
  const close = trailing < 0 ? end : lastBothSided + 1 + trailing;
  const widest = [...best].sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  return widest === undefined ? undefined : { end: close, gutter: widest };
}

function gapsOf(lines: readonly Line[]): Gutter[] {
  return lines.slice(1).map((line, index) => ({ from: right(lines[index]!), to: line.x }));
}

/** What stays free of each gutter beside these lines. */
function narrowed(gutters: readonly Gutter[], lines: readonly Line[], least: number): Gutter[] {
  return gutters.flatMap((gutter) => {
    let parts: Gutter[] = [gutter];
    for (const line of lines) {
      parts = parts.flatMap((part) => {
        if (right(line) <= part.from || line.x >= part.to) return [part];
        return [
          { from: part.from, to: line.x },
          { from: right(line), to: part.to },
        ];
      });
    }
    return parts.filter((part) => part.to - part.from >= least);
  });
}

/**
 * Columns of running text, not of a table: on both sides several lines, most of them long and as wide as the column; two lines are enough where
 * the left column was painted before the right one.
 */
function isProse(rows: readonly Row[], gutter: Gutter): boolean {
  const sides = (['left', 'right'] as const).map((which) => side(rows, gutter, which).flatMap((row) => row.lines));
  const byColumn = Math.max(...sides[0]!.map((line) => line.to)) < Math.min(...sides[1]!.map((line) => line.from));
  return sides.every((lines) => {
    if (lines.length < (byColumn ? 2 : 4)) return false;
    const box = around(lines);
    const full = lines.filter((line) => line.width >= 0.7 * box.width).length;
    const letters =
      lines.reduce((sum, line) => sum + line.items.reduce((own, item) => own + weightedLetters(item.text), 0), 0) / lines.length;
    return full >= lines.length / 2 && letters >= 18;
  });
}

function side(rows: readonly Row[], gutter: Gutter, which: 'left' | 'right'): Row[] {
  const middle = (gutter.from + gutter.to) / 2;
  return rows.flatMap((row) => {
    const lines = row.lines.filter((line) => line.x + line.width / 2 < middle === (which === 'left'));
    if (lines.length === 0) return [];
    const box = around(lines);
    return [{ lines, top: box.y, low: bottom(box) }];
  });
}

/** @param edge right end of the region: how far lines could go. */
function plainElements(rows: readonly Row[], edge: number): Element[] {
  const lines = rows.flatMap((row) => row.lines);
  if (lines.length === 0) return rows.flatMap((row) => (row.table === undefined ? [] : [row.table]));
  const box = around(lines);
  const column = { left: box.x, right: edge };
  return rows.flatMap((row): Element[] => {
    if (row.table !== undefined) return [row.table];
    const line = row.lines.length === 1 ? row.lines[0]! : toLine(row.lines.flatMap((part) => part.items));
    return [{ type: 'line', ...line, column } satisfies LineElement];
  });
}
