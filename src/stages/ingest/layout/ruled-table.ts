import type { TextItem } from '../../../domain/extracted.ts';
import type { CellContent, TableElement } from './element.ts';
import type { Grid } from './find-grids.ts';
import { around, toRows } from './line.ts';

/** Puts items into the fields of a drawn table. Rows without any text are dropped; a table without text is none. */
export function ruledTable(grid: Grid, items: readonly TextItem[]): TableElement | undefined {
  const filled = grid.cells.map((cell) => ({ cell, items: [] as TextItem[] }));
  for (const item of items) {
    const [x, y] = [item.x + Math.min(item.width / 2, 6), item.y + item.height / 2];
    const home = filled.find(({ cell }) => x >= cell.x && x <= cell.x + cell.width && y >= cell.y && y <= cell.y + cell.height);
    (home ?? filled[0]!).items.push(item);
  }
  const rows: CellContent[][] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    const cells = filled.filter(({ cell }) => cell.row === row);
    if (cells.every((entry) => entry.items.length === 0)) continue;
    rows.push(
      cells.map(({ cell, items: own }) => ({
        lines: toRows(own),
        ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
        ...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {}),
      })),
    );
  }
  if (rows.length === 0) return undefined;
  const columns = grid.cells.filter((cell) => cell.row === 0).map((cell) => cell.x);
  return { type: 'table', ...around([grid, ...items]), rows, columns };
}

/** A drawn frame with one field, or one row and one column, around running text is no table. */
export function isFrame(grid: Grid): boolean {
  return grid.cells.length < 2 || (grid.columns === 1 && grid.rows < 3);
}
