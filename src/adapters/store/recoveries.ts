import { AppError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import { Recovery, refuseAsking, refuseConfirming, type Lost } from '../../domain/recovery.ts';
import { openCredentialCheck, type Refused } from './check-credentials.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { checkedPassword } from './checked-password.ts';
import { actorOf, foldedName, personOf } from './people.ts';
import { foldOneTimeWord, newOneTimeWord } from './one-time-word.ts';
import { dropFactor } from './second-factors.ts';
import type { RecoveryRow } from './schema.ts';
import { words } from './words.ts';

const dayMs = 24 * 3_600_000;
type PersonActor = Extract<Actor, { kind: 'person' }>;

export type Recoveries = {
  /** An administrator asks; an earlier one of the same person ends. AppError `refused`, `not-found`. */
  askRecovery(person: PersonId, lost: Lost, reason: string, by: PersonActor): Recovery;
  /** The second person confirms. `word` is good once, for 24 hours; only its hash is kept. AppError `refused`, `not-found`. */
  confirmRecovery(id: string, by: PersonActor): Promise<{ readonly recovery: Recovery; readonly word: string }>;
  /** The person sets a new password with the word; sessions end, a lost second factor is removed. Wrong words count towards the lock. */
  useRecovery(given: {
    readonly username: string;
    readonly word: string;
    readonly password: string;
  }): Promise<{ readonly kind: 'recovered' } | Refused>;
  /** Newest first; ended and used ones too. */
  listRecoveries(limit?: number): Recovery[];
};

export function openRecoveries(parts: StoreParts): Recoveries {
  const { db, ledger, passwords, now, newId } = parts;
  const { sql } = db;
  const credentials = openCredentialCheck(parts);
  const rows = sql.selectFrom('recoveries').selectAll();
  const personRow = (id: string) => db.first(sql.selectFrom('persons').selectAll().where('id', '=', id));
  const nameOf = (id: string): string => personRow(id)?.name ?? '';
  const recoveryOf = (row: RecoveryRow): Recovery => {
    const over = row.ends_at <= now().toISOString();
    const state = row.used_at !== null ? 'used' : over ? 'ended' : row.confirmed_by === null ? 'asked' : 'confirmed';
    return Recovery.parse({
      id: row.id,
      person: row.person_id,
      personName: nameOf(row.person_id),
      lost: row.lost,
      reason: row.reason,
      askedBy: row.asked_by,
      askedByName: nameOf(row.asked_by),
      askedAt: row.asked_at,
      state,
      endsAt: row.ends_at,
    });
  };
  const load = (id: string): RecoveryRow => {
    const row = db.first(rows.where('id', '=', id));
    if (row === undefined) throw new AppError('not-found', `no recovery ${id}`, words.recoveryUnknown);
    return row;
  };
  const inOneDay = (): string => new Date(now().getTime() + dayMs).toISOString();

  return {
    askRecovery(person, lost, reason, by) {
      return ledger.transact((record) => {
        if (personRow(person)?.active !== 1) throw new AppError('not-found', `no active person ${person}`, words.personUnknown);
        const refusal = refuseAsking(by, person);
        if (refusal !== null) throw new AppError('refused', refusal.en, refusal);
        const asked_at = now().toISOString();
        db.run(sql.updateTable('recoveries').set({ ends_at: asked_at }).where('person_id', '=', person).where('ends_at', '>', asked_at));
        const asked = { id: newId(), person_id: person, lost, reason, asked_by: by.id, asked_at, ends_at: inOneDay() };
        db.run(sql.insertInto('recoveries').values({ ...asked, confirmed_by: null, confirmed_at: null, word_hash: null, used_at: null }));
        record({ actor: recordedActor(by), event: 'recovery.asked', dossier: null, subject: person, data: { id: asked.id, lost, reason } });
        return recoveryOf(load(asked.id));
      });
    },
    async confirmRecovery(id, by) {
      const word = newOneTimeWord();
      const word_hash = await passwords.hash(foldOneTimeWord(word));
      return ledger.transact((record) => {
        const current = recoveryOf(load(id));
        const refusal = refuseConfirming(by, current);
        if (refusal !== null) throw new AppError('refused', refusal.en, refusal);
        const change = { confirmed_by: by.id, confirmed_at: now().toISOString(), word_hash, ends_at: inOneDay() };
        db.run(sql.updateTable('recoveries').set(change).where('id', '=', id));
        const data = { id, lost: current.lost, askedBy: current.askedBy };
        record({ actor: recordedActor(by), event: 'recovery.confirmed', dossier: null, subject: current.person, data });
        return { recovery: recoveryOf(load(id)), word };
      });
    },
    async useRecovery({ username, word, password }) {
      const person = db.first(sql.selectFrom('persons').selectAll().where('username', '=', foldedName(username)));
      const at = now().toISOString();
      const open = rows
        .where('person_id', '=', person?.id ?? '')
        .where('used_at', 'is', null)
        .where('ends_at', '>', at);
      const recovery = db.first(open.where('word_hash', 'is not', null));
      const refused = await credentials.checkWord(person, recovery?.word_hash ?? null, foldOneTimeWord(word));
      if (refused !== undefined || person === undefined || recovery === undefined)
        return refused ?? { kind: 'refused', code: 'auth.failed', message: words.recoveryFailed };
      const password_hash = await passwords.hash(checkedPassword(password, person, passwords.listed));
      return ledger.transact((record) => {
        const used = sql.updateTable('recoveries').set({ used_at: now().toISOString() }).where('id', '=', recovery.id);
        if (db.run(used.where('used_at', 'is', null)) === 0) return { kind: 'refused', code: 'auth.failed', message: words.recoveryFailed };
        const fresh = { password_hash, failures: 0, locked_until: null, must_change_password: 0 };
        db.run(sql.updateTable('persons').set(fresh).where('id', '=', person.id));
        const open = sql.updateTable('sessions').set({ ended_at: now().toISOString() }).where('ended_at', 'is', null);
        db.run(open.where('person_id', '=', person.id));
        const actor = recordedActor(actorOf(personOf(person)));
        if (recovery.lost === 'second-factor' && dropFactor(db, person.id) > 0)
          record({ actor, event: 'factor.removed', dossier: null, subject: person.id, data: { recovery: recovery.id } });
        record({ actor, event: 'recovery.used', dossier: null, subject: person.id, data: { id: recovery.id, lost: recovery.lost } });
        return { kind: 'recovered' };
      });
    },
    listRecoveries: (limit = 50) => db.all(rows.orderBy('asked_at', 'desc').limit(limit)).map(recoveryOf),
  };
}
