import type { Page } from '../../../domain/document.ts';
import type { HiddenText, PositionedPage, TextItem } from '../../../domain/extracted.ts';
import { isPlain, normalisePdfText, zeroWidthText } from '../normalise-text.ts';
import type { Element } from './element.ts';
import { findFurniture } from './find-furniture.ts';
import { findGrids, type Grid } from './find-grids.ts';
import { toRows, usualSize } from './line.ts';
import { orderElements } from './order-elements.ts';
import { isFrame, ruledTable } from './ruled-table.ts';
import { readTypography } from './typography.ts';
import { uprightPage } from './upright.ts';
import { writePages, type OrderedPage } from './write-pages.ts';

/** Positioned text to pages with text in reading order, blocks, tables; and the text that nobody would see. Linear in pages. */
export function layoutPages(pages: readonly PositionedPage[]): { pages: Page[]; hidden: HiddenText[] } {
  const hidden: HiddenText[] = [];
  const seen = pages.map((page) => visibleItems(page, hidden));
  const upright = pages.map((page, index) => uprightPage(page, seen[index]!.items));
  const grids = upright.map((page) => findGrids(page.rules).filter((grid) => !isFrame(grid)));
  const outside = upright.map((page, index) => ({
    ...page,
    items: page.items.filter((item) => !grids[index]!.some((grid) => isInside(item, grid))),
  }));
  const furniture = findFurniture(outside, usualSize(upright.flatMap((page) => page.items)) ?? 10);
  const ordered = upright.map((page, index): OrderedPage => {
    const source = pages[index]!;
    const apart = furniture[index]!;
    const elements = readElements(page.items.filter((item) => !apart.has(item)), grids[index]!); // prettier-ignore
    const textSource =
      page.items.length === 0 && page.aside.length === 0 && (source.imageShare > 0.05 || source.failed !== undefined)
        ? 'none'
        : seen[index]!.recognised
          ? 'ocr'
          : 'text';
    return { source, elements, furniture: toRows([...apart]), aside: page.aside, toDisplay: page.toDisplay, textSource };
  });
  return { pages: writePages(ordered, readTypography(ordered.map((page) => page.elements))), hidden };
}

/** Items that can be seen, in normal form; the rest goes to `hidden`. Invisible text over a scan is its recognised text and counts as seen. */
function visibleItems(page: PositionedPage, hidden: HiddenText[]): { items: TextItem[]; recognised: boolean } {
  const shown = page.items.filter((item) => item.hidden === undefined);
  const invisible = page.items.filter((item) => item.hidden === 'invisible');
  const recognised = page.imageShare > 0.5 && invisible.length > 0 && shown.length < invisible.length / 4;
  const kept = recognised ? [...shown, ...invisible] : shown;
  const lost = page.items.filter((item) => item.hidden !== undefined && !(recognised && item.hidden === 'invisible'));
  for (const reason of new Set(lost.map((item) => item.hidden!))) {
    const text = normalisePdfText(lost.filter((item) => item.hidden === reason).map((item) => (item.spaceBefore ? ' ' : '') + item.text).join('')).trim(); // prettier-ignore
    if (/[\p{L}\p{N}]/u.test(text)) hidden.push({ page: page.number, reason, text });
  }
  const items: TextItem[] = [];
  for (const item of kept) {
    const plain = isPlain(item.text);
    const text = (plain ? item.text : normalisePdfText(item.text)).trim();
    const secret = plain ? undefined : zeroWidthText(item.text);
    if (secret !== undefined) hidden.push({ page: page.number, reason: 'zero-width', text: secret });
    if (text !== '') items.push(text === item.text ? item : { ...item, text });
  }
  return { items: withoutDoubles(items), recognised };
}

/** Some writers paint a letter twice, slightly shifted, to make it bold: the second one goes. */
function withoutDoubles(items: readonly TextItem[]): TextItem[] {
  const last = new Map<string, TextItem>();
  return items.filter((item) => {
    const before = last.get(item.text);
    last.set(item.text, item);
    return before === undefined || Math.abs(before.x - item.x) > 0.08 * item.size || Math.abs(before.y - item.y) > 0.08 * item.size;
  });
}

function readElements(items: readonly TextItem[], grids: readonly Grid[]): Element[] {
  let free = items;
  const tables = grids.flatMap((grid) => {
    const table = ruledTable(grid, free.filter((item) => isInside(item, grid))); // prettier-ignore
    if (table === undefined) return [];
    free = free.filter((item) => !isInside(item, grid));
    return [table];
  });
  return orderElements(free, tables);
}

/** An item belongs to a table when its beginning, at half height, lies inside. */
function isInside(item: TextItem, grid: Grid): boolean {
  const [x, y] = [item.x + Math.min(item.width / 2, 6), item.y + item.height / 2];
  return x >= grid.x - 1 && x <= grid.x + grid.width + 1 && y >= grid.y - 1 && y <= grid.y + grid.height + 1;
}
