import type { Box, Document, DossierCitation, Page } from './document.ts';

const cjk = /[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{2ffff}]/u;

/** Is this character written without spaces between words: Han, kana, full-width forms, CJK punctuation? */
export function isCjk(character: string): boolean {
  return character.length === 1 ? isCjkUnit(character.charCodeAt(0)) : cjk.test(character);
}

function isCjkUnit(code: number): boolean {
  if (code < 0x2e80) return false;
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    code <= 0x2fdf ||
    (code >= 0x3000 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef)
  );
}

const unfolded = /\s\s|[^\S ]/;

/**
 * White space folded to single spaces; a line break between two CJK characters vanishes, because Chinese lines join without a space.
 * The words stay as they are: this is for showing and matching, offsets belong to the text that went in.
 */
export function foldWhiteSpace(text: string): string {
  if (!unfolded.test(text)) return text.trim();
  return text
    .replace(/\s+/gu, (space: string, at: number, all: string) => {
      const before = all[at - 1] ?? '';
      const after = all[at + space.length] ?? '';
      return space.includes('\n') && isCjk(before) && isCjk(after) ? '' : ' ';
    })
    .trim();
}

/**
 * A pointer to characters `start` (inclusive) to `end` (exclusive) of a page, with the words that stand there and one box per line.
 * Inside a run the box is proportional to the characters. No boxes for formats without positions.
 * @throws RangeError when the page does not exist or the span lies outside its text.
 */
export function citationAt(
  document: Pick<Document, 'id' | 'path' | 'pages'>,
  pageNumber: number,
  start: number,
  end: number,
): DossierCitation {
  const page = document.pages.find((candidate) => candidate.number === pageNumber);
  if (page === undefined) throw new RangeError(`${document.path} has no page ${pageNumber}`);
  if (start < 0 || end < start || end > page.text.length)
    throw new RangeError(`span ${start}..${end} is outside page ${pageNumber} of ${document.path}`);
  return {
    source: 'dossier',
    documentId: document.id,
    file: document.path,
    page: pageNumber,
    start,
    end,
    quote: page.text.slice(start, end),
    boxes: boxesAt(page, start, end),
  };
}

/** Boxes of a span: the parts of its runs, those of one line joined. */
function boxesAt(page: Page, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let index = firstRunEndingAfter(page, start); index < page.runs.length; index += 1) {
    const run = page.runs[index]!;
    if (run.start >= end) break;
    const length = Math.max(run.end - run.start, 1);
    const from = Math.max(start, run.start) - run.start;
    const to = Math.min(end, run.end) - run.start;
    const upright = run.width >= run.height || length === 1;
    const part: Box = upright
      ? {
          page: page.number,
          x: run.x + (run.width * from) / length,
          y: run.y,
          width: (run.width * (to - from)) / length,
          height: run.height,
        }
      : { page: page.number, x: run.x, y: run.y, width: run.width, height: run.height };
    const last = boxes.at(-1);
    if (last !== undefined && sameLine(last, part)) boxes[boxes.length - 1] = joined(last, part);
    else boxes.push(part);
  }
  return boxes.map((box) => ({ page: box.page, x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) }));
}

function firstRunEndingAfter(page: Page, start: number): number {
  let low = 0;
  let high = page.runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (page.runs[middle]!.end > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Same line: they overlap in height by more than half, and the second follows within three line heights. */
function sameLine(a: Box, b: Box): boolean {
  const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const gap = b.x - (a.x + a.width);
  return overlap > Math.min(a.height, b.height) / 2 && gap > -1 && gap < 3 * Math.max(a.height, b.height);
}

function joined(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { page: a.page, x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

const round = (value: number): number => Math.round(value * 100) / 100;
