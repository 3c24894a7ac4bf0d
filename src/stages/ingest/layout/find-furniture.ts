import type { TextItem } from '../../../domain/extracted.ts';
import { bottom, lineText, toRows } from './line.ts';

export type PageItems = { readonly width: number; readonly height: number; readonly items: readonly TextItem[] };

const pageNumber =
  /^(?:[-–—]?\s*\d{1,4}\s*[-–—]?|(?:page|p\.)?\s*\d{1,4}\s*(?:\/|of)\s*\d{1,4}|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|[ivxlc]{1,6})$/iu;

/**
 * Running heads and feet and page numbers: rows in the margins that repeat on most pages with only their digits changing, or that are
 * page numbers, or clearly smaller than the text. Per page, the items that belong to them.
 */
export function findFurniture(pages: readonly PageItems[], bodySize: number): Set<TextItem>[] {
  const margins = pages.map((page, index) => marginRows(page, index + 1));
  const counts = new Map<string, number>();
  for (const rows of margins) for (const key of new Set(rows.map((row) => row.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return margins.map((rows) => {
    const furniture = new Set<TextItem>();
    for (const row of rows) {
      const repeats = pages.length > 1 && (counts.get(row.key) ?? 0) >= Math.max(2, pages.length * 0.4);
      const small = row.outermost && row.size <= bodySize * 0.87;
      if (repeats || small || (row.outermost && pageNumber.test(row.text.trim()))) row.items.forEach((item) => furniture.add(item));
    }
    return furniture;
  });
}

/** Rows in the upper and lower tenth of a page; `outermost` within 7.5 %. */
function marginRows(page: PageItems, number: number): { items: TextItem[]; text: string; key: string; size: number; outermost: boolean }[] {
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
