import type { AuditEntry } from '../../domain/audit-record.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { AppError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/people.ts';
import { ReleaseEvent, type Release } from '../../domain/release.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

type Decided = { readonly kind: 'changed'; readonly event: ReleaseEvent } | { readonly kind: 'refused'; readonly message: Bilingual };

export type Releases = {
  /** In the order in which they were registered. */
  listReleases(): Release[];
  activeRelease(): Release | undefined;
  /** Keeps a release that is not known yet, with its record; a known one is left as it is. */
  registerRelease(id: string, event: Extract<ReleaseEvent, { type: 'registered' }>): Release;
  /** Takes over what was shipped as the first active release. AppError `conflict` when a release was ever active. */
  activateShipped(id: string, event: Extract<ReleaseEvent, { type: 'activated' }>): Release;
  /**
   * Loads the release, lets `decide` (governance) decide on it as it is now, and keeps the outcome with its record; when it becomes active the one
   * before it is retired, all in one transaction. AppError `not-found`; `refused` with the reason when `decide` refuses.
   */
  changeRelease(id: string, by: Actor, decide: (current: Release, at: string) => Decided): Release;
};

export function openReleases({ db, ledger, now, release }: StoreParts): Releases {
  const { sql } = db;
  const eventsOf = (id: string): ReleaseEvent[] =>
    db
      .all(sql.selectFrom('release_events').select('body_json').where('release_id', '=', id).orderBy('no'))
      .map(({ body_json }) => ReleaseEvent.parse(JSON.parse(body_json)));
  const load = (id: string): Release | undefined => {
    const events = eventsOf(id);
    return events.length === 0 ? undefined : release.of(id, events);
  };
  const list = (): Release[] =>
    db
      .all(sql.selectFrom('release_events').select(['release_id', 'at']).where('no', '=', 1).orderBy('at').orderBy('release_id'))
      .flatMap(({ release_id }) => load(release_id) ?? []);
  const active = (): Release | undefined => list().find(({ state }) => state === 'active');

  const add = (id: string, event: ReleaseEvent, actor: Actor, record: (entry: AuditEntry) => number): void => {
    const no = eventsOf(id).length + 1;
    db.run(
      sql
        .insertInto('release_events')
        .values({ release_id: id, no, at: event.at, person_id: event.by, type: event.type, body_json: JSON.stringify(event) }),
    );
    const said = Object.entries(event).filter(([key]) => !['by', 'byName', 'at', 'type'].includes(key));
    record({ actor: recordedActor(actor), event: `release.${event.type}`, dossier: null, subject: id, data: Object.fromEntries(said) });
  };

  return {
    listReleases: list,
    activeRelease: active,
    registerRelease(id, event) {
      return load(id) ?? ledger.transact((record) => (add(id, event, systemActor, record), release.of(id, [event])));
    },
    activateShipped(id, event) {
      return ledger.transact((record) => {
        if (list().some(({ events }) => events.some(({ type }) => type === 'activated')))
          throw new AppError('conflict', 'a release was active before', words.releaseActiveBefore);
        add(id, event, systemActor, record);
        return release.of(id, eventsOf(id));
      });
    },
    changeRelease(id, by, decide) {
      return ledger.transact((record) => {
        const current = load(id);
        if (current === undefined) throw new AppError('not-found', `no release ${id}`, words.releaseUnknown);
        const decided = decide(current, now().toISOString());
        if (decided.kind === 'refused') throw new AppError('refused', `release ${id}: ${decided.message.en}`, decided.message);
        const { event } = decided;
        const before = event.type === 'activated' ? active() : undefined;
        if (before !== undefined)
          add(
            before.id,
            {
              type: 'retired',
              by: event.by,
              byName: event.byName,
              at: event.at,
              reason: 'reason' in event ? event.reason : '',
              replacedBy: id,
            },
            by,
            record,
          );
        add(id, event, by, record);
        return release.of(id, eventsOf(id));
      });
    },
  };
}
