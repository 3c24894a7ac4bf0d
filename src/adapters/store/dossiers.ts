import type { Bilingual } from '../../domain/bilingual.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId, PersonId, Sha256 } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import type { ReviewPhase } from '../../domain/review.ts';
import { compileOnce } from './compile-once.ts';
import { deleted } from './deleted.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import type { DossierRow } from './schema.ts';
import { words } from './words.ts';

export type DossierFile = { readonly path: string; readonly sha256: Sha256; readonly bytes: number };
export type NewDossier = {
  readonly id: DossierId;
  readonly name: string;
  readonly programme: string;
  readonly side: DossierRow['side'];
  readonly files: readonly DossierFile[];
  /** The earlier run of the same submission, for a pre-check. */
  readonly follows?: DossierId;
  /** The team that alone sees it; left out: none yet. */
  readonly team?: string;
};
/** A row of the worklist. */
export type DossierSummary = {
  readonly id: DossierId;
  readonly name: string;
  readonly programme: string;
  readonly side: DossierRow['side'];
  readonly status: DossierRow['status'];
  readonly failure: Bilingual | null;
  readonly assignedTo: PersonId | null;
  /** The team that alone sees it; null: nobody gave it one yet. */
  readonly team: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  /** Null until the draft is made. Always null in effect for a pre-check, which nobody decides. */
  readonly review: {
    readonly phase: ReviewPhase;
    readonly findings: number;
    readonly decided: number;
    readonly changedAt: string;
    /** Another one after each draft and each thing said of it. */
    readonly version: string;
  } | null;
};
export type Dossiers = {
  /** Takes in a dossier whose files are already in the content store; status `preparing`. The record carries the manifest's hash. */
  receiveDossier(dossier: NewDossier, by: Actor): Promise<DossierSummary>;
  failDossier(id: DossierId, failure: Bilingual): void;
  /** Back to `preparing`, to draft again after a failure. */
  retryDossier(id: DossierId): void;
  /** `suggested` is whom the machine proposed, for the record. */
  assignDossier(id: DossierId, to: PersonId | null, suggested: PersonId | null, by: Actor): void;
  dossier(id: DossierId): DossierSummary | undefined;
  /** Newest first, without those that were deleted or are about to be. */
  listDossiers(filter?: { readonly side?: DossierRow['side']; readonly assignedTo?: PersonId }): DossierSummary[];
  dossierFiles(id: DossierId): DossierFile[];
  /** The earlier run that this one follows, while it is there. */
  earlierRun(id: DossierId): DossierId | undefined;
};

