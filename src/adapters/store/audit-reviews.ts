import type { AuditRecord } from '../../domain/audit-record.ts';
import { refuseAuditReview, type AuditReview } from '../../domain/audit-review.ts';
import { AppError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/people.ts';
import { recordedActor, type StoreParts } from './parts.ts';

export type AuditReviews = {
  /** Records that a person reviewed a part of the audit trail. AppError `refused` with the reason when they may not. Returns its number. */
  recordAuditReview(review: AuditReview, by: Extract<Actor, { kind: 'person' }>): number;
};

export function openAuditReviews({ db, ledger }: StoreParts): AuditReviews {
  const { sql } = db;
  const size = (): number => (db.first(sql.selectFrom('audit_records').select('seq').orderBy('seq', 'desc').limit(1))?.seq ?? -1) + 1;
  function* records(from: number, to: number): Iterable<AuditRecord> {
    for (let at = from; at <= to; at += 1000) {
      const rows = db.all(
        sql
          .selectFrom('audit_records')
          .select('line')
          .where('seq', '>=', at)
          .where('seq', '<=', Math.min(to, at + 999))
          .orderBy('seq'),
      );
      for (const { line } of rows) yield JSON.parse(Buffer.from(line).toString('utf8')) as AuditRecord;
    }
  }
  return {
    recordAuditReview: (review, by) =>
      ledger.transact((record) => {
        const refusal = refuseAuditReview(review, by.id, size(), records(review.from, review.to));
        if (refusal !== null) throw new AppError('refused', `audit review by ${by.id}: ${refusal.en}`, refusal);
        const { from, to, conclusion, remarks } = review;
        return record({
          actor: recordedActor(by),
          event: 'audit.reviewed',
          dossier: null,
          subject: `${String(from)}-${String(to)}`,
          data: { from, to, conclusion, remarks: remarks.trim() },
        });
      }),
  };
}
