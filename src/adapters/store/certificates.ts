import { canonicalJson } from '../../domain/canonical-json.ts';
import type { AuditEntry } from '../../domain/audit-record.ts';
import type { CertificateEvent, CertificateKind } from '../../domain/certificate.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

type Decided = { readonly kind: 'accepted'; readonly events: readonly CertificateEvent[] } | { readonly kind: 'refused' };
export type Certificates = {
  /** Everything said of one certificate on the newest draft of a dossier, oldest first. */
  certificateEvents(dossier: DossierId, kind: CertificateKind): CertificateEvent[];
  /**
   * Load, decide, record: in one transaction, so nobody can come between. What `decide` accepts is stored as rows with one audit record
   * each, as `recordOf` words it; what it refuses changes nothing. Returns its answer. AppError `not-found` while there is no draft.
   */
  decideCertificate<T extends Decided>(
    dossier: DossierId,
    kind: CertificateKind,
    actor: Actor,
    decide: (events: readonly CertificateEvent[]) => T,
    recordOf: (event: CertificateEvent) => Omit<AuditEntry, 'actor'>,
  ): T;
};

export function openCertificates({ db, ledger, now }: StoreParts): Certificates {
  const { sql } = db;
  const reviewOf = (dossier: DossierId): number => {
    const row = db.first(sql.selectFrom('prepared_reviews').select('id').where('dossier_id', '=', dossier).orderBy('id', 'desc').limit(1));
    if (row === undefined) throw new AppError('not-found', `dossier ${dossier} has no draft`, words.notPrepared);
    return row.id;
  };
  const eventsOf = (review: number, kind: CertificateKind): CertificateEvent[] =>
    db
      .all(sql.selectFrom('certificate_events').select('body_json').where('review_id', '=', review).where('kind', '=', kind).orderBy('no'))
      .map(({ body_json }) => JSON.parse(body_json) as CertificateEvent);

  return {
    certificateEvents: (dossier, kind) => eventsOf(reviewOf(dossier), kind),
    decideCertificate(dossier, kind, actor, decide, recordOf) {
      return ledger.transact((record) => {
        const review = reviewOf(dossier);
        const before = eventsOf(review, kind);
        const outcome = decide(before);
        if (outcome.kind === 'refused') return outcome;
        outcome.events.forEach((event, n) => {
          const row = { review_id: review, kind, no: before.length + n, at: now().toISOString(), person_id: actor.id };
          db.run(sql.insertInto('certificate_events').values({ ...row, body_json: canonicalJson(event) }));
          record({ actor: recordedActor(actor), ...recordOf(event) });
        });
        return outcome;
      });
    },
  };
}
