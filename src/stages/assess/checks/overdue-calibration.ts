import { readDate } from '../../../domain/dates.ts';
import type { NamedCheck } from './check-hit.ts';
import { daysBetween } from './days-between.ts';
import { citePassages, tablesOf } from './tables.ts';

const about = /calibrat|校准|检定|qualification status|确认有效/iu;
const until = /valid (?:until|to)|next (?:due|calibration)|due|expir|有效期|有效至|下次|到期/iu;
const outOfUse = /out of (?:use|service)|retired|停用|报废|封存|备用/iu;
const mostDays = 30;

/** Instruments in use whose calibration had run out more than a month before the application. */
export const overdueCalibration: NamedCheck = function* overdueCalibration({ dossier, passages, flat }) {
  const application = flat['application.date'];
  if (typeof application !== 'string') return;
  for (const table of tablesOf(passages)) {
    const title = table.titles.find((name) => until.test(name));
    if (
      title === undefined ||
      !about.test(`${table.rows[0]?.passage.headings.join(' ') ?? ''} ${table.titles.join(' ')} ${table.rows[0]?.passage.text ?? ''}`)
    )
      continue;
    for (const row of table.rows) {
      const end = readDate(row.cells.find(([name]) => name === title)?.[1] ?? '');
      if (end === undefined || outOfUse.test(row.passage.text) || daysBetween(end.last, application) <= mostDays) continue;
      yield {
        requirement: 'A134-02-a',
        force: 'clear',
        citations: citePassages(dossier, [row.passage]),
        expression: `calibrated until ${end.last} >= application ${application}`,
        note: {
          en: 'The calibration of this instrument ended before the application and no later one is shown.',
          zh: '该仪器的校准在申请之前已到期，未见后续校准。',
        },
      };
    }
  }
};
