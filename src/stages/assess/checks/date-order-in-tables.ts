import { readDate } from '../../../domain/dates.ts';
import type { CheckHit, NamedCheck } from './check-hit.ts';
import { citePassages, tablesOf, type Table, type TableRow } from './tables.ts';

const notAStep = /due|next|plan|valid|expir|下次|计划|应|有效|到期|截止|完成期限|目标/iu;
const fewestRows = 3;

/**
 * Rows of a register or protocol in which one step is dated before another while all other rows of the table have them the other way
 * round (a test before its sampling, a use before its approval). The order is learned from the table itself.
 */
export const dateOrderInTables: NamedCheck = function* dateOrderInTables({ dossier, passages }) {
  for (const table of tablesOf(passages)) {
    for (const odd of oddRows(table)) {
      const hit: CheckHit = {
        requirement: 'A134-14-a',
        force: 'clear',
        citations: citePassages(dossier, [odd.row.passage]),
        expression: `${odd.first} <= ${odd.second}`,
        note: {
          en: `“${odd.second}” is dated before “${odd.first}” in this row, while all other rows have the opposite order.`,
          zh: `本行“${odd.second}”的日期早于“${odd.first}”，而表中其他各行次序相反。`,
        },
      };
      yield hit;
    }
  }
};

function* oddRows(table: Table): Generator<{ row: TableRow; first: string; second: string }> {
  const dated = table.rows.map((row) => ({ row, dates: row.cells.map(([title, text]) => [title, dayOf(text)] as const) }));
  const titles = table.titles.filter(
    (title) => !notAStep.test(title) && dated.filter(({ dates }) => dateAt(dates, title) !== undefined).length >= fewestRows,
  );
  const seen = new Set<TableRow>();
  for (const [index, first] of titles.entries()) {
    for (const second of titles.slice(index + 1)) {
      const both = dated.filter(({ dates }) => dateAt(dates, first) !== undefined && dateAt(dates, second) !== undefined);
      const reversed = both.filter(({ dates }) => (dateAt(dates, first) ?? '') > (dateAt(dates, second) ?? ''));
      const [only] = reversed;
      if (only === undefined || both.length < fewestRows || reversed.length !== 1 || seen.has(only.row)) continue;
      seen.add(only.row);
      yield { row: only.row, first, second };
    }
  }
}

function dayOf(text: string): string | undefined {
  const date = readDate(text);
  return date?.precision === 'day' ? date.value : undefined;
}

function dateAt(dates: readonly (readonly [string, string | undefined])[], title: string): string | undefined {
  return dates.find(([name]) => name === title)?.[1];
}
