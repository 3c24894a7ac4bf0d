import { createHash, randomBytes } from 'node:crypto';
import type { Bilingual } from '../../domain/bilingual.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { actorOf, personOf } from './people.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import type { PersonRow } from './schema.ts';
import { words } from './words.ts';

const idleMs = 30 * 60_000;
const absoluteMs = 12 * 3_600_000;
/** Last-seen is written at most this often, so that reading does not cost a disk write. */
const touchMs = 60_000;
const failuresBeforeLock = 10;
const lockMs = 15 * 60_000;

export type PasswordRefused = { readonly kind: 'refused'; readonly code: 'auth.failed' | 'auth.locked'; readonly message: Bilingual };
export type SignedIn = { readonly kind: 'signed-in'; readonly token: string; readonly person: Person; readonly expiresAt: string };
export type Sessions = {
  /** `token` is 256 random bits, base64url; only its SHA-256 is kept. Ends after 30 idle minutes, at most 12 hours. */
  signIn(username: string, password: string): Promise<SignedIn | PasswordRefused>;
  /** The person behind a session token while session and account are valid, and when the session ends if nothing more is asked. */
  sessionOf(token: string): { readonly person: Person; readonly expiresAt: string } | undefined;
  signOut(token: string): void;
  /** The password again, at the moment of signing. Wrong ones count towards the lock of the account. */
  confirmPassword(id: PersonId, password: string): Promise<{ readonly kind: 'confirmed' } | PasswordRefused>;
};

export function openSessions(parts: StoreParts): Sessions {
  const { db, ledger, passwords, now } = parts;
  const { sql } = db;
  let unknownHash: Promise<string> | undefined;

  /** Takes as long for a name that does not exist as for one that does. */
  const check = async (row: PersonRow | undefined, password: string): Promise<PasswordRefused | undefined> => {
    const locked = row?.locked_until !== null && row !== undefined && row.locked_until > now().toISOString();
    unknownHash ??= passwords.hash(randomBytes(16).toString('hex'));
    const right = await passwords.verify(row?.password_hash ?? (await unknownHash), password.slice(0, 256));
    if (locked) return { kind: 'refused', code: 'auth.locked', message: words.locked };
    if (row !== undefined && right && row.active === 1) return undefined;
    return { kind: 'refused', code: 'auth.failed', message: words.signInFailed };
  };

  const countFailure = (row: PersonRow | undefined, tried: string, code: string, reason: string): void => {
    ledger.transact((record) => {
      if (row !== undefined && code === 'auth.failed') {
        const current = db.first(sql.selectFrom('persons').select('failures').where('id', '=', row.id));
        const failures = (current?.failures ?? 0) + 1;
        const lock = failures >= failuresBeforeLock;
        const locked_until = lock ? new Date(now().getTime() + lockMs).toISOString() : null;
        db.run(
          sql
            .updateTable('persons')
            .set({ failures: lock ? 0 : failures, locked_until })
            .where('id', '=', row.id),
        );
      }
      const data = { username: tried.slice(0, 64), code, reason };
      record({ actor: recordedActor(systemActor), event: 'session.refused', dossier: null, subject: row?.id ?? '', data });
    });
  };

  const find = (token: string) =>
    db.first(
      sql
        .selectFrom('sessions')
        .innerJoin('persons', 'persons.id', 'sessions.person_id')
        .selectAll()
        .where('token_hash', '=', tokenHash(token))
        .where('ended_at', 'is', null),
    );

  const end = (token: string, person: Person, reason: string): void => {
    ledger.transact((record) => {
      const open = sql.updateTable('sessions').set({ ended_at: now().toISOString() }).where('ended_at', 'is', null);
      if (db.run(open.where('token_hash', '=', tokenHash(token))) === 0) return;
      record({ actor: recordedActor(actorOf(person)), event: 'session.ended', dossier: null, subject: person.id, data: { reason } });
    });
  };

  return {
    async signIn(username, password) {
      const folded = username.normalize('NFKC').trim().toLowerCase();
      const row = db.first(sql.selectFrom('persons').selectAll().where('username', '=', folded));
      const refused = await check(row, password);
      if (refused !== undefined || row === undefined) {
        const answer = refused ?? { kind: 'refused', code: 'auth.failed', message: words.signInFailed };
        countFailure(row, folded, answer.code, 'sign-in');
        return answer;
      }
      const person = personOf(row);
      const token = randomBytes(32).toString('base64url');
      const started = now();
      const expiresAt = new Date(started.getTime() + absoluteMs).toISOString();
      const at = started.toISOString();
      ledger.transact((record) => {
        const session = { token_hash: tokenHash(token), person_id: person.id, started_at: at, last_seen_at: at };
        db.run(sql.insertInto('sessions').values({ ...session, expires_at: expiresAt, ended_at: null }));
        db.run(sql.updateTable('persons').set({ failures: 0, locked_until: null }).where('id', '=', person.id));
        record({ actor: recordedActor(actorOf(person)), event: 'session.started', dossier: null, subject: person.id, data: {} });
      });
      return { kind: 'signed-in', token, person, expiresAt };
    },
    sessionOf(token) {
      const row = find(token);
      if (row === undefined) return undefined;
      const person = personOf(row);
      const idle = now().getTime() - Date.parse(row.last_seen_at);
      if (idle > idleMs || now().toISOString() > row.expires_at) {
        end(token, person, 'expired');
        return undefined;
      }
      if (!person.active) return undefined;
      if (idle > touchMs) {
        const seen = sql.updateTable('sessions').set({ last_seen_at: now().toISOString() });
        ledger.unrecorded(() => db.run(seen.where('token_hash', '=', tokenHash(token))));
      }
      const idleEnd = new Date(now().getTime() + idleMs).toISOString();
      return { person, expiresAt: idleEnd < row.expires_at ? idleEnd : row.expires_at };
    },
    signOut(token) {
      const row = find(token);
      if (row !== undefined) end(token, personOf(row), 'signed-out');
    },
    async confirmPassword(id, password) {
      const row = db.first(sql.selectFrom('persons').selectAll().where('id', '=', id));
      const refused = await check(row, password);
      if (refused === undefined) return { kind: 'confirmed' };
      countFailure(row, row?.username ?? '', refused.code, 'signature');
      return refused;
    },
  };
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
