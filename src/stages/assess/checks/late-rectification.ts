import { readDate } from '../../../domain/dates.ts';
import type { NamedCheck } from './check-hit.ts';
import { citePassages, tablesOf } from './tables.ts';

/** Art. XXV: one year from issuance, counted from the date of the text. */
const lastDay = '2026-12-30';
const about = /rectif|improvement|self[- ]?(?:inspection|assessment)|gap|整改|改进|自查/iu;
const announcement = /134|announcement|公告/iu;
const dueTitle = /due|deadline|until|complet|by when|finish|期限|完成时间|完成日期|计划完成|时限/iu;
const reasonTitle = /reason|why|cause|原因|理由|说明/iu;

/** Items of the plan under the Announcement that fall due after the year without a reason; those with one go to the reviewer. */
export const lateRectification: NamedCheck = function* lateRectification({ dossier, passages }) {
  const documents = new Map(dossier.documents.map((document) => [document.id as string, document]));
  for (const table of tablesOf(passages)) {
    const due = table.titles.find((title) => dueTitle.test(title));
    const document = documents.get(table.documentId);
    const context = `${table.rows[0]?.passage.headings.join(' ') ?? ''} ${table.titles.join(' ')} ${document?.title ?? ''} ${document?.path ?? ''}`;
    if (due === undefined || !about.test(context) || !announcement.test(context)) continue;
    for (const { passage, cells } of table.rows) {
      const date = readDate(cells.find(([title]) => title === due)?.[1] ?? '');
      if (date === undefined || date.last <= lastDay) continue;
      const explained = cells.some(([title, text]) => reasonTitle.test(title) && text.trim().length > 3);
      yield {
        requirement: explained ? 'A134-25-c' : 'A134-25-d',
        force: explained ? 'weak' : 'clear',
        citations: citePassages(dossier, [passage]),
        expression: `due ${date.last} <= ${lastDay}`,
        note: { en: 'This item falls due more than a year after the Announcement.', zh: '该项完成期限超过公告发布后一年。' },
      };
    }
  }
};
