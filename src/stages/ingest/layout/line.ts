import { isCjk } from '../../../domain/citation.ts';
import type { Rectangle, TextItem } from '../../../domain/extracted.ts';

/** Items that stand on one line without a gap as wide as a column's, left to right. */
export type Line = Rectangle & {
  readonly items: readonly TextItem[];
  readonly size: number;
  readonly bold: boolean;
  /** Painting order of its first and last item. */
  readonly from: number;
  readonly to: number;
};

export const right = (box: Rectangle): number => box.x + box.width;
export const bottom = (box: Rectangle): number => box.y + box.height;

/** Smallest upright rectangle around all. */
export function around(boxes: readonly Rectangle[]): Rectangle {
  let [left, top, far, low] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    far = Math.max(far, right(box));
    low = Math.max(low, bottom(box));
  }
  return { x: left, y: top, width: far - left, height: low - top };
}

/** A line of these items: size and weight of the most of its characters. */
export function toLine(items: readonly TextItem[]): Line {
  let letters = 0;
  let boldLetters = 0;
  let [from, to] = [Infinity, -Infinity];
  for (const item of items) {
    letters += item.text.length;
    if (item.bold) boldLetters += item.text.length;
    from = Math.min(from, item.order);
    to = Math.max(to, item.order);
  }
  const { x, y, width, height } = around(items);
  return { x, y, width, height, items, size: mostOf(lettersBySize(items)) ?? 10, bold: boldLetters >= letters * 0.9, from, to };
}

/** How many characters of each font size, to half a point; sizes in the order in which they are met. Added to `letters` where given. */
export function lettersBySize(items: readonly TextItem[], letters = new Map<number, number>()): Map<number, number> {
  for (let at = 0; at < items.length;) {
    const { size } = items[at]!;
    let count = 0;
    for (; at < items.length && items[at]!.size === size; at += 1) count += items[at]!.text.length;
    letters.set(halfPoints(size), (letters.get(halfPoints(size)) ?? 0) + count);
  }
  return letters;
}

/** The key with the largest number, the first of equals. */
export function mostOf(counts: ReadonlyMap<number, number>): number | undefined {
  let most: number | undefined;
  let largest = -Infinity;
  for (const [key, count] of counts) if (count > largest) [most, largest] = [key, count];
  return most;
}

/** Sums by key; keys in the order in which they are met. */
export function summed<Key>(parts: readonly ReadonlyMap<Key, number>[]): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const part of parts) for (const [key, count] of part) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}

const halfPoints = (size: number): number => Math.round(size * 2) / 2;

/** What parts two neighbours on a line: nothing, or a space. Chinese letters set wide apart stay together. */
export function between(before: TextItem, after: TextItem): '' | ' ' {
  const gap = after.x - right(before);
  const size = Math.max(before.size, after.size);
  const bothCjk = isCjk(before.text.at(-1) ?? '') && isCjk(after.text[0] ?? '');
  if (bothCjk) return gap > 0.9 * size || (after.spaceBefore && gap > 0.2 * size) ? ' ' : '';
  return after.spaceBefore || gap > 0.2 * size ? ' ' : '';
}

/** Before U+2E80 every letter is one unit, and none is Chinese. */
const beyondLatin = /[\u2e80-\uffff]/;

/** Letters of a text; Chinese ones count twice: they are as wide as two Latin ones and say as much. */
export function weightedLetters(text: string): number {
  if (!beyondLatin.test(text)) return text.length;
  let count = 0;
  for (const letter of text) count += isCjk(letter) ? 2 : 1;
  return count;
}

export function lineText(items: readonly TextItem[]): string {
  let text = '';
  for (let at = 0; at < items.length; at += 1) text += (at === 0 ? '' : between(items[at - 1]!, items[at]!)) + items[at]!.text;
  return text;
}

/**
 * Rows of items by height: two stand on one line when they overlap by more than half of the smaller one. Top to bottom, left to right.
 */
export function toRows(items: readonly TextItem[]): TextItem[][] {
  const rows: { top: number; low: number; items: TextItem[] }[] = [];
  for (const item of [...items].sort((a, b) => a.y + a.height / 2 - (b.y + b.height / 2) || a.x - b.x)) {
    let at = rows.length - 1;
    while (at >= 0 && at >= rows.length - 3 && !overlaps(rows[at]!, item)) at -= 1;
    const row = at >= rows.length - 3 ? rows[at] : undefined;
    if (row === undefined) rows.push({ top: item.y, low: bottom(item), items: [item] });
    else {
      row.items.push(item);
      if (item.height > (row.low - row.top) * 0.8) {
        row.top = Math.min(row.top, item.y + item.height * 0.1);
        row.low = Math.max(row.low, bottom(item) - item.height * 0.1);
      }
    }
  }
  return rows.sort((a, b) => a.top - b.top).map((row) => row.items.sort((a, b) => a.x - b.x));
}

function overlaps(row: { top: number; low: number }, item: TextItem): boolean {
  const shared = Math.min(row.low, bottom(item)) - Math.max(row.top, item.y);
  return shared > Math.min(row.low - row.top, item.height) * 0.55;
}

/** How wide a gap must be, in font sizes, to part columns: where a space stood before the word, and where none did. */
export type ColumnGaps = { readonly spaced: number; readonly bare: number };

/**
 * Columns of tables are parted by gaps without a space character, words by spaces; so a narrower gap will do where none stood. Some writers
 * never paint spaces: where most words follow one another without, only wide gaps count.
 */
export function columnGaps(rows: readonly (readonly TextItem[])[]): ColumnGaps {
  let [spaced, bare] = [0, 0];
  for (const row of rows) {
    for (let at = 1; at < row.length; at += 1) {
      const [before, item] = [row[at - 1]!, row[at]!];
      const gap = (item.x - right(before)) / item.size;
      if (gap < 0.15 || gap > 0.7 || isCjk(item.text[0] ?? '') || isCjk(before.text.at(-1) ?? '')) continue;
      if (item.spaceBefore) spaced += 1;
      else bare += 1;
    }
  }
  return { spaced: 1.5, bare: bare > spaced && bare > 5 ? 1.3 : 0.72 };
}

const marker =
  /^(?:[•●○▪■□◦‣·–—\-*➢√✓]|\d{1,2}(?:\.\d{1,2})*[.)、]|\d{1,2}(?:\.\d{1,2})+|[(（][\d\p{L}一二三四五六七八九十]{1,4}[)）]|[A-Za-z][.)]|[①-⑳])$/u;

/** Parts a row where a gap is wider than word spaces are. A list marker stays with its text. */
export function splitAtGaps(row: readonly TextItem[], gaps: ColumnGaps): TextItem[][] {
  const parts: TextItem[][] = [];
  let own: TextItem[] = [];
  for (let at = 0; at < row.length; at += 1) {
    const item = row[at]!;
    if (at > 0 && (isNear(row[at - 1]!, item, gaps) || (parts.length === 1 && isMarked(own, item)))) own.push(item);
    else parts.push((own = [item]));
  }
  return parts;
}

function isNear(before: TextItem, item: TextItem, gaps: ColumnGaps): boolean {
  return gapBetween(before, item) <= (item.spaceBefore ? gaps.spaced : gaps.bare);
}

function isMarked(own: readonly TextItem[], item: TextItem): boolean {
  return own.length <= 3 && gapBetween(own.at(-1)!, item) < 4 && marker.test(own.map(({ text }) => text).join(''));
}

/** In sizes of the larger font. */
const gapBetween = (before: TextItem, item: TextItem): number => (item.x - right(before)) / Math.max(before.size, item.size);
