import type { Passage } from '../../../domain/index.ts';
import { factsByKey } from '../cel-evidence.ts';
import { readSpans } from '../read-quantities.ts';
import type { NamedCheck } from './check-hit.ts';
import { citePassages } from './tables.ts';

const agreed = /(?:audit|审核|审计).{0,60}(?:report|报告)|(?:report|报告).{0,40}(?:audit|审核|审计)/iu;

/** The report of the holder's audit against the time that the parties agreed for it. Without an agreed time nothing is judged here. */
export const lateAuditReport: NamedCheck = function* lateAuditReport({ dossier, passages, flat, sheet }) {
  const end = flat['audit.endDate'];
  const report = flat['audit.report.date'];
  if (typeof end !== 'string' || typeof report !== 'string') return;
  const limit = agreedLimit(passages);
  const taken = daysBetween(end, report);
  if (limit === undefined || taken <= limit.days) return;
  const byKey = factsByKey(sheet);
  const places = ['audit.report.date', 'audit.endDate'].flatMap((key) => (byKey.get(key) ?? []).flatMap((fact) => fact.citations.slice(0, 1)));
  yield {
    requirement: 'A134-13-e',
    force: 'clear',
    citations: [...places, ...citePassages(dossier, [limit.passage])],
    expression: `report ${report} - end of audit ${end} = ${taken} days; agreed ${Math.round(limit.days)} days`,
    note: { en: 'The report came later than the time that the parties agreed.', zh: '报告出具时间超过双方约定的期限。' },
  };
};

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function agreedLimit(passages: readonly Passage[]): { days: number; passage: Passage } | undefined {
  for (const passage of passages) {
    if (passage.kind === 'heading' || !agreed.test(passage.text) || !/within|no later|不超过|内|之前/iu.test(passage.text)) continue;
    const spans = readSpans(passage.text).filter((days) => days >= 1 && days <= 200);
    if (spans.length > 0) return { days: Math.max(...spans), passage };
  }
  return undefined;
}
