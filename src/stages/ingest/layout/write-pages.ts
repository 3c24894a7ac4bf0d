import { isCjk } from '../../../domain/citation.ts';
import type { Page } from '../../../domain/document.ts';
import type { PositionedPage, Rectangle, TextItem } from '../../../domain/extracted.ts';
import { PageComposer, type Piece } from '../compose-page.ts';
import type { Parts } from '../parts.ts';
import { cellItems, type CellContent, type Element, type LineElement, type TableElement } from './element.ts';
import { columnTitles, hasHeaderRow, type PlainCell } from './header-row.ts';
import { joinLines, type Typography } from './join-lines.ts';
import { between, lineText } from './line.ts';

export type OrderedPage = {
  readonly source: Pick<PositionedPage, 'number' | 'label' | 'width' | 'height'>;
  readonly elements: readonly Element[];
  readonly furniture: readonly (readonly TextItem[])[];
  readonly aside: readonly TextItem[];
  readonly toDisplay: (box: Rectangle) => Rectangle;
  readonly textSource: Page['textSource'];
};

/** The table at the end of a page, which one at the top of the next may carry on. */
export type OpenTable = { readonly columns: readonly number[]; readonly header: readonly string[] };
type Written = { readonly page: Page; readonly open: OpenTable | undefined };

/**
 * Writes pages in order; a table that is the last thing on one page and the first on the next goes on, also from one part of the document to the
 * next: there the first pages are written again, until one leaves the same table open as before.
 */
export async function writePages(pages: readonly OrderedPage[], typography: Typography, parts: Parts): Promise<Page[]> {
  const written: Written[] = [];
  for (const page of pages) written.push(writePage(page, typography, written.at(-1)?.open));
  let known: OpenTable | undefined;
  for (let round = 1; round < parts.count; round += 1) {
    const ends = await parts.gather(written.at(-1)?.open);
    const before = ends[parts.index - 1];
    if (isSame(before, known)) continue;
    known = before;
    for (let at = 0, open = before; at < pages.length; at += 1) {
      const again = writePage(pages[at]!, typography, open);
      const goesOnAlike = isSame(again.open, written[at]!.open);
      written[at] = again;
      if (goesOnAlike) break;
      open = again.open;
    }
  }
  return written.map(({ page }) => page);
}

const isSame = (a: OpenTable | undefined, b: OpenTable | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function writePage(page: OrderedPage, typography: Typography, before: OpenTable | undefined): Written {
  let open = before;
  const composer = new PageComposer();
  const pieces = (items: readonly TextItem[]): Piece[] => linePieces(items, page.toDisplay);
  page.elements.forEach((element, index) => {
    if (element.type === 'table') {
      open = writeTable(composer, element, pieces, index === 0 ? open : undefined);
    } else if (index === 0 || page.elements[index - 1]!.type === 'table') {
      writeText(composer, linesFrom(page.elements, index), pieces, typography);
      open = undefined;
    }
  });
  if (page.elements.at(-1)?.type !== 'table') open = undefined;
  for (const row of asideRows(page.aside)) composer.add({ type: 'paragraph', ...composer.lines([linePieces(row, (box) => box)]) });
  for (const row of page.furniture) composer.add({ type: 'furniture', ...composer.lines([pieces(row)]) });
  const { number, width, height, label } = page.source;
  return { page: composer.page(number, width, height, page.textSource, label), open };
}

function linesFrom(elements: readonly Element[], start: number): LineElement[] {
  const lines: LineElement[] = [];
  for (let index = start; index < elements.length; index += 1) {
    const element = elements[index]!;
    if (element.type !== 'line') break;
    lines.push(element);
  }
  return lines;
}

function writeText(
  composer: PageComposer,
  lines: readonly LineElement[],
  pieces: (items: readonly TextItem[]) => Piece[],
  typography: Typography,
): void {
  for (const block of joinLines(lines, typography)) {
    const span = composer.lines(block.lines.map((line) => pieces(line.items)));
    composer.add(block.type === 'heading' ? { type: 'heading', level: block.level, ...span } : { type: block.type, ...span });
  }
}

function writeTable(
  composer: PageComposer,
  table: TableElement,
  pieces: (items: readonly TextItem[]) => Piece[],
  open: OpenTable | undefined,
): OpenTable {
  const plain = table.rows.map((row) => row.map(plainCell));
  const carriesOn = open !== undefined && sameColumns(open.columns, table.columns) ? open : undefined;
  const repeats =
    carriesOn !== undefined && carriesOn.header.length > 0 && carriesOn.header.every((title, column) => title === plain[0]?.[column]?.text);
  const ownHeader = !repeats && hasHeaderRow(plain);
  const continues = repeats || (carriesOn !== undefined && !ownHeader);
  if (repeats)
    composer.add({ type: 'furniture', ...composer.table([table.rows[0]!.map((cell) => ({ pieces: cellPieces(cell, pieces) }))]) });
  const rows = repeats ? table.rows.slice(1) : table.rows;
  const header = continues ? [...carriesOn!.header] : ownHeader ? columnTitles(plain) : [];
  if (rows.length > 0) {
    const {
      start,
      end,
      rows: written,
    } = composer.table(rows.map((row) => row.map((cell) => ({ ...cell, pieces: cellPieces(cell, pieces) }))));
    composer.add({ type: 'table', start, end, rows: written, header, continues });
  }
  return { columns: table.columns, header };
}

function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, index) => Math.abs(x - b[index]!) < 6);
}

function plainCell(cell: CellContent): PlainCell {
  const items = cellItems(cell);
  const text = cellPieces(cell, (line) => [{ text: lineText(line) }]).map((piece) => piece.text).join(''); // prettier-ignore
  return { text, bold: items.length > 0 && items.every((item) => item.bold), ...(cell.colSpan === undefined ? {} : { colSpan: cell.colSpan }), ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }) }; // prettier-ignore
}

/** A cell's lines as one: a space between them, none between Chinese characters. A hyphen at a line end stays with its line. */
function cellPieces(cell: CellContent, pieces: (items: readonly TextItem[]) => Piece[]): Piece[] {
  return cell.lines.flatMap((line, index) => {
    const last = cell.lines[index - 1]?.at(-1)?.text ?? '';
    const tight = (isCjk(last.at(-1) ?? '') && isCjk(line[0]?.text[0] ?? '')) || /\S[-/–—‒]$/u.test(last);
    const joint = index === 0 || tight ? [] : [space];
    return [...joint, ...pieces(line)];
  });
}

const space: Piece = { text: ' ' };

function linePieces(items: readonly TextItem[], toDisplay: (box: Rectangle) => Rectangle): Piece[] {
  const pieces: Piece[] = [];
  items.forEach((item, index) => {
    if (index > 0 && between(items[index - 1]!, item) === ' ') pieces.push(space);
    pieces.push({ text: item.text, box: toDisplay(item) });
  });
  return pieces;
}

/** Sideways text as painted, words of one base line together. */
function asideRows(items: readonly TextItem[]): TextItem[][] {
  const rows: TextItem[][] = [];
  for (const item of items) {
    const before = rows.at(-1)?.at(-1);
    if (before !== undefined && before.angle === item.angle && Math.abs(before.baseline - item.baseline) < 1) rows.at(-1)!.push(item);
    else rows.push([item]);
  }
  return rows;
}
