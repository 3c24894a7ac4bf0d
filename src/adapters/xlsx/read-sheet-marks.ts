import type { Package } from '../ooxml/open-package.ts';
import type { HiddenReason } from '../../domain/extracted.ts';
import { readHiddenStyles } from './read-hidden-styles.ts';
import { childElement, childElements, type XmlElement } from '../ooxml/read-xml.ts';

type MergedRange = { readonly row: number; readonly column: number; readonly rowSpan: number; readonly colSpan: number };
export type SheetMarks = {
  readonly name: string;
  /** The sheet itself is hidden, or very hidden. */
  readonly hidden: boolean;
  /** Zero-based. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly MergedRange[];
  /** `row,column`, zero-based, of cells whose text their style hides. */
  readonly hiddenCells: ReadonlyMap<string, HiddenReason>;
};

/** What the values alone do not tell: hidden sheets, rows and columns, merged cells; in the order of the workbook. */
export async function readSheetMarks(parts: Package): Promise<SheetMarks[]> {
  const workbook = await parts.read('xl/workbook.xml');
  const relations = new Map(
    childElements(await parts.read('xl/_rels/workbook.xml.rels')).map((relation) => [
      relation.attributes['Id'],
      relation.attributes['Target'] ?? '',
    ]),
  );
  const hiddenStyles = readHiddenStyles(await parts.read('xl/styles.xml'));
  const marks: SheetMarks[] = [];
  for (const sheet of childElements(childElement(workbook, 'sheets'), 'sheet')) {
    const target = relations.get(sheet.attributes['id']) ?? '';
    const part = await parts.read(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    marks.push({
      name: sheet.attributes['name'] ?? '',
      hidden: /hidden/iu.test(sheet.attributes['state'] ?? ''),
      hiddenRows: hiddenRows(part),
      hiddenColumns: hiddenColumns(part),
      hiddenCells: hiddenCells(part, hiddenStyles),
      merges: childElements(childElement(part, 'mergeCells'), 'mergeCell').flatMap((merge) => toRange(merge.attributes['ref'] ?? '')),
    });
  }
  return marks;
}

const isHidden = (element: XmlElement): boolean => element.attributes['hidden'] === '1' || element.attributes['hidden'] === 'true';

function hiddenRows(sheet: XmlElement | undefined): Set<number> {
  const rows = childElements(childElement(sheet, 'sheetData'), 'row');
  return new Set(
    rows.flatMap((row, index) => (isHidden(row) || row.attributes['ht'] === '0' ? [Number(row.attributes['r'] ?? index + 1) - 1] : [])),
  );
}

function hiddenCells(sheet: XmlElement | undefined, styles: ReadonlyMap<number, HiddenReason>): Map<string, HiddenReason> {
  const hidden = new Map<string, HiddenReason>();
  if (styles.size === 0) return hidden;
  for (const row of childElements(childElement(sheet, 'sheetData'), 'row'))
    for (const cell of childElements(row, 'c')) {
      const reason = styles.get(Number(cell.attributes['s'] ?? 0));
      const place = /^([A-Z]+)(\d+)$/u.exec(cell.attributes['r'] ?? '');
      if (reason !== undefined && place !== null) hidden.set(`${String(Number(place[2]) - 1)},${String(columnNumber(place[1]!))}`, reason);
    }
  return hidden;
}

function hiddenColumns(sheet: XmlElement | undefined): Set<number> {
  const hidden = new Set<number>();
  for (const columns of childElements(childElement(sheet, 'cols'), 'col')) {
    if (!isHidden(columns) && columns.attributes['width'] !== '0') continue;
    const last = Math.min(Number(columns.attributes['max']), 16_384);
    for (let column = Number(columns.attributes['min']); column <= last; column += 1) hidden.add(column - 1);
  }
  return hidden;
}

function toRange(reference: string): MergedRange[] {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(reference);
  if (match === null) return [];
  const [row, column] = [Number(match[2]) - 1, columnNumber(match[1]!)];
  return [{ row, column, rowSpan: Number(match[4]) - row, colSpan: columnNumber(match[3]!) + 1 - column }];
}

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
