import { z } from 'zod';
import type { AuditRecord } from './audit-record.ts';
import type { Bilingual } from './bilingual.ts';

/** What an independent person says after reading a part of the audit trail (EU GMP Annex 11, clause 9; 21 CFR 11.10(e)). */
export const AuditReview = z.object({
  /** First and last record that was read. */
  from: z.int().min(0),
  to: z.int().min(0),
  conclusion: z.enum(['in-order', 'with-remarks', 'not-in-order']),
  /** What was looked at and found; needed unless all is in order. */
  remarks: z.string().max(4000),
});
export type AuditReview = z.infer<typeof AuditReview>;
export const auditConclusions = AuditReview.shape.conclusion.options;

/** Acts by which a person becomes party to what they would review. */
const ownActs: ReadonlySet<string> = new Set([
  'finding.disposed',
  'finding.withdrawn',
  'finding.blind-verdict',
  'finding.added',
  'review.signed',
  'review.sent-back',
  'review.reopened',
  'dossier.assigned',
]);

/**
 * May this person record this review of these records (those of the range)? Null when they may; else why not. Independent is who has not decided,
 * signed or assigned anything in the range.
 */
export function refuseAuditReview(review: AuditReview, reviewer: string, size: number, records: Iterable<AuditRecord>): Bilingual | null {
  if (review.from > review.to || review.to >= size)
    return {
      en: `The log has records 0 to ${String(size - 1)}. Give a first and a last record among them.`,
      zh: `日志记录编号为0至${String(size - 1)}，请给出其中的首尾编号。`,
    };
  if (review.conclusion !== 'in-order' && review.remarks.trim() === '')
    return { en: 'Say what you found: remarks are needed unless all is in order.', zh: '请说明发现的情况：除结论为无异常外，须填写意见。' };
  for (const { seq, event, actor } of records)
    if (actor.id === reviewer && ownActs.has(event))
      return {
        en: `You decided something in this range yourself (record ${String(seq)}). Somebody independent must review it.`,
        zh: `该范围内有您本人的决定（第${String(seq)}条记录），须由独立人员审阅。`,
      };
  return null;
}
