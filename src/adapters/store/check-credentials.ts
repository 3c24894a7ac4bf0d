import { randomBytes } from 'node:crypto';
import type { Bilingual } from '../../domain/bilingual.ts';
import type { PersonId } from '../../domain/ids.ts';
import { openCodeCheck } from './check-code.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import { foldedName } from './people.ts';
import type { PersonRow } from './schema.ts';
import { words } from './words.ts';

const failuresBeforeLock = 10;
const lockMs = 15 * 60_000;

/** What a person gives to show who they are. `code`: of the second factor, or a recovery code. */
export type Credentials = { readonly username: string; readonly password: string; readonly code?: string | undefined };
export type Refused = {
  readonly kind: 'refused';
  readonly code: 'auth.failed' | 'auth.locked' | 'auth.code-needed';
  readonly message: Bilingual;
};
type Checked = { readonly kind: 'right'; readonly row: PersonRow } | Refused;
/** What it was for, as it stands in the record of a refusal. */
type Purpose = 'sign-in' | 'signature' | 'confirmation' | 'recovery';

/** Every check of a password or a code passes here; wrong ones of both kinds count towards the same lock. */
export function openCredentialCheck(parts: StoreParts) {
  const { db, ledger, passwords, now } = parts;
  const { sql } = db;
  const checkCode = openCodeCheck(parts);
  let unknownHash: Promise<string> | undefined;
  const byId = (id: string) => db.first(sql.selectFrom('persons').selectAll().where('id', '=', id));
  const failed: Refused = { kind: 'refused', code: 'auth.failed', message: words.signInFailed };
  const notOwn: Refused = { kind: 'refused', code: 'auth.failed', message: words.notYourName };
  const locked: Refused = { kind: 'refused', code: 'auth.locked', message: words.locked };

  /** Takes as long for a name that does not exist as for one that does. */
  const check = async (row: PersonRow | undefined, hash: string | undefined, secret: string): Promise<Refused | undefined> => {
    unknownHash ??= passwords.hash(randomBytes(16).toString('hex'));
    const right = await passwords.verify(hash ?? (await unknownHash), secret.slice(0, 256));
    /* Read again: others may have failed while this one was computed. */
    const current = row && byId(row.id);
    if (current !== undefined && current.locked_until !== null && current.locked_until > now().toISOString()) return locked;
    return current !== undefined && right && current.active === 1 ? undefined : failed;
  };

  const countFailure = (row: PersonRow | undefined, tried: string, { code }: Refused, reason: Purpose): void => {
    ledger.transact((record) => {
      if (row !== undefined && code === 'auth.failed') {
        const failures = (byId(row.id)?.failures ?? 0) + 1;
        const lock = failures >= failuresBeforeLock;
        const locked_until = lock ? new Date(now().getTime() + lockMs).toISOString() : null;
        const change = { failures: lock ? 0 : failures, locked_until };
        db.run(sql.updateTable('persons').set(change).where('id', '=', row.id));
      }
      const data = { username: tried.slice(0, 64), code, reason };
      record({ actor: recordedActor(systemActor), event: 'session.refused', dossier: null, subject: row?.id ?? '', data });
    });
  };

  return {
    /**
     * Name, password and, where a second factor is enrolled, its code. A missing code is asked for only after a right password. `own`: who is
     * signed in; another's name is refused, and counted as their failure.
     */
    async checkAll({ username, password, code }: Credentials, purpose: Purpose, own?: PersonId): Promise<Checked> {
      const folded = foldedName(username);
      const row = db.first(sql.selectFrom('persons').selectAll().where('username', '=', folded));
      if (own !== undefined && row?.id !== own) {
        countFailure(byId(own), folded, notOwn, purpose);
        return notOwn;
      }
      const refused = (await check(row, row?.password_hash, password)) ?? (row && (await checkCode(row, code)));
      if (refused === undefined && row !== undefined) return { kind: 'right', row };
      if (refused?.code !== 'auth.code-needed') countFailure(row, folded, refused ?? failed, purpose);
      return refused ?? failed;
    },
    /** The password alone, of somebody who is signed in. */
    async checkPassword(id: PersonId, password: string, purpose: Purpose): Promise<Checked> {
      const row = byId(id);
      const refused = await check(row, row?.password_hash, password);
      if (refused === undefined && row !== undefined) return { kind: 'right', row };
      countFailure(row, row?.username ?? '', refused ?? failed, purpose);
      return refused ?? failed;
    },
    /** The one-time word of a recovery; `hash` null when there is none for this person. Undefined: it is right. */
    async checkWord(row: PersonRow | undefined, hash: string | null, word: string): Promise<Refused | undefined> {
      const refused = await check(row, hash ?? undefined, word);
      if (refused === undefined) return undefined;
      const answer = refused.code === 'auth.locked' ? refused : { ...refused, message: words.recoveryFailed };
      countFailure(row, row?.username ?? '', answer, 'recovery');
      return answer;
    },
  };
}
