import { foldWhiteSpace, isCjk } from '../../../domain/citation.ts';
import type { LineElement } from './element.ts';
import { lineText, right, weightedLetters } from './line.ts';

export type TextBlock = {
  readonly type: 'heading' | 'paragraph' | 'list-item';
  readonly level: number;
  readonly lines: readonly LineElement[];
};

/** What is usual in this document; all blocks are judged against it. */
export type Typography = {
  /** Font size of most characters, points. */
  readonly bodySize: number;
  /** Distance of two lines of one paragraph, in font sizes. */
  readonly pitch: number;
  /** Sizes of headings, largest first. */
  readonly headingSizes: readonly number[];
};

const bullet = /^[•●○▪■□◦‣·–—\-*➢√✓]\s*\S/u;
const numbered =
  /^(?:\d{1,3}[.)、．](?!\d)|\d{1,2}(?:\.\d{1,2}){1,4}[.、]?(?=\s|[^\d.%\s])|[A-Za-z]{1,2}\.\d{1,2}(?=\s)|[(（](?:\d{1,2}|[a-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十百零〇\d]{1,5}[条章节款项]|[a-z][.)]\s|[ivx]{1,4}[.)]\s)/u;
const clauseNumber = /^\d{1,2}\s+\S/u;
const keyValue = /^[^:：。;；,，]{1,40}[:：]\s*\S/u;

/** Joins lines that stand below one another to headings, paragraphs and list items. */
export function joinLines(lines: readonly LineElement[], typography: Typography): TextBlock[] {
  const blocks: { type: TextBlock['type']; level: number; lines: LineElement[] }[] = [];
  let text = '';
  for (const line of lines) {
    const previous = text;
    text = lineText(line.items);
    const level = headingLevel(line, text, typography);
    const open = blocks.at(-1);
    const before = open?.lines.at(-1);
    const joins =
      open?.type === 'heading' ? level === open.level && open.lines.length < 3 && headingGoesOn(before!, line, text) : level === 0;
    if (open !== undefined && joins && (open.type === 'heading' || goesOn(before!, previous, line, text, typography))) {
      open.lines.push(line);
      continue;
    }
    blocks.push({ type: level > 0 ? 'heading' : startsItem(text) ? 'list-item' : 'paragraph', level, lines: [line] });
  }
  return blocks;
}

function startsItem(text: string): boolean {
  return bullet.test(text) || numbered.test(text) || clauseNumber.test(text);
}

/** Does the line carry on the sentence or the paragraph of the line before? */
function goesOn(before: LineElement, previous: string, line: LineElement, text: string, typography: Typography): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > 0.6) return false;
  const pitch = (line.y + line.height - (before.y + before.height)) / size;
  if (pitch < 0 && line.x > right(before)) return startsInTheMiddle(previous, text);
  if (pitch <= 0 || pitch > typography.pitch * 1.22 + 0.05) return false;
  const wide = line.column.right - line.column.left;
  const room = before.column.right - right(before);
  const firstWord = (line.items[0]?.text.length ?? 1) * (isCjk(text[0] ?? '') ? line.size : line.size * 0.5);
  const short = isCjk(text[0] ?? '')
    ? room > 2.5 * size
    : room > Math.max(0.12 * wide, Math.min(line.items[0]?.width ?? firstWord, 0.3 * wide) + 0.5 * size);
  if (startsItem(text)) return !short && !/[.。;；:：!！?？]$/u.test(previous) && !numbered.test(text) && !bullet.test(text);
  if (keyValue.test(text) && (short || keyValue.test(previous))) return false;
  if (short && /[.。;；:：!！?？]$/u.test(previous)) return false;
  const hangs = startsItem(previous) && line.x - before.x < 4 * size;
  if (line.x - before.x > 1.2 * size && line.x - line.column.left > 1.2 * size && !hangs) return false;
  return !(short && before.bold !== line.bold);
}

/** At the top of the next column: no sentence ended, and none begins. */
function startsInTheMiddle(previous: string, text: string): boolean {
  return !/[.。;；:：!！?？]$/u.test(previous) && !startsItem(text) && (/^\p{Ll}/u.test(text) || isCjk(text[0] ?? ''));
}

/** A heading wraps when its first line is full, or nearly, and the second stands close below, also when both are centred. */
function headingGoesOn(before: LineElement, line: LineElement, text: string): boolean {
  const size = Math.max(before.size, line.size);
  const pitch = (line.y + line.height - (before.y + before.height)) / size;
  if (Math.abs(before.size - line.size) > 0.6 || before.bold !== line.bold || pitch <= 0 || pitch > 1.9 || startsItem(text)) return false;
  const wide = line.column.right - line.column.left;
  const firstWord = line.items[0]!.width;
  return isCjk(text[0] ?? '') ? before.width > 0.85 * wide : before.width + firstWord + 0.3 * size > 0.85 * wide;
}

/** 0 for running text, else 1 to 6. Larger than the body, or bold and alone, or numbered as a chapter. */
function headingLevel(line: LineElement, text: string, typography: Typography): number {
  const folded = foldWhiteSpace(text);
  const letters = weightedLetters(folded);
  if (letters > 160 || !/[\p{L}]/u.test(folded)) return 0;
  const rank = typography.headingSizes.findIndex((size) => line.size >= size - 0.3);
  if (rank >= 0) return Math.min(rank + 1, 6);
  const closed = /[。；;，,：:]$|[^.]\.$/u.test(folded);
  const next = Math.min(typography.headingSizes.length + 1, 6);
  if (line.bold && !closed && letters <= 120 && line.size >= typography.bodySize - 0.6) return next;
  if (!closed && letters <= 50 && /^(?:第[一二三四五六七八九十百]{1,3}[章节]|[一二三四五六七八九十]{1,3}、)/u.test(folded)) return next;
  return 0;
}
