import type { AuditRecord } from '../../domain/audit-record.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { AppError } from '../../domain/errors.ts';
import { Sha256, type DossierId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import { Deletion, type DeletionCounts, type LegalHold } from '../../domain/retention.ts';
import { exportFilesWith } from './corrections.ts';
import { erasable } from './deletion-tables.ts';
import type { DossierSummary } from './dossiers.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import { holdOf, nameOf } from './retention.ts';
import type { DeletionRow } from './schema.ts';
import { words } from './words.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;
type Present = { readonly dossier: DossierSummary; readonly hold: LegalHold | null; readonly deletion: Deletion | null };
type Refuse = (present: Present) => Bilingual | null;

/** Contents that a dossier has in the content store, by the row that names them. */
export type ErasableContents = {
  readonly manifest: Sha256 | null;
  readonly files: readonly Sha256[];
  readonly drafts: readonly Sha256[];
  /** Reports, and exports of labelled data that it stands in. */
  readonly papers: readonly Sha256[];
};
export type Deletions = {
  /** One person asks; `refuse` decides on the present state in the same transaction. AppError `refused`, `not-found`. */
  askDeletion(dossier: DossierId, reason: string, due: string | null, by: PersonActor, refuse: Refuse): Deletion;
  /** The second confirms or declines. Confirmed, the dossier is closed to everybody; `finishDeletion` follows when its contents are gone. */
  decideDeletion(id: string, decision: 'confirm' | 'decline', by: PersonActor, refuse: Refuse): Deletion;
  /** The one of a dossier that was not declined; null: none. */
  deletionOf(dossier: DossierId): Deletion | null;
  /** Newest first. */
  listDeletions(): Deletion[];
  erasableContents(dossier: DossierId): ErasableContents;
  /** Does a dossier that is not this one, and not deleted, have this content as an uploaded file? */
  isFileElsewhere(sha256: Sha256, dossier: DossierId): boolean;
  /** Drafts of all dossiers but this one and those that are deleted. */
  draftsElsewhere(dossier: DossierId): Sha256[];
  /** Removes the rows that hold words of the dossier and records that it is deleted, in one transaction; then nothing of them is left in the file. */
  finishDeletion(id: string, counts: Omit<DeletionCounts, 'rows'>): Deletion;
};

/** `load` reads a dossier within the transaction; `forget` drops what is kept of it in memory. */
export function openDeletions(
  { db, ledger, now, newId }: StoreParts,
  load: (id: DossierId) => DossierSummary | undefined,
  forget: (id: DossierId) => void,
): Deletions {
  const { sql } = db;
  const rows = sql.selectFrom('deletions').selectAll();
  const find = (id: string): DeletionRow => {
    const row = db.first(rows.where('id', '=', id));
    if (row === undefined) throw new AppError('not-found', `no deletion ${id}`, words.deletionUnknown);
    return row;
  };
  const present = (row: DeletionRow): Deletion =>
    Deletion.parse({
      id: row.id,
      dossier: row.dossier_id,
      dossierName: load(row.dossier_id as DossierId)?.name ?? row.dossier_id,
      reason: row.reason,
      askedBy: row.asked_by,
      askedByName: nameOf(db, row.asked_by),
      askedAt: row.asked_at,
      state: row.done_at === null ? (row.decision ?? 'asked') : 'done',
      decidedByName: row.decided_by === null ? null : nameOf(db, row.decided_by),
      decidedAt: row.decided_at,
      doneAt: row.done_at,
      counts: row.counts_json === null ? null : (JSON.parse(row.counts_json) as DeletionCounts),
    });
  const deletionOf = (dossier: DossierId): Deletion | null => {
    const counting = rows
      .where('dossier_id', '=', dossier)
      .where((on) => on.or([on('decision', 'is', null), on('decision', '=', 'confirmed')]));
    const row = db.first(counting);
    return row === undefined ? null : present(row);
  };
  const guard = (dossier: DossierId, refuse: Refuse): void => {
    const known = load(dossier);
    if (known === undefined) throw new AppError('not-found', `no dossier ${dossier}`, words.dossierUnknown);
    const refusal = refuse({ dossier: known, hold: holdOf(db, dossier), deletion: deletionOf(dossier) });
    if (refusal !== null) throw new AppError('refused', `deletion of ${dossier}: ${refusal.en}`, refusal);
  };
  const reviewsOf = (dossier: string) => sql.selectFrom('prepared_reviews').select('id').where('dossier_id', '=', dossier);
  const eraseRows = (dossier: string): number => {
    let gone = 0;
    for (const table of erasable.dossier_id) gone += db.run(sql.deleteFrom(table).where('dossier_id', '=', dossier));
    for (const table of erasable.review_id) gone += db.run(sql.deleteFrom(table).where('review_id', 'in', reviewsOf(dossier)));
    db.run(sql.updateTable('dossiers').set({ failure_json: null }).where('id', '=', dossier));
    db.run(sql.updateTable('jobs').set({ failure_json: null, progress_json: null }).where('dossier_id', '=', dossier));
    return gone;
  };

  return {
    askDeletion(dossier, reason, due, by, refuse) {
      return ledger.transact((record) => {
        guard(dossier, refuse);
        const asked = { id: newId(), dossier_id: dossier, reason, asked_by: by.id, asked_at: now().toISOString() };
        const open = { decision: null, decided_by: null, decided_at: null, done_at: null, counts_json: null };
        db.run(sql.insertInto('deletions').values({ ...asked, ...open }));
        record({ actor: recordedActor(by), event: 'deletion.asked', dossier, subject: asked.id, data: { reason, due } });
        return present(find(asked.id));
      });
    },
    decideDeletion(id, decision, by, refuse) {
      return ledger.transact((record) => {
        const dossier = find(id).dossier_id as DossierId;
        guard(dossier, (now) => refuse({ ...now, deletion: present(find(id)) }));
        const state = decision === 'confirm' ? 'confirmed' : 'declined';
        const change = { decision: state, decided_by: by.id, decided_at: now().toISOString() } as const;
        db.run(sql.updateTable('deletions').set(change).where('id', '=', id));
        const { askedBy, askedByName, reason } = present(find(id));
        const data = { askedBy, askedByName, reason };
        record({ actor: recordedActor(by), event: `deletion.${state}`, dossier, subject: id, data });
        return present(find(id));
      });
    },
    deletionOf,
    listDeletions: () => db.all(rows.orderBy('asked_at', 'desc').orderBy('id')).map(present),
    erasableContents(dossier) {
      const first = db.first(sql.selectFrom('audit_records').select('line').where('dossier', '=', dossier).orderBy('seq').limit(1));
      const received = first && (JSON.parse(Buffer.from(first.line).toString('utf8')) as AuditRecord);
      const manifest = Sha256.safeParse(received?.event === 'dossier.received' ? received.data['manifest'] : null);
      return {
        manifest: manifest.success ? manifest.data : null,
        files: db.all(sql.selectFrom('dossier_files').select('sha256').distinct().where('dossier_id', '=', dossier)).map(hashOf),
        drafts: db
          .all(sql.selectFrom('prepared_reviews').select('blob as sha256').distinct().where('dossier_id', '=', dossier))
          .map(hashOf),
        papers: [
          ...db.all(sql.selectFrom('reports').select('sha256').distinct().where('dossier_id', '=', dossier)).map(hashOf),
          ...exportFilesWith(db, dossier),
        ],
      };
    },
    isFileElsewhere: (sha256, dossier) =>
      db.first(sql.selectFrom('dossier_files').select('path').where('sha256', '=', sha256).where('dossier_id', '!=', dossier).limit(1)) !==
      undefined,
    draftsElsewhere: (dossier) =>
      db
        .all(
          sql
            .selectFrom('prepared_reviews')
            .select('blob as sha256')
            .where('dossier_id', '!=', dossier)
            .where('dossier_id', 'not in', sql.selectFrom('deletions').select('dossier_id').where('done_at', 'is not', null)),
        )
        .map(hashOf),
    finishDeletion(id, erased) {
      const done = ledger.transact((record) => {
        const { dossier, askedByName, decidedByName, reason } = present(find(id));
        const counts: DeletionCounts = { ...erased, rows: eraseRows(dossier) };
        const change = { done_at: now().toISOString(), counts_json: JSON.stringify(counts) };
        db.run(sql.updateTable('deletions').set(change).where('id', '=', id));
        const data = { deletion: id, ...counts, askedBy: askedByName, confirmedBy: decidedByName, reason };
        record({ actor: recordedActor(systemActor), event: 'dossier.deleted', dossier, subject: dossier, data });
        return present(find(id));
      });
      forget(done.dossier);
      db.emptyJournal();
      return done;
    },
  };
}

const hashOf = ({ sha256 }: { readonly sha256: string }): Sha256 => sha256 as Sha256;
