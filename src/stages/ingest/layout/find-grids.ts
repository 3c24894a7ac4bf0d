import type { Rectangle } from '../../../domain/extracted.ts';
import { bottom, right } from './line.ts';

type GridCell = Rectangle & { readonly row: number; readonly column: number; readonly rowSpan: number; readonly colSpan: number };
/** A table drawn with rules. */
export type Grid = Rectangle & { readonly rows: number; readonly columns: number; readonly cells: readonly GridCell[] };

type Edge = { readonly at: number; readonly from: number; readonly to: number };
/** Ends of rules that are closer than this meet; points. */
const reach = 3;

/** Finds tables drawn with horizontal and vertical rules; a missing rule between two fields makes one merged cell. */
export function findGrids(rules: readonly Rectangle[]): Grid[] {
  const horizontal = rules.filter((rule) => rule.width >= rule.height && rule.width > 3);
  const vertical = rules.filter((rule) => rule.height > rule.width && rule.height > 3);
  if (horizontal.length < 2 || vertical.length < 2) return [];
  return components([...horizontal, ...vertical]).flatMap((component) => {
    const grid = toGrid(
      component
        .filter((rule) => rule.width >= rule.height)
        .map((rule) => ({ at: rule.y + rule.height / 2, from: rule.x, to: right(rule) })),
      component.filter((rule) => rule.height > rule.width).map((rule) => ({ at: rule.x + rule.width / 2, from: rule.y, to: bottom(rule) })),
    );
    return grid === undefined ? [] : [grid];
  });
}

/** Rules that touch one another, group by group; a sweep from top to bottom keeps it near linear. */
function components(rules: readonly Rectangle[]): Rectangle[][] {
  const sorted = [...rules].sort((a, b) => a.y - b.y);
  const parent = sorted.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  let active: number[] = [];
  sorted.forEach((rule, index) => {
    active = active.filter((other) => bottom(sorted[other]!) + reach >= rule.y);
    for (const other of active) {
      const before = sorted[other]!;
      if (before.x - reach <= right(rule) && rule.x - reach <= right(before)) parent[root(index)] = root(other);
    }
    active.push(index);
  });
  const groups = new Map<number, Rectangle[]>();
  sorted.forEach((rule, index) => groups.set(root(index), [...(groups.get(root(index)) ?? []), rule]));
  return [...groups.values()];
}

function toGrid(horizontal: readonly Edge[], vertical: readonly Edge[]): Grid | undefined {
  const ys = positions(horizontal);
  const xs = positions(vertical);
  if (ys.length < 2 || xs.length < 2 || (ys.length === 2 && xs.length === 2)) return undefined;
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const ruleBelow = (row: number, column: number): boolean => covered(horizontal, ys[row + 1]!, xs[column]!, xs[column + 1]!);
  const ruleRight = (row: number, column: number): boolean => covered(vertical, xs[column + 1]!, ys[row]!, ys[row + 1]!);
  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let colSpan = 1;
      while (column + colSpan < columns && !ruleRight(row, column + colSpan - 1)) colSpan += 1;
      let rowSpan = 1;
      while (row + rowSpan < rows && !ruleBelow(row + rowSpan - 1, column)) rowSpan += 1;
      for (let r = 0; r < rowSpan; r += 1) for (let c = 0; c < colSpan; c += 1) taken.add((row + r) * columns + column + c);
      const [x, y] = [xs[column]!, ys[row]!];
      cells.push({ row, column, rowSpan, colSpan, x, y, width: xs[column + colSpan]! - x, height: ys[row + rowSpan]! - y });
    }
  }
  const [x, y] = [xs[0]!, ys[0]!];
  return { x, y, width: xs.at(-1)! - x, height: ys.at(-1)! - y, rows, columns, cells };
}

/** Distinct places of edges, those closer than `reach` as one. */
function positions(edges: readonly Edge[]): number[] {
  const found: number[] = [];
  for (const at of edges.map((edge) => edge.at).sort((a, b) => a - b)) {
    if (found.length === 0 || at - found.at(-1)! > reach) found.push(at);
  }
  return found;
}

/** Do edges at this place cover at least half of the way? */
function covered(edges: readonly Edge[], at: number, from: number, to: number): boolean {
  let length = 0;
  for (const edge of edges)
    if (Math.abs(edge.at - at) <= reach) length = Math.max(length, Math.min(edge.to, to) - Math.max(edge.from, from));
  return length >= (to - from) / 2;
}
