import readXlsxFile from 'read-excel-file/node';
import type { Extraction, HiddenText, StructuredBlock, StructuredCell, StructuredPage } from '../../domain/extracted.ts';
import { openPackage, type Package } from '../ooxml/open-package.ts';
import { childElements, textOf } from '../ooxml/read-xml.ts';
import { readSheetMarks, type SheetMarks } from './read-sheet-marks.ts';

type Value = string | number | boolean | Date | null | undefined;

/** Reads an XLSX: a page per sheet in workbook order. Hidden sheets, rows and columns are kept out of the text and reported. */
export async function extractXlsx(bytes: Uint8Array): Promise<Extraction> {
  try {
    const parts = await openPackage(bytes);
    const marks = await readSheetMarks(parts);
    const sheets = (await readXlsxFile(Buffer.from(bytes), { parseNumber: tidyNumber })) as unknown as { sheet: string; data: Value[][] }[];
    const hidden: HiddenText[] = [];
    const pages = sheets.map((sheet, index): StructuredPage => {
      const own = marks.find((mark) => mark.name === sheet.sheet);
      return { number: index + 1, label: sheet.sheet, blocks: readSheet(sheet.data, own, index + 1, hidden) };
    });
    const comments = (
      await Promise.all(parts.names.filter((name) => /^xl\/(?:threadedComments\/|comments)/u.test(name)).map((name) => parts.read(name)))
    ).flatMap((part) => childElements(part).flatMap((list) => childElements(list, 'comment').map(textOf)));
    return {
      extracted: {
        form: 'structured',
        pages,
        metadata: await properties(parts),
        hidden,
        comments: comments.length,
        insertions: [],
        deletions: [],
      },
    };
  } catch (error) {
    return { failure: 'damaged', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function properties(parts: Package): Promise<Record<string, string>> {
  const core = childElements(await parts.read('docProps/core.xml')).map((element) => [element.name, textOf(element).trim()] as const);
  return Object.fromEntries(core.filter(([, text]) => text !== ''));
}

/** Numbers as written, without the noise of binary fractions. */
function tidyNumber(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) && !/^-?\d+$/u.test(text) ? String(Number(value.toPrecision(15))) : text;
}

function readSheet(data: readonly Value[][], marks: SheetMarks | undefined, page: number, hidden: HiddenText[]): StructuredBlock[] {
  if (marks?.hidden === true) {
    const text = data
      .map((row) => row.map(cellText).filter(Boolean).join(' '))
      .join('\n')
      .trim();
    if (text !== '') hidden.push({ page, reason: 'formatted-hidden', text, place: marks.name });
    return [];
  }
  const blocks: StructuredBlock[] = [];
  let rows: StructuredCell[][] = [];
  const flush = (): void => {
    if (rows.length === 1 && rows[0]!.filter((cell) => cell.text !== '').length === 1) blocks.push(loneCell(rows[0]!, blocks.length === 0));
    else if (rows.length > 0) blocks.push(...titled(withoutEmptyColumns(rows)));
    rows = [];
  };
  data.forEach((values, row) => {
    const cells = readRow(values, row, marks, page, hidden);
    if (cells === undefined) flush();
    else if (cells.length > 0) rows.push(cells);
  });
  flush();
  return blocks;
}

/** Undefined for an empty row, which ends a table; an empty list for a hidden one, which does not. */
function readRow(
  values: readonly Value[],
  row: number,
  marks: SheetMarks | undefined,
  page: number,
  hidden: HiddenText[],
): StructuredCell[] | undefined {
  if (values.every((value) => cellText(value) === '')) return undefined;
  if (marks?.hiddenRows.has(row) === true) {
    hidden.push({ page, reason: 'formatted-hidden', text: values.map(cellText).filter(Boolean).join(' '), place: `${row + 1}:${row + 1}` });
    return [];
  }
  const cells: StructuredCell[] = [];
  for (let column = 0; column < values.length; column += 1) {
    const text = cellText(values[column]);
    if (marks?.hiddenColumns.has(column) === true) {
      if (text !== '') hidden.push({ page, reason: 'formatted-hidden', text, place: `${columnLetters(column)}${row + 1}` });
      continue;
    }
    const reason = marks?.hiddenCells.get(`${String(row)},${String(column)}`);
    if (reason !== undefined && text !== '') {
      hidden.push({ page, reason, text, place: `${columnLetters(column)}${row + 1}` });
      cells.push({ text: '' });
      continue;
    }
    const merge = marks?.merges.find((range) => range.row === row && range.column === column);
    cells.push({ text, ...(merge === undefined ? {} : { rowSpan: merge.rowSpan, colSpan: merge.colSpan }) });
    if (merge !== undefined) column += merge.colSpan - 1;
  }
  return cells;
}

function loneCell(cells: readonly StructuredCell[], first: boolean): StructuredBlock {
  const text = cells.find((cell) => cell.text !== '')!.text;
  return first && text.length <= 80 ? { type: 'heading', level: 1, text } : { type: 'paragraph', text };
}

/** A first row with a single text over a table of several columns is its title. */
function titled(rows: readonly StructuredCell[][]): StructuredBlock[] {
  const filled = (row: readonly StructuredCell[]): number => row.filter((cell) => cell.text !== '').length;
  const wide = Math.max(...rows.map(filled));
  const blocks: StructuredBlock[] = [];
  let from = 0;
  while (from < rows.length - 1 && wide > 1 && filled(rows[from]!) === 1 && filled(rows[from + 1]!) > 0) {
    blocks.push(loneCell(rows[from]!, from === 0));
    from += 1;
  }
  return [...blocks, { type: 'table', rows: rows.slice(from), headerRow: 'unknown' }];
}

/** Columns that are empty in every row hold nothing to cite; rows with merged cells keep theirs. */
function withoutEmptyColumns(rows: readonly StructuredCell[][]): StructuredCell[][] {
  if (rows.some((row) => row.some((cell) => (cell.colSpan ?? 1) > 1))) return [...rows];
  const width = Math.max(...rows.map((row) => row.length));
  const used = Array.from({ length: width }, (_, column) => rows.some((row) => (row[column]?.text ?? '') !== ''));
  return rows.map((row) => used.flatMap((keep, column) => (keep ? [row[column] ?? { text: '' }] : [])));
}

function cellText(value: Value): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value).trim();
}

function columnLetters(column: number): string {
  return (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}