export function openDossiers({ db, ledger, content, now }: StoreParts): Dossiers {
  const { sql } = db;
  const rows = () =>
    sql
      .selectFrom('dossiers')
      .leftJoin('dossier_teams', (join) =>
        join.onRef('dossier_teams.dossier_id', '=', 'dossiers.id').on('dossier_teams.no', '=', (on) =>
          on
            .selectFrom('dossier_teams as newest')
            .select((select) => select.fn.max('newest.no').as('no'))
            .whereRef('newest.dossier_id', '=', 'dossiers.id'),
        ),
      )
      .leftJoin('review_progress', (join) =>
        join.on('review_id', '=', (on) =>
          on
            .selectFrom('prepared_reviews')
            .select((select) => select.fn.max('prepared_reviews.id').as('id'))
            .whereRef('prepared_reviews.dossier_id', '=', 'dossiers.id'),
        ),
      )
      .selectAll(['dossiers', 'review_progress'])
      .select('dossier_teams.team');
  const byId = compileOnce((id) => rows().where('dossiers.id', '=', id));
  const load = (id: DossierId) => db.first(byId(id));
  const inOrder = () => rows().where('dossiers.id', 'not in', deleted(sql)).orderBy('created_at', 'desc').orderBy('dossiers.id');
  const everyOne = inOrder().compile();
  const setStatus = (id: DossierId, status: DossierRow['status'], failure: Bilingual | null): void => {
    const failure_json = failure === null ? null : JSON.stringify(failure);
    if (db.run(sql.updateTable('dossiers').set({ status, failure_json }).where('id', '=', id)) === 1) return;
    throw new AppError('not-found', `no dossier ${id}`, words.dossierUnknown);
  };

  return {
    async receiveDossier({ id, name, programme, side, files, follows, team }, by) {
      const manifest = await content.put(Buffer.from(canonicalJson(files), 'utf8'));
      ledger.transact((record) => {
        const created = { created_by: by.id, created_at: now().toISOString() };
        const empty = { failure_json: null, assigned_to: null };
        db.run(sql.insertInto('dossiers').values({ id, name, programme, side, status: 'preparing', ...empty, ...created }));
        for (const { path, sha256, bytes } of files) {
          db.run(sql.insertInto('dossier_files').values({ dossier_id: id, path, sha256, bytes }));
        }
        if (follows !== undefined) db.run(sql.insertInto('later_runs').values({ dossier_id: id, follows }));
        if (team !== undefined) {
          const given = { team, by_id: by.id, at: created.created_at, reason: '' };
          db.run(sql.insertInto('dossier_teams').values({ dossier_id: id, no: 1, ...given }));
        }
        const data = {
          name,
          programme,
          side,
          team: team ?? null,
          follows: follows ?? null,
          manifest,
          files: files.length,
          bytes: files.reduce((sum, file) => sum + file.bytes, 0),
        };
        record({ actor: recordedActor(by), event: 'dossier.received', dossier: id, subject: id, data });
      });
      return summaryOf(load(id) as SummaryRow);
    },
    failDossier(id, failure) {
      ledger.transact((record) => {
        setStatus(id, 'failed', failure);
        const actor = recordedActor(systemActor);
        record({ actor, event: 'dossier.failed', dossier: id, subject: id, data: { reason: failure.en } });
      });
    },
    retryDossier(id) {
      ledger.unrecorded(() => {
        setStatus(id, 'preparing', null);
      });
    },
    assignDossier(id, to, suggested, by) {
      ledger.transact((record) => {
        if (db.run(sql.updateTable('dossiers').set({ assigned_to: to }).where('id', '=', id)) === 0) {
          throw new AppError('not-found', `no dossier ${id}`, words.dossierUnknown);
        }
        record({ actor: recordedActor(by), event: 'dossier.assigned', dossier: id, subject: id, data: { assigned: to, suggested } });
      });
    },
    dossier(id) {
      const row = load(id);
      return row && summaryOf(row);
    },
    listDossiers(filter = {}) {
      if (filter.side === undefined && filter.assignedTo === undefined) return db.all(everyOne).map(summaryOf);
      let query = inOrder();
      if (filter.side !== undefined) query = query.where('side', '=', filter.side);
      if (filter.assignedTo !== undefined) query = query.where('assigned_to', '=', filter.assignedTo);
      return db.all(query).map(summaryOf);
    },
    earlierRun: (id) =>
      db.first(sql.selectFrom('later_runs').select('follows').where('dossier_id', '=', id).where('follows', 'not in', deleted(sql)))
        ?.follows as DossierId | undefined,
    dossierFiles: (id) =>
      db
        .all(sql.selectFrom('dossier_files').selectAll().where('dossier_id', '=', id).orderBy('path'))
        .map(({ path, sha256, bytes }) => ({ path, sha256: sha256 as Sha256, bytes })),
  };
}

type SummaryRow = DossierRow & {
  team: string | null;
  phase: string | null;
  findings: number | null;
  decided: number | null;
  changed_at: string | null;
  review_id: number | null;
  events: number | null;
};

function summaryOf(row: SummaryRow): DossierSummary {
  const { phase, findings, decided, changed_at, review_id, events } = row;
  return {
    id: row.id as DossierId,
    name: row.name,
    programme: row.programme,
    side: row.side,
    status: row.status,
    failure: row.failure_json === null ? null : (JSON.parse(row.failure_json) as Bilingual),
    assignedTo: row.assigned_to as PersonId | null,
    team: row.team,
    createdBy: row.created_by,
    createdAt: row.created_at,
    review:
      phase === null
        ? null
        : {
            phase: phase as ReviewPhase,
            findings: findings ?? 0,
            decided: decided ?? 0,
            changedAt: changed_at ?? '',
            version: `${String(review_id)}.${String(events)}`,
          },
  };
}
