import { createHash, randomBytes } from 'node:crypto';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { openCredentialCheck, type Credentials, type Refused } from './check-credentials.ts';
import { compileOnce } from './compile-once.ts';
import { actorOf, personOf } from './people.ts';
import { recordedActor, type StoreParts } from './parts.ts';

/** The idle time after which a session ends, in milliseconds. */
const idleMs = 30 * 60_000;
const absoluteMs = 12 * 3_600_000;
/** Last-seen is written at most this often, so that reading does not cost a disk write. */
const touchMs = 60_000;
const longestBrowser = 300;

/** Idle for too long, or older than a session may be. */
export const hasExpired = (session: { readonly last_seen_at: string; readonly expires_at: string }, at: Date): boolean =>
  at.getTime() - Date.parse(session.last_seen_at) > idleMs || at.toISOString() > session.expires_at;

export type SignedIn = { readonly kind: 'signed-in'; readonly token: string; readonly person: Person; readonly expiresAt: string };
/** Where a request comes from: network address, browser as it names itself. */
export type Origin = { readonly address: string; readonly browser: string };
/** How the person showed who they are. */
type Means = 'password' | 'new-password' | 'provider';
export type Sessions = {
  /** `token` is 256 random bits, base64url; only its SHA-256 is kept. Ends after 30 idle minutes, at most 12 hours. */
  signIn(given: Credentials, from?: Origin): Promise<SignedIn | Refused>;
  /** A session for somebody who has just shown otherwise who they are. */
  startSession(person: Person, by: Means, from?: Origin): SignedIn;
  /** The person behind a session token while session and account are valid, and when the session ends if nothing more is asked. */
  sessionOf(token: string): { readonly person: Person; readonly expiresAt: string } | undefined;
  /** The person behind a session token as `sessionOf` finds them, asked by what stands open by itself: keeps no session alive and ends none. */
  personOfSession(token: string): Person | undefined;
  signOut(token: string): void;
  /** The password again, of somebody who is signed in. Wrong ones count towards the lock of the account. */
  confirmPassword(id: PersonId, password: string): Promise<{ readonly kind: 'confirmed' } | Refused>;
  /** Everything again: name, password, and the code where a second factor is enrolled. */
  confirmAll(id: PersonId, given: Credentials): Promise<{ readonly kind: 'confirmed' } | Refused>;
};

export function openSessions(parts: StoreParts): Sessions {
  const { db, ledger, now } = parts;
  const { sql } = db;
  const credentials = openCredentialCheck(parts);

  const byHash = compileOnce((hash) =>
    sql
      .selectFrom('sessions')
      .innerJoin('persons', 'persons.id', 'sessions.person_id')
      .selectAll()
      .where('token_hash', '=', hash)
      .where('ended_at', 'is', null),
  );
  const find = (token: string) => db.first(byHash(tokenHash(token)));

  const end = (token: string, person: Person, reason: string): void => {
    ledger.transact((record) => {
      const open = sql.updateTable('sessions').set({ ended_at: now().toISOString() }).where('ended_at', 'is', null);
      if (db.run(open.where('token_hash', '=', tokenHash(token))) === 0) return;
      record({ actor: recordedActor(actorOf(person)), event: 'session.ended', dossier: null, subject: person.id, data: { reason } });
    });
  };

  const start = (person: Person, by: Means, from?: Origin): SignedIn => {
    const token = randomBytes(32).toString('base64url');
    const started = now();
    const expiresAt = new Date(started.getTime() + absoluteMs).toISOString();
    const at = started.toISOString();
    ledger.transact((record) => {
      const session = { token_hash: tokenHash(token), person_id: person.id, started_at: at, last_seen_at: at };
      const origin = { from_address: from?.address ?? null, from_browser: from?.browser.slice(0, longestBrowser) ?? null };
      db.run(sql.insertInto('sessions').values({ ...session, ...origin, expires_at: expiresAt, ended_at: null }));
      if (by !== 'provider') db.run(sql.updateTable('persons').set({ failures: 0, locked_until: null }).where('id', '=', person.id));
      record({ actor: recordedActor(actorOf(person)), event: 'session.started', dossier: null, subject: person.id, data: { by } });
    });
    return { kind: 'signed-in', token, person, expiresAt };
  };

  return {
    async signIn(given, from) {
      const checked = await credentials.checkAll(given, 'sign-in');
      return checked.kind === 'refused' ? checked : start(personOf(checked.row), 'password', from);
    },
    startSession: start,
    sessionOf(token) {
      const row = find(token);
      if (row === undefined) return undefined;
      const person = personOf(row);
      if (hasExpired(row, now())) {
        end(token, person, 'expired');
        return undefined;
      }
      if (!person.active) return undefined;
      if (now().getTime() - Date.parse(row.last_seen_at) > touchMs) {
        const seen = sql.updateTable('sessions').set({ last_seen_at: now().toISOString() });
        ledger.unrecorded(() => db.run(seen.where('token_hash', '=', tokenHash(token))));
      }
      const idleEnd = new Date(now().getTime() + idleMs).toISOString();
      return { person, expiresAt: idleEnd < row.expires_at ? idleEnd : row.expires_at };
    },
    personOfSession(token) {
      const row = find(token);
      const person = row === undefined || hasExpired(row, now()) ? undefined : personOf(row);
      return person?.active === true ? person : undefined;
    },
    signOut(token) {
      const row = find(token);
      if (row !== undefined) end(token, personOf(row), 'signed-out');
    },
    async confirmPassword(id, password) {
      const checked = await credentials.checkPassword(id, password, 'confirmation');
      return checked.kind === 'refused' ? checked : { kind: 'confirmed' };
    },
    async confirmAll(id, given) {
      const checked = await credentials.checkAll(given, 'confirmation', id);
      return checked.kind === 'refused' ? checked : { kind: 'confirmed' };
    },
  };
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
