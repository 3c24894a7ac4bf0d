import { readDate } from '../../../domain/dates.ts';
import { workingDaysBetween, type FactValue } from '../../../domain/index.ts';
import { daysBetween } from './days-between.ts';
import type { NamedCheck } from './check-hit.ts';
import { citePassages, tablesOf, type Table } from './tables.ts';

const about = /deviation|departure|偏差/iu;
const foundTitle = /discover|found|detect|occur|发现|发生|^date$|^日期$/iu;
const toldTitle = /told|notif|inform|reported to|告知|通知|通报|报告(?:持有人|委托方)/iu;
const productTitle = /product|品种|产品/iu;

/** Deviations of the product that the holder was told of later than the parties agreed, by the dates of the register (whole days only). */
export const lateDeviationNotice: NamedCheck = function* lateDeviationNotice({ dossier, passages, flat, calendar }) {
  const limit = flat['qualityAgreement.deviationNoticeLimitHours'];
  if (typeof limit !== 'number') return;
  const workingDays = flat['qualityAgreement.deviationNoticeLimitWorkingDays'];
  const documents = new Map(dossier.documents.map((document) => [document.id as string, document]));
  for (const table of tablesOf(passages)) {
    const document = documents.get(table.documentId);
    const context = `${document?.title ?? ''} ${document?.path ?? ''} ${table.rows[0]?.passage.headings.join(' ') ?? ''} ${table.titles.join(' ')}`;
    const [found, told] = [titleFor(table, foundTitle), titleFor(table, toldTitle)];
    if (!about.test(context) || found === undefined || told === undefined) continue;
    for (const row of table.rows) {
      const cells = new Map(row.cells);
      const from = readDate(cells.get(found) ?? '');
      const to = readDate(cells.get(told) ?? '');
      if (from?.precision !== 'day' || to?.precision !== 'day' || !ofTheProduct(row.cells, flat['product.genericName'])) continue;
      const days = daysBetween(from.value, to.value);
      if (typeof workingDays === 'number') {
        // Where the calendar lacks the year nothing is claimed here; the check of the requirement says so.
        const taken = workingDaysBetween(from.value, to.value, calendar ?? []);
        if ('missingYear' in taken || taken.days <= workingDays) continue;
      } else if ((days - 1) * 24 <= limit) continue;
      yield {
        requirement: 'A134-05-f',
        force: 'clear',
        citations: citePassages(dossier, [row.passage]),
        expression: `${from.value} to ${to.value} = ${days} days; agreed ${typeof workingDays === 'number' ? `${workingDays} working days` : `${limit} hours`}`,
        note: {
          en: 'The holder was told of this deviation later than the parties agreed.',
          zh: '该偏差告知持有人的时间超过双方约定的时限。',
        },
      };
    }
  }
};

function titleFor(table: Table, pattern: RegExp): string | undefined {
  return table.titles.find((title) => pattern.test(title));
}

/** Rows of other products on the line concern other holders. */
function ofTheProduct(cells: readonly (readonly [string, string])[], name: FactValue | undefined): boolean {
  const cell = cells.find(([title]) => productTitle.test(title))?.[1];
  if (cell === undefined || typeof name !== 'string') return true;
  const [word] = /[\p{Script=Latin}]{4,}|\p{Script=Han}{3,}/u.exec(name) ?? [];
  return word === undefined || cell.toLowerCase().includes(word.toLowerCase()) || name.toLowerCase().includes(cell.toLowerCase());
}
