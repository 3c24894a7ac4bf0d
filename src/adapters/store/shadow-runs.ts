import type { Actor } from '../../domain/people.ts';
import { ShadowRun } from '../../domain/shadow.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';

export type ShadowRuns = {
  /** Oldest first. */
  listShadowRuns(): ShadowRun[];
  /** Keeps that a run begins, with its record, before the first draft is made. */
  startShadowRun(run: ShadowRun, by: Actor): void;
  /** Keeps its outcome with its record. */
  finishShadowRun(run: ShadowRun, hash: string): void;
};

export function openShadowRuns({ db, ledger }: StoreParts): ShadowRuns {
  const { sql } = db;
  const add = ({ id, release, by, startedAt, ...body }: ShadowRun, step: 'started' | 'finished', at: string): void =>
    void db.run(
      sql.insertInto('shadow_runs').values({ run_id: id, step, at, body_json: JSON.stringify({ id, release, by, startedAt, ...body }) }),
    );
  return {
    listShadowRuns() {
      const rows = db.all(sql.selectFrom('shadow_runs').select(['run_id', 'body_json']).orderBy('at').orderBy('step', 'desc'));
      // The outcome takes the place of the beginning.
      const runs = new Map(rows.map(({ run_id, body_json }) => [run_id, ShadowRun.parse(JSON.parse(body_json))]));
      return [...runs.values()].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
    },
    startShadowRun: (run, by) =>
      ledger.transact((record) => {
        add(run, 'started', run.startedAt);
        record({
          actor: recordedActor(by),
          event: 'shadow.started',
          dossier: null,
          subject: run.id,
          data: { release: run.release, dossiers: run.planned, reason: run.reason },
        });
      }),
    finishShadowRun: (run, hash) =>
      ledger.transact((record) => {
        add(run, 'finished', run.finishedAt ?? '');
        const count = (outcome: string): number =>
          run.dossiers.reduce((sum, { lines }) => sum + lines.filter((line) => line.outcome === outcome).length, 0);
        const same = run.dossiers.reduce((sum, dossier) => sum + dossier.same, 0);
        const data = {
          release: run.release,
          hash,
          dossiers: run.dossiers.length,
          failed: run.dossiers.filter(({ failure }) => failure !== null).length,
          same,
          missed: count('missed'),
          new: count('new'),
          changed: count('changed'),
        };
        record({ actor: recordedActor(systemActor), event: 'shadow.finished', dossier: null, subject: run.id, data });
      }),
  };
}
