import { readDates } from '../../../domain/dates.ts';
import { workingDaysBetween, type DossierCitation, type Passage } from '../../../domain/index.ts';
import { readDurations } from '../../../domain/intervals.ts';
import type { AssessInput } from '../assess-input.ts';
import { factsByKey } from '../cel-evidence.ts';
import { sentences } from '../words.ts';
import { readSpans } from '../read-quantities.ts';
import type { NamedCheck } from './check-hit.ts';
import { daysBetween } from './days-between.ts';
import { citePassages } from './tables.ts';

const audit = /audit|审核|审计/iu;
const report = /report|报告/iu;
const limitWords = /within|no later|allow|at most|不超过|内|之前|以内/iu;
const issued = /sign|issue|dated|drawn up|签发|出具|形成|批准|完成日期|报告日期/iu;
const onSite = /on[ -]site|days? (?:on|of)|audited|visited|现场|到场|首次会议|末次会议|审核日期|审计日期|审核时间/iu;
const later = /closed|remed|correct|next|plan|关闭|整改|纠正|下次|计划|完成纠正|授权/iu;

type Dated = { readonly date: string; readonly citations: readonly DossierCitation[] };

/** The report of the holder's audit against the time that the parties agreed or the holder's own procedure allows. Without such a time nothing is judged. */
export const lateAuditReport: NamedCheck = function* lateAuditReport(input) {
  const limit = agreedLimit(input.passages);
  const dates = limit === undefined ? undefined : (datesByFacts(input) ?? datesByText(input));
  if (limit === undefined || dates === undefined) return;
  const counted = limit.workingDays === undefined ? undefined : workingDaysBetween(dates.end.date, dates.report.date, input.calendar ?? []);
  if (counted !== undefined && 'missingYear' in counted) {
    yield {
      requirement: 'A134-13-e',
      force: 'weak',
      citations: [...dates.report.citations, ...dates.end.citations, ...citePassages(input.dossier, [limit.passage])],
      expression: `report ${dates.report.date} - end of audit ${dates.end.date}; agreed ${String(limit.workingDays)} working days`,
      note: sentences.noCalendar(counted.missingYear),
    };
    return;
  }
  const taken = counted?.days ?? daysBetween(dates.end.date, dates.report.date);
  const allowed = limit.workingDays ?? limit.days;
  if (taken <= allowed + (counted === undefined ? 3 : 0)) return;
  const unit = counted === undefined ? 'days' : 'working days';
  yield {
    requirement: 'A134-13-e',
    force: 'clear',
    citations: [...dates.report.citations, ...dates.end.citations, ...citePassages(input.dossier, [limit.passage])],
    expression: `report ${dates.report.date} - end of audit ${dates.end.date} = ${taken} ${unit}; agreed ${Math.round(allowed)} ${unit}`,
    note: { en: 'The report came later than the time that was agreed or laid down for it.', zh: '报告出具时间超过约定或规定的期限。' },
  };
};

/** `workingDays` where the longest span that the sentence names counts in working days. */
function agreedLimit(passages: readonly Passage[]): { days: number; workingDays?: number; passage: Passage } | undefined {
  for (const passage of passages) {
    const context = `${passage.text} ${passage.headings.join(' ')}`;
    if (passage.kind !== 'sentence' || !report.test(passage.text) || !audit.test(context) || !limitWords.test(passage.text)) continue;
    const spans = readSpans(passage.text).filter((days) => days >= 1 && days <= 200);
    if (spans.length === 0) continue;
    const workingDays = readDurations(passage.text).find((d) => d.unit === 'working-day')?.amount;
    const days = Math.max(...spans);
    return { days, passage, ...(workingDays === undefined || Math.abs(workingDays * 1.4 - days) > 0.01 ? {} : { workingDays }) };
  }
  return undefined;
}

function datesByFacts({ flat, sheet }: AssessInput): { end: Dated; report: Dated } | undefined {
  const [end, issuedOn] = [flat['audit.endDate'], flat['audit.report.date']];
  if (typeof end !== 'string' || typeof issuedOn !== 'string') return undefined;
  const byKey = factsByKey(sheet);
  const places = (key: string): DossierCitation[] => (byKey.get(key) ?? []).flatMap((fact) => fact.citations.slice(0, 1));
  return { end: { date: end, citations: places('audit.endDate') }, report: { date: issuedOn, citations: places('audit.report.date') } };
}

/** In a document with an audit report: the first date beside words of issue, and the last day on site before it. */
function datesByText({ dossier, passages }: AssessInput): { end: Dated; report: Dated } | undefined {
  const reports = new Set(
    dossier.documents.filter(({ kinds }) => kinds.some(({ kind }) => kind === 'audit_report')).map(({ id }) => id as string),
  );
  const own = passages.filter(
    (p) => p.kind !== 'heading' && (reports.has(p.documentId) || p.headings.some((heading) => audit.test(heading))),
  );
  for (const passage of own) {
    const text = `${passage.text} ${Object.keys(passage.row ?? {}).join(' ')}`;
    const [date] =
      report.test(text) && issued.test(text) && audit.test(`${text} ${passage.headings.join(' ')}`)
        ? readDates(passage.text).filter((d) => d.precision === 'day')
        : [];
    if (date === undefined) continue;
    const before = own
      .filter((p) => p.documentId === passage.documentId && p !== passage && !later.test(p.text) && isOnSite(p))
      .flatMap((p) =>
        readDates(p.text)
          .filter((d) => d.precision === 'day' && d.last < date.value)
          .map((d) => ({ date: d.last, passage: p })),
      )
      .filter((d) => daysBetween(d.date, date.value) < 400)
      .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
    if (before === undefined) continue;
    return {
      end: { date: before.date, citations: citePassages(dossier, [before.passage]) },
      report: { date: date.value, citations: citePassages(dossier, [passage]) },
    };
  }
  return undefined;
}

function isOnSite(passage: Passage): boolean {
  return (
    onSite.test(passage.text) ||
    (passage.kind === 'row' && onSite.test(passage.headings.at(-1) ?? '') && /^\s*(?:\d{4}|[^|]{0,12}\d{4})/u.test(passage.text))
  );
}
