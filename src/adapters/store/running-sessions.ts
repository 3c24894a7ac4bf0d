import { AppError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { actorOf } from './people.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { hasExpired, tokenHash, type Origin } from './sessions.ts';
import { words } from './words.ts';

/** A session as its person sees it. `id` is the beginning of the hash of its token, from which nobody gets the token. */
export type RunningSession = {
  readonly id: string;
  readonly startedAt: string;
  /** To the minute. */
  readonly lastUsedAt: string;
  readonly from: Origin | null;
};
export type RunningSessions = {
  /** Sessions of a person that are still good, the last used first. */
  runningSessions(person: PersonId): RunningSession[];
  /** The id under which the list has the session of this token. */
  sessionIdOf(token: string): string;
  /** Ends one of a person's own sessions. AppError `not-found` when it is not theirs or has ended. */
  endSession(id: string, by: Person): void;
  /** Ends a person's sessions, all but that of `keep`; by themselves or by an administrator, on the record. Returns how many. */
  endSessionsOf(person: PersonId, by: Person, keep?: string): number;
};

const idLength = 16;
const idOf = (hash: string): string => hash.slice(0, idLength);

export function openRunningSessions({ db, ledger, now }: StoreParts): RunningSessions {
  const { sql } = db;
  const running = (person: PersonId) =>
    db
      .all(
        sql
          .selectFrom('sessions')
          .selectAll()
          .where('person_id', '=', person)
          .where('ended_at', 'is', null)
          .orderBy('last_seen_at', 'desc'),
      )
      .filter((session) => !hasExpired(session, now()));
  const end = (person: PersonId, hashes: readonly string[], by: Person): void => {
    if (hashes.length === 0) return;
    const reason = by.id === person ? 'ended-by-person' : 'ended-by-administrator';
    ledger.transact((record) => {
      const open = sql.updateTable('sessions').set({ ended_at: now().toISOString() }).where('ended_at', 'is', null);
      db.run(open.where('token_hash', 'in', hashes));
      const data = { reason, sessions: hashes.length };
      record({ actor: recordedActor(actorOf(by)), event: 'session.ended', dossier: null, subject: person, data });
    });
  };

  return {
    runningSessions: (person) =>
      running(person).map(({ token_hash, started_at, last_seen_at, from_address, from_browser }) => ({
        id: idOf(token_hash),
        startedAt: started_at,
        lastUsedAt: last_seen_at,
        from: from_address === null ? null : { address: from_address, browser: from_browser ?? '' },
      })),
    sessionIdOf: (token) => idOf(tokenHash(token)),
    endSession(id, by) {
      const session = running(by.id).find(({ token_hash }) => idOf(token_hash) === id);
      if (session === undefined) throw new AppError('not-found', `no session ${id}`, words.sessionUnknown);
      end(by.id, [session.token_hash], by);
    },
    endSessionsOf(person, by, keep) {
      const kept = keep === undefined ? undefined : tokenHash(keep);
      const hashes = running(person).map(({ token_hash }) => token_hash).filter((hash) => hash !== kept); // prettier-ignore
      end(person, hashes, by);
      return hashes.length;
    },
  };
}
