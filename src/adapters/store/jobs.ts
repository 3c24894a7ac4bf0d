import type { Bilingual } from '../../domain/bilingual.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { StoreParts } from './parts.ts';
import type { JobRow } from './schema.ts';

export type JobProgress = { readonly stage: string; readonly done: number; readonly total: number };
export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly dossier: DossierId | null;
  readonly status: JobRow['status'];
  readonly progress: JobProgress | null;
  readonly failure: Bilingual | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};
export type JobChange = { readonly status?: JobRow['status']; readonly progress?: JobProgress; readonly failure?: Bilingual };
export type Jobs = {
  createJob(kind: string, dossier: DossierId | null): Job;
  /** A no-op for a job that has ended. */
  changeJob(id: string, change: JobChange): void;
  job(id: string): Job | undefined;
  listJobs(dossier?: DossierId): Job[];
  /** At start-up: what was running when the program died goes back to `queued`. Returns those jobs. */
  requeueJobs(): Job[];
};

/** Work in the background. Its progress is no change of state, so it leaves no audit record; its results do. */
export function openJobs({ db, ledger, now, newId }: StoreParts): Jobs {
  const { sql } = db;
  const all = () => sql.selectFrom('jobs').selectAll().orderBy('created_at', 'desc').orderBy('id');
  const find = (id: string): Job | undefined => {
    const row = db.first(all().where('id', '=', id));
    return row && jobOf(row);
  };

  return {
    createJob(kind, dossier) {
      const id = newId();
      const times = { created_at: now().toISOString(), started_at: null, finished_at: null };
      const row: JobRow = { id, kind, dossier_id: dossier, status: 'queued', progress_json: null, failure_json: null, ...times };
      ledger.unrecorded(() => db.run(sql.insertInto('jobs').values(row)));
      return jobOf(row);
    },
    changeJob(id, { status, progress, failure }) {
      const at = now().toISOString();
      const set: Partial<JobRow> = {};
      if (progress !== undefined) set.progress_json = JSON.stringify(progress);
      if (failure !== undefined) set.failure_json = JSON.stringify(failure);
      if (status !== undefined) set.status = status;
      if (status === 'running') set.started_at = at;
      if (status === 'done' || status === 'failed' || status === 'cancelled') set.finished_at = at;
      if (Object.keys(set).length === 0) return;
      ledger.unrecorded(() => db.run(sql.updateTable('jobs').set(set).where('id', '=', id).where('finished_at', 'is', null)));
    },
    job: find,
    listJobs: (dossier) => db.all(dossier === undefined ? all() : all().where('dossier_id', '=', dossier)).map(jobOf),
    requeueJobs: () =>
      ledger.unrecorded(() => {
        const running = db.all(all().where('status', '=', 'running'));
        db.run(sql.updateTable('jobs').set({ status: 'queued', started_at: null, progress_json: null }).where('status', '=', 'running'));
        return running.flatMap(({ id }) => find(id) ?? []);
      }),
  };
}

function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    dossier: row.dossier_id as DossierId | null,
    status: row.status,
    progress: row.progress_json === null ? null : (JSON.parse(row.progress_json) as JobProgress),
    failure: row.failure_json === null ? null : (JSON.parse(row.failure_json) as Bilingual),
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
