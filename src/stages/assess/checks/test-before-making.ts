import { readDate } from '../../../domain/dates.ts';
import type { Passage } from '../../../domain/index.ts';
import type { NamedCheck } from './check-hit.ts';
import { citePassages, tablesOf, type TableRow } from './tables.ts';

const making = /制粒|总混|压片|包衣|配液|灌装|灌封|生产|投料|冻干|manufactur|made|fill|granulat|blend|compress|dispens|coating|produced/iu;
const testing = /检验|检测|测定|试验|培养|分析|test|analy|assay|begun|started|incubat|steril/iu;
const reading = /读数|结束|终点|read|end|finish|complet/iu;
const concluded = /签批|批准|结论|报告日|签发|approved|signed|report/iu;
const batchId = /^[A-Z]{1,6}-?\d{2,}[\w-]*$/u;
const planned = /plan|计划|due|expiry|有效期/iu;

type Dated = { readonly date: string; readonly passage: Passage };

/**
 * A batch that was tested before it was made, or whose test was concluded before it ended, by the dates that tables of the dossier give
 * under the same batch number. The number is looked for in any cell, also inside a report number.
 */
export const testBeforeMaking: NamedCheck = function* testBeforeMaking({ dossier, passages }) {
  const made = new Map<string, Dated>();
  const tested = new Map<string, Dated>();
  const read: (Dated & { id: string })[] = [];
  const signed: (Dated & { id: string })[] = [];
  for (const table of tablesOf(passages)) {
    for (const row of table.rows) {
      const ids = row.cells.map(([, text]) => text.trim()).filter((text) => batchId.test(text) && /\d{3,}/u.test(text));
      if (ids.length === 0) continue;
      const context = `${row.passage.headings.at(-1) ?? ''}`;
      const make = earliest(row, making, testing, context);
      const test = earliest(row, testing, making, context);
      const end = latest(row, reading);
      const sign = latest(row, concluded);
      for (const id of ids) {
        if (end !== undefined) read.push({ id, date: end, passage: row.passage });
        if (sign !== undefined) signed.push({ id, date: sign, passage: row.passage });
        if (make !== undefined && (made.get(id)?.date ?? '9') > make) made.set(id, { date: make, passage: row.passage });
        if (test !== undefined && (tested.get(id)?.date ?? '9') > test) tested.set(id, { date: test, passage: row.passage });
      }
    }
  }
  for (const [id, test] of tested) {
    const make = made.get(id);
    if (make === undefined || test.date >= make.date || make.passage === test.passage) continue;
    yield {
      requirement: 'A134-24-a',
      force: 'clear',
      citations: citePassages(dossier, [test.passage, make.passage]),
      expression: `${id}: test ${test.date} >= made ${make.date}`,
      note: {
        en: 'By its dates this batch was tested before it was made. Compare with the raw data.',
        zh: '按所载日期，该批检验早于生产，请核对原始数据。',
      },
    };
  }
  for (const report of signed) {
    const open = read.find((end) => end.passage !== report.passage && sameNumber(end.id, report.id) && report.date < end.date);
    if (open === undefined) continue;
    yield {
      requirement: 'A134-24-a',
      force: 'clear',
      citations: citePassages(dossier, [report.passage, open.passage]),
      expression: `${report.id}: concluded ${report.date} >= ${open.id}: read ${open.date}`,
      note: {
        en: 'By its dates the result was signed before the test had ended. Compare with the raw data.',
        zh: '按所载日期，结论签批早于试验结束，请核对原始数据。',
      },
    };
  }
};

/** `MFR-2601` reports on `MF-2601`: the same digits, the same first letters. */
function sameNumber(a: string, b: string): boolean {
  const digits = (id: string): string => /\d[\d-]*$/u.exec(id)?.[0] ?? '';
  return digits(a).length >= 4 && digits(a) === digits(b) && a.slice(0, 2) === b.slice(0, 2);
}

function latest(row: TableRow, wanted: RegExp): string | undefined {
  const dates = row.cells.flatMap(([title, text]) => {
    const date = wanted.test(title) && !planned.test(title) ? readDate(text) : undefined;
    return date?.precision === 'day' ? [date.value] : [];
  });
  return dates.toSorted().at(-1);
}

function earliest(row: TableRow, wanted: RegExp, other: RegExp, context: string): string | undefined {
  const dates = row.cells.flatMap(([title, text]) => {
    const fits = wanted.test(title) || (/date|日期|begun|start|^#/iu.test(title) && wanted.test(context) && !other.test(title));
    const date = fits && !planned.test(title) && !reading.test(title) && !concluded.test(title) ? readDate(text) : undefined;
    return date?.precision === 'day' ? [date.value] : [];
  });
  return dates.toSorted()[0];
}
