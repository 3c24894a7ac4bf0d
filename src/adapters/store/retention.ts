import type { Bilingual } from '../../domain/bilingual.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import { usualDays, type LegalHold, type RetentionKind, type RetentionPeriod } from '../../domain/retention.ts';
import type { Connection } from './connection.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;

export type Retention = {
  /** For how long closed dossiers of each kind are kept: as an administrator last set it, else the usual days. */
  retentionPeriods(): RetentionPeriod[];
  setRetentionPeriod(kind: RetentionKind, days: number, reason: string, by: PersonActor): void;
  /** The newest word on a legal hold; null where there never was one. */
  legalHold(dossier: DossierId): LegalHold | null;
  /** Sets or ends a hold with its record. `refuse` decides on the present state, in the same transaction. AppError `refused`. */
  holdDossier(
    dossier: DossierId,
    held: boolean,
    reason: string,
    by: PersonActor,
    refuse: (hold: LegalHold | null) => Bilingual | null,
  ): void;
};

export function openRetention({ db, ledger, now }: StoreParts): Retention {
  const { sql } = db;
  const newestPeriod = (kind: RetentionKind) =>
    db.first(sql.selectFrom('retention_periods').selectAll().where('kind', '=', kind).orderBy('no', 'desc').limit(1));

  return {
    retentionPeriods: () =>
      (['review', 'precheck'] as const).map((kind) => {
        const row = newestPeriod(kind);
        if (row === undefined) return { kind, days: usualDays[kind], byName: '', at: null, reason: '' };
        return { kind, days: row.days, byName: nameOf(db, row.by_id), at: row.at, reason: row.reason };
      }),
    setRetentionPeriod(kind, days, reason, by) {
      ledger.transact((record) => {
        const before = newestPeriod(kind);
        const row = { kind, no: (before?.no ?? 0) + 1, days, by_id: by.id, at: now().toISOString(), reason };
        db.run(sql.insertInto('retention_periods').values(row));
        const data = { old: before?.days ?? usualDays[kind], days, reason };
        record({ actor: recordedActor(by), event: 'retention.changed', dossier: null, subject: kind, data });
      });
    },
    legalHold: (dossier) => holdOf(db, dossier),
    holdDossier(dossier, held, reason, by, refuse) {
      ledger.transact((record) => {
        const refusal = refuse(holdOf(db, dossier));
        if (refusal !== null) throw new AppError('refused', `hold of ${dossier}: ${refusal.en}`, refusal);
        if (reason.trim() === '') throw new AppError('input.invalid', 'a hold without a reason', words.correctionReason);
        const row = { dossier_id: dossier, held: held ? 1 : 0, by_id: by.id, at: now().toISOString(), reason };
        db.run(sql.insertInto('dossier_holds').values({ ...row, no: (newestHold(db, dossier)?.no ?? 0) + 1 }));
        const event = held ? 'dossier.held' : 'dossier.hold-ended';
        record({ actor: recordedActor(by), event, dossier, subject: dossier, data: { reason } });
      });
    },
  };
}

export function holdOf(db: Connection, dossier: string): LegalHold | null {
  const row = newestHold(db, dossier);
  return row === undefined ? null : { held: row.held === 1, byName: nameOf(db, row.by_id), at: row.at, reason: row.reason };
}

export function nameOf(db: Connection, person: string): string {
  return db.first(db.sql.selectFrom('persons').select('name').where('id', '=', person))?.name ?? '';
}

const newestHold = (db: Connection, dossier: string) =>
  db.first(db.sql.selectFrom('dossier_holds').selectAll().where('dossier_id', '=', dossier).orderBy('no', 'desc').limit(1));
