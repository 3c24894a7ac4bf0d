import type { Report } from './report.ts';

/** The report for machines: everything that is on paper and the quotes, places and traces that are not. UTF-8. */
export function renderJson(report: Report<string>): Uint8Array {
  return Buffer.from(
    `${JSON.stringify({ title: report.title, official: report.official, mark: report.mark, ...report.data }, null, 2)}\n`,
    'utf8',
  );
}
