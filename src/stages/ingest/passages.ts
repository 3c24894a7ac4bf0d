import { foldWhiteSpace } from '../../domain/citation.ts';
import type { Block, Cell, Document, Page, Passage } from '../../domain/document.ts';
import { sentenceEnds } from './split-sentences.ts';

type Table = Extract<Block, { type: 'table' }>;
type Span = { start: number; end: number };

const keyValueLine = /^\s*[^:：。；;，,\n]{1,40}[:：][ \t]*\S/u;

/**
 * The passages of a document in reading order: sentences, table rows with their column titles, headings, notes. `start`..`end` index the page
 * text without surrounding white space; `text` is folded, words that were broken at a line end are whole again. In a workbook the sheet's name
 * is the outermost heading.
 */
export function splitPassages(document: Document): Passage[] {
  const wordsKnown = hyphenatedWords(document.pages);
  const headings: { level: number; text: string }[] = [];
  const passages: Passage[] = [];
  for (const page of document.pages) {
    if (document.format === 'xlsx')
      headings.splice(0, headings.length, ...(page.label === undefined ? [] : [{ level: 0, text: page.label }]));
    const add = (span: Span, kind: Passage['kind'], more: { text?: string; row?: Record<string, string>; under?: string[] } = {}): void => {
      const trimmed = trim(page.text, span);
      if (trimmed.start >= trimmed.end) return;
      passages.push({
        id: `${document.id}:${page.number}:${trimmed.start}`,
        documentId: document.id,
        page: page.number,
        ...trimmed,
        text: more.text ?? unbroken(page.text.slice(trimmed.start, trimmed.end), wordsKnown),
        kind,
        headings: more.under ?? headings.map((heading) => heading.text),
        ...(more.row === undefined ? {} : { row: more.row }),
      });
    };
    for (const block of page.blocks) {
      switch (block.type) {
        case 'furniture':
          break;
        case 'heading': {
          const text = unbroken(page.text.slice(block.start, block.end), wordsKnown);
          while (headings.length > 0 && headings.at(-1)!.level >= block.level) headings.pop();
          add(block, 'heading');
          headings.push({ level: block.level, text });
          break;
        }
        case 'note':
          add(block, 'note');
          break;
        case 'table':
          for (const row of tableRows(block)) add(row.span, 'row', { text: row.text, row: row.row });
          break;
        default:
          for (const span of textSpans(page.text, block)) add(span, 'sentence');
      }
    }
  }
  return passages;
}

/** Sentences of a paragraph; a line of key and value stands alone. */
function textSpans(text: string, block: Span): Span[] {
  const whole = text.slice(block.start, block.end);
  if (keyValueLine.test(whole) && !/[。；;]\s*\S/u.test(whole) && whole.length < 200 && sentenceEnds(whole).length === 1) return [block];
  let from = block.start;
  return sentenceEnds(whole).map((end) => {
    const span = { start: from, end: block.start + end };
    from = span.end;
    return span;
  });
}

/** Rows of cells with the titles of their columns. Without a header, two columns are key and value. The header row itself comes as a row of its own. */
function tableRows(table: Table): { span: Span; text: string; row: Record<string, string> }[] {
  const grid = onGrid(table);
  return table.rows.flatMap((cells, index) => {
    const filled = cells.filter((cell) => cell.end > cell.start);
    const [first, last] = [filled[0], filled.at(-1)];
    if (first === undefined || last === undefined) return [];
    const isHeader = index === 0 && table.header.length > 0 && !table.continues;
    const row = isHeader ? {} : table.header.length > 0 ? titledCells(grid[index]!, table.header) : keyedCells(cells);
    return [{ span: { start: first.start, end: last.end }, text: cells.map((cell) => cell.text).join(' | '), row }];
  });
}

/** Texts by row and column of the grid; a merged cell stands in each of its fields. */
function onGrid(table: Table): string[][] {
  const grid: string[][] = table.rows.map(() => []);
  table.rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]![column] !== undefined) column += 1;
      for (let down = 0; down < (cell.rowSpan ?? 1) && row + down < grid.length; down += 1) {
        for (let across = 0; across < (cell.colSpan ?? 1); across += 1) grid[row + down]![column + across] = cell.text;
      }
      column += cell.colSpan ?? 1;
    }
  });
  return grid;
}

function titledCells(texts: readonly string[], header: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {};
  texts.forEach((text, column) => {
    const title = header[column] ?? '';
    const key = title === '' ? `#${column + 1}` : title in row ? `${title} (${column + 1})` : title;
    if (title in row && row[title] === text) return;
    row[key] = text;
  });
  return row;
}

/** Key and value beside one another, once or twice in a row. */
function keyedCells(cells: readonly Cell[]): Record<string, string> {
  const row: Record<string, string> = {};
  const pairs =
    cells.length === 2
      ? [0]
      : cells.length === 4 && cells.every((cell, column) => column % 2 === 1 || cell.text.length <= 24)
        ? [0, 2]
        : [];
  for (const column of pairs) {
    const key = cells[column]!.text.replace(/\s*[:：]$/u, '');
    if (key !== '') row[key] = cells[column + 1]!.text;
  }
  return row;
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start]!)) start += 1;
  while (end > start && /\s/u.test(text[end - 1]!)) end -= 1;
  return { start, end };
}

/** Words with a hyphen that stand unbroken somewhere in the document: their hyphen is their own. */
function hyphenatedWords(pages: readonly Page[]): Set<string> {
  const words = new Set<string>();
  for (const page of pages) for (const match of page.text.matchAll(/\p{L}+-\p{L}+/gu)) words.add(match[0].toLowerCase());
  return words;
}

const ownHyphen =
  /^(?:co|non|pre|post|re|sub|multi|self|semi|well|in|on|off|cross|high|low|long|short|full|part|third|first|second|half|two|three|one)$/iu;

/** Folds white space; a hyphen at a line end goes when it only broke the word. */
function unbroken(text: string, wordsKnown: ReadonlySet<string>): string {
  const whole = text.replace(/(\p{L}+)-\n\s*(\p{Ll}+)/gu, (_, before: string, after: string) => {
    const own = wordsKnown.has(`${before}-${after}`.toLowerCase()) || ownHyphen.test(before);
    return own ? `${before}-${after}` : before + after;
  });
  return foldWhiteSpace(whole);
}
