import type { TextItem } from '../../../domain/extracted.ts';
import { bottom, lineText, toRows } from './line.ts';

export type PageItems = { readonly width: number; readonly height: number; readonly items: readonly TextItem[] };

const pageNumber =
  /^(?:[-–—]?\s*\d{1,4}\s*[-–—]?|(?:page|p\.)?\s*\d{1,4}\s*(?:\/|of)\s*\d{1,4}|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|[ivxlc]{1,6})$/iu;

export type MarginRow = {
  readonly items: readonly TextItem[];
  readonly text: string;
  /** The same on pages where the row repeats. */
  readonly key: string;
  readonly size: number;
  /** Within 7.5 % of the page's edge. */
  readonly outermost: boolean;
};

/** On how many pages each row of the margins stands, by its key. */
export type Repeats = { readonly pages: number; readonly rows: ReadonlyMap<string, number> };

/**
 * Running heads and feet and page numbers: rows in the margins that repeat on most pages with only their digits changing, or that are
 * page numbers, or clearly smaller than the text.
 */
export function findFurniture(rows: readonly MarginRow[], repeats: Repeats, bodySize: number): Set<TextItem> {
  const furniture = new Set<TextItem>();
  for (const row of rows) {
    const repeated = repeats.pages > 1 && (repeats.rows.get(row.key) ?? 0) >= Math.max(2, repeats.pages * 0.4);
    const small = row.outermost && row.size <= bodySize * 0.87;
    if (repeated || small || (row.outermost && pageNumber.test(row.text.trim()))) row.items.forEach((item) => furniture.add(item));
  }
  return furniture;
}

export function countRepeats(pages: readonly (readonly MarginRow[])[]): Repeats {
  const rows = new Map<string, number>();
  for (const page of pages) for (const key of new Set(page.map((row) => row.key))) rows.set(key, (rows.get(key) ?? 0) + 1);
  return { pages: pages.length, rows };
}

/** Rows in the upper and lower tenth of a page. */
export function marginRows(page: PageItems, number: number): MarginRow[] {
  const [head, foot] = [page.height * 0.1, page.height * 0.9];
  const near = page.items.filter((item) => bottom(item) < head || item.y > foot);
  return toRows(near).map((items) => {
    const text = lineText(items);
    const low = Math.max(...items.map(bottom));
    const top = Math.min(...items.map((item) => item.y));
    const side = low < head ? 'head' : 'foot';
    const key = `${side} ${Math.round(top / 4)} ${withoutPageNumbers(text, number)}`;
    const size = Math.max(...items.map((item) => item.size));
    return { items, text, key, size, outermost: low < page.height * 0.075 || top > page.height * 0.925 };
  });
}

/** The page's own number, and in a text of more words than numbers any number, may change from page to page; a row of figures is no running head. */
function withoutPageNumbers(text: string, page: number): string {
  const numbers = (text.match(/\d+/gu) ?? []).length;
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  if (numbers <= 2 && letters >= 3) return text.replace(/\d+/gu, '#');
  const own = String(page);
  if (!text.includes(own)) return text;
  return text.replace(/(?<![\p{L}\d.,-])\d+(?![\p{L}\d.,-])/gu, (number) => (number === own ? '#' : number));
}
