import type { Page } from '../../../domain/document.ts';
import type { HiddenText, PositionedPage, TextItem } from '../../../domain/extracted.ts';
import { isPlain, normalisePdfText, zeroWidthText } from '../normalise-text.ts';
import type { Parts } from '../parts.ts';
import type { Element } from './element.ts';
import { countRepeats, findFurniture, marginRows, type MarginRow, type Repeats } from './find-furniture.ts';
import { findGrids, type Grid } from './find-grids.ts';
import { lettersBySize, mostOf, summed, toRows } from './line.ts';
import { orderElements } from './order-elements.ts';
import { isFrame, ruledTable } from './ruled-table.ts';
import { readTypography } from './typography.ts';
import { uprightPage, type UprightPage } from './upright.ts';
import { writePages, type OrderedPage } from './write-pages.ts';

/** What is known of a page by itself. */
type PageDraft = Omit<UprightPage, 'width' | 'height' | 'rules'> & {
  readonly source: OrderedPage['source'];
  readonly grids: readonly Grid[];
  readonly margins: readonly MarginRow[];
  readonly textSource: Page['textSource'];
};

/** Positioned text to pages with text in reading order, blocks, tables; and the text that nobody would see. Linear in pages. */
export async function layoutPages(pages: readonly PositionedPage[], parts: Parts): Promise<{ pages: Page[]; hidden: HiddenText[] }> {
  const hidden: HiddenText[] = [];
  const drafts = pages.map((page) => draftPage(page, hidden));
  const ownLetters = new Map<number, number>();
  for (const { items } of drafts) lettersBySize(items, ownLetters);
  const found = await parts.gather({
    repeats: countRepeats(drafts.map(({ margins }) => margins)),
    letters: ownLetters,
  });
  const repeats: Repeats = {
    pages: found.reduce((sum, part) => sum + part.repeats.pages, 0),
    rows: summed(found.map((part) => part.repeats.rows)),
  };
  const bodySize = mostOf(summed(found.map(({ letters }) => letters))) ?? 10;
  const ordered = drafts.map((draft) => orderPage(draft, findFurniture(draft.margins, repeats, bodySize)));
  const typography = await readTypography(
    ordered.map(({ elements }) => elements),
    parts,
  );
  return { pages: await writePages(ordered, typography, parts), hidden };
}

function draftPage(page: PositionedPage, hidden: HiddenText[]): PageDraft {
  const { number, label, width, height } = page;
  const seen = visibleItems(page, hidden);
  const upright = uprightPage(page, seen.items);
  const grids = findGrids(upright.rules).filter((grid) => !isFrame(grid));
  const outside = grids.length === 0 ? upright.items : upright.items.filter((item) => !grids.some((grid) => isInside(item, grid)));
  const { items, aside, toDisplay } = upright;
  const unread = items.length === 0 && aside.length === 0 && (page.imageShare > 0.05 || page.failed !== undefined);
  return {
    source: { number, width, height, ...(label === undefined ? {} : { label }) },
    items,
    aside,
    toDisplay,
    grids,
    margins: marginRows({ ...upright, items: outside }, number),
    textSource: unread ? 'none' : seen.recognised ? 'ocr' : 'text',
  };
}

function orderPage({ items, grids, source, aside, toDisplay, textSource }: PageDraft, furniture: ReadonlySet<TextItem>): OrderedPage {
  const elements = readElements(
    items.filter((item) => !furniture.has(item)),
    grids,
  );
  return { source, elements, furniture: toRows([...furniture]), aside, toDisplay, textSource };
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
