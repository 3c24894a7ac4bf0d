import type { Bilingual } from '../../domain/bilingual.ts';
import type { DataConsent } from '../../domain/corrections.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import { exportsWith } from './corrections.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { nameOf } from './retention.ts';

export type DataConsents = {
  /** The newest word of a lead; null: none was ever given. */
  dataConsent(dossier: DossierId): DataConsent | null;
  /** Keeps consent or its withdrawal with its record, which names the released exports that the dossier stands in. AppError `refused`. */
  giveDataConsent(dossier: DossierId, given: boolean, reason: string, by: Extract<Actor, { kind: 'person' }>, refuse: () => Bilingual | null): void; // prettier-ignore
};

export function openDataConsents({ db, ledger, now }: StoreParts): DataConsents {
  const { sql } = db;
  const newest = (dossier: DossierId) =>
    db.first(sql.selectFrom('data_consents').selectAll().where('dossier_id', '=', dossier).orderBy('no', 'desc').limit(1));

  return {
    dataConsent(dossier) {
      const row = newest(dossier);
      return row === undefined ? null : { given: row.given === 1, byName: nameOf(db, row.by_id), at: row.at, reason: row.reason };
    },
    giveDataConsent(dossier, given, reason, by, refuse) {
      ledger.transact((record) => {
        const refusal = refuse();
        if (refusal !== null) throw new AppError('refused', `consent of ${dossier}: ${refusal.en}`, refusal);
        const row = {
          dossier_id: dossier,
          no: (newest(dossier)?.no ?? 0) + 1,
          given: given ? 1 : 0,
          by_id: by.id,
          at: now().toISOString(),
        };
        db.run(sql.insertInto('data_consents').values({ ...row, reason }));
        const data = given ? { reason } : { reason, exports: exportsWith(db, dossier).map(({ id }) => id) };
        record({ actor: recordedActor(by), event: given ? 'consent.given' : 'consent.withdrawn', dossier, subject: dossier, data });
      });
    },
  };
}
