import { DossierLabel, EgressEntry, defaultLabel } from '../../domain/endpoint.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { actorOf } from './people.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

export type Egress = {
  /** A sending or a refusal with its audit record, in one transaction. Returns the record's number. */
  recordEgress(entry: EgressEntry): number;
  /** Newest first; `null`: of no dossier, `all`: of any and none. */
  egressOf(dossier: DossierId | null | 'all', limit?: number): (EgressEntry & { readonly seq: number; readonly at: string })[];
  /** `confidential` until somebody says otherwise. */
  dossierLabel(dossier: DossierId): DossierLabel;
  /** AppError `not-found`, `input.invalid` without a reason. Earlier labels stay on the record. */
  labelDossier(dossier: DossierId, label: DossierLabel, reason: string, by: Person): void;
};

export function openEgress({ db, ledger, now }: StoreParts): Egress {
  const { sql } = db;
  const newest = (dossier: DossierId) =>
    db.first(sql.selectFrom('dossier_labels').select(['no', 'label']).where('dossier_id', '=', dossier).orderBy('no', 'desc').limit(1));

  return {
    recordEgress(entry) {
      const { outcome, reason, endpoint, endpointClass, dossier, label, route, bodyHash, bytes, masked } = EgressEntry.parse(entry);
      return ledger.transact((record) => {
        const places = Object.values(masked).reduce((sum, count) => sum + count, 0);
        const seq = record({
          actor: recordedActor(systemActor),
          event: outcome === 'sent' ? 'egress.sent' : 'egress.refused',
          dossier,
          subject: endpoint,
          data: { reason, endpointClass, label, route, bodyHash, bytes, masked: { ...masked }, places },
        });
        const row = { seq, at: now().toISOString(), outcome, reason, endpoint, endpoint_class: endpointClass, dossier_id: dossier, label };
        db.run(sql.insertInto('egress').values({ ...row, route, body_hash: bodyHash, bytes, masked_json: JSON.stringify(masked) }));
        return seq;
      });
    },
    egressOf(dossier, limit = 100) {
      const rows = sql.selectFrom('egress').selectAll().orderBy('seq', 'desc').limit(limit);
      const chosen =
        dossier === 'all' ? rows : dossier === null ? rows.where('dossier_id', 'is', null) : rows.where('dossier_id', '=', dossier);
      return db.all(chosen).map((row) => ({
        seq: row.seq,
        at: row.at,
        ...EgressEntry.parse({
          ...row,
          endpointClass: row.endpoint_class,
          dossier: row.dossier_id,
          bodyHash: row.body_hash,
          masked: JSON.parse(row.masked_json) as unknown,
        }),
      }));
    },
    dossierLabel: (dossier) => newest(dossier)?.label ?? defaultLabel,
    labelDossier(dossier, label, reason, by) {
      if (reason.trim() === '') throw new AppError('input.invalid', 'a label without a reason', words.labelReason);
      ledger.transact((record) => {
        if (db.first(sql.selectFrom('dossiers').select('id').where('id', '=', dossier)) === undefined)
          throw new AppError('not-found', `no dossier ${dossier}`, words.dossierUnknown);
        const before = newest(dossier);
        const row = {
          dossier_id: dossier,
          no: (before?.no ?? 0) + 1,
          label: DossierLabel.parse(label),
          person_id: by.id,
          at: now().toISOString(),
        };
        db.run(sql.insertInto('dossier_labels').values({ ...row, reason: reason.trim() }));
        const data = { old: before?.label ?? defaultLabel, label, reason: reason.trim() };
        record({ actor: recordedActor(actorOf(by)), event: 'dossier.labelled', dossier, subject: dossier, data });
      });
    },
  };
}
