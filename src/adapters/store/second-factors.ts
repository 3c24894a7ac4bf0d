import type { PersonId } from '../../domain/ids.ts';
import type { Actor, Person } from '../../domain/people.ts';
import { newTotpKey, totpAddress, totpStepOf } from '../totp/totp.ts';
import { factorContext, type CodeRefused } from './check-code.ts';
import { compileOnce } from './compile-once.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { actorOf } from './people.ts';
import { foldRecoveryCode, newRecoveryCodes } from './recovery-code.ts';
import { words } from './words.ts';

export type SecondFactors = {
  /** `since` null: none is enrolled. */
  secondFactor(id: PersonId): { readonly since: string | null; readonly codesLeft: number };
  /** A new key, kept aside until a code of it is given; what is enrolled goes on. `address` is for the QR code, `key` for typing. */
  beginSecondFactor(person: Person): { readonly key: string; readonly address: string };
  /** Takes the key into use with a first code of it, and gives ten recovery codes, each good once and kept as hashes only. */
  enrolSecondFactor(person: Person, code: string): Promise<{ readonly kind: 'enrolled'; readonly codes: readonly string[] } | CodeRefused>;
  /** The key is wiped. Nothing happens when none is enrolled. */
  removeSecondFactor(id: PersonId, by: Actor): void;
};

export function openSecondFactors({ db, ledger, passwords, secrets, now }: StoreParts): SecondFactors {
  const { sql } = db;
  const byPerson = compileOnce((id) => sql.selectFrom('second_factors').selectAll().where('person_id', '=', id));
  const find = (id: string) => db.first(byPerson(id));

  return {
    secondFactor(id) {
      const since = find(id)?.enrolled_at ?? null;
      if (since === null) return { since, codesLeft: 0 };
      const left = sql.selectFrom('recovery_codes').select('no').where('person_id', '=', id).where('batch', '=', since);
      return { since, codesLeft: db.all(left.where('used_at', 'is', null)).length };
    },
    beginSecondFactor({ id, username }) {
      const key = newTotpKey();
      const pending_secret = secrets.seal(key, factorContext(id));
      const none = { person_id: id, secret: null, last_step: 0, enrolled_at: null };
      ledger.unrecorded(() =>
        db.run(
          sql
            .insertInto('second_factors')
            .values({ ...none, pending_secret })
            .onConflict((on) => on.column('person_id').doUpdateSet({ pending_secret })),
        ),
      );
      return { key, address: totpAddress(key, username) };
    },
    async enrolSecondFactor(person, code) {
      const pending = find(person.id)?.pending_secret ?? null;
      const key = pending === null ? undefined : secrets.open(pending, factorContext(person.id));
      const step = key === undefined ? undefined : totpStepOf(key, code.replaceAll(/\s/gu, ''), now());
      if (step === undefined) return { kind: 'refused', code: 'auth.failed', message: words.codeOfNewKeyWrong };
      const codes = newRecoveryCodes();
      const hashes = await Promise.all(codes.map((each) => passwords.hash(foldRecoveryCode(each)?.text ?? '')));
      return ledger.transact((record) => {
        const enrolled_at = now().toISOString();
        const change = { secret: pending, pending_secret: null, last_step: step, enrolled_at };
        const taken = db.run(
          sql.updateTable('second_factors').set(change).where('person_id', '=', person.id).where('pending_secret', '=', pending),
        );
        if (taken === 0) return { kind: 'refused', code: 'auth.failed', message: words.codeOfNewKeyWrong };
        for (const [no, code_hash] of hashes.entries())
          db.run(sql.insertInto('recovery_codes').values({ person_id: person.id, batch: enrolled_at, no, code_hash, used_at: null }));
        const actor = recordedActor(actorOf(person));
        record({ actor, event: 'factor.enrolled', dossier: null, subject: person.id, data: { recoveryCodes: codes.length } });
        return { kind: 'enrolled', codes };
      });
    },
    removeSecondFactor(id, by) {
      if ((find(id)?.enrolled_at ?? null) === null) return;
      ledger.transact((record) => {
        dropFactor(db, id);
        record({ actor: recordedActor(by), event: 'factor.removed', dossier: null, subject: id, data: {} });
      });
    },
  };
}

/** Wipes the key, inside a transaction of the caller. Number of rows changed: none when nothing was enrolled. */
export function dropFactor(db: StoreParts['db'], person: string): number {
  const nothing = { secret: null, pending_secret: null, enrolled_at: null };
  const drop = db.sql.updateTable('second_factors').set(nothing).where('person_id', '=', person);
  return db.run(drop.where('enrolled_at', 'is not', null));
}
