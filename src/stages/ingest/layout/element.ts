import type { Rectangle, TextItem } from '../../../domain/extracted.ts';
import type { Line } from './line.ts';

export type CellContent = { readonly lines: readonly (readonly TextItem[])[]; readonly rowSpan?: number; readonly colSpan?: number };

export type TableElement = Rectangle & {
  readonly type: 'table';
  readonly rows: readonly (readonly CellContent[])[];
  /** Left edges of the columns. */
  readonly columns: readonly number[];
};

/** A line knows the column of text that it stands in, for telling full lines from short ones. */
export type LineElement = Line & { readonly type: 'line'; readonly column: { readonly left: number; readonly right: number } };

/** A page in reading order, before lines are joined to paragraphs. */
export type Element = LineElement | TableElement;

export function cellItems(cell: CellContent): readonly TextItem[] {
  return cell.lines.flat();
}
