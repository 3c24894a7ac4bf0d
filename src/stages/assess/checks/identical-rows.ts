import type { NamedCheck } from './check-hit.ts';
import { citePassages, tablesOf, type TableRow } from './tables.ts';

const fewestNumbers = 6;
const fewestDifferent = 4;
const measured = /^[<≥≤>]?\s*-?\d+\.\d+$/u;

/**
 * Two batches or samples with the same measured values in every column. Measurements with decimals practically never repeat in six or more
 * columns; the reviewer asks for the raw data. A signal, not a finding of falsity (art. XXIV asks a person to judge).
 */
export const identicalRows: NamedCheck = function* identicalRows({ dossier, passages }) {
  for (const table of tablesOf(passages)) {
    const byValues = new Map<string, TableRow[]>();
    for (const row of table.rows) {
      const values = row.cells.map(([, text]) => text.trim()).filter((text) => measured.test(text));
      if (values.length < fewestNumbers || new Set(values).size < fewestDifferent) continue;
      const key = values.join('|');
      byValues.set(key, [...(byValues.get(key) ?? []), row]);
    }
    for (const rows of byValues.values()) {
      const names = new Set(rows.map((row) => row.cells[0]?.[1] ?? ''));
      if (rows.length < 2 || names.size < 2) continue;
      yield {
        requirement: 'A134-24-a',
        force: 'clear',
        citations: citePassages(
          dossier,
          rows.map((row) => row.passage),
        ),
        expression: [...names].join(' = '),
        note: {
          en: 'The measured values of these rows are the same in every column. Ask for the raw data; whether anything is wrong is for a person to judge.',
          zh: '上述各行的测定值逐列完全相同，请调取原始数据核实；是否存在问题由人员判断。',
        },
      };
    }
  }
};
