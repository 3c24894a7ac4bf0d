import type { Bilingual } from '../../domain/bilingual.ts';
import { totpStepOf } from '../totp/totp.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { actorOf, personOf } from './people.ts';
import { foldRecoveryCode } from './recovery-code.ts';
import type { PersonRow } from './schema.ts';
import { words } from './words.ts';

/** Context under which a person's key is sealed: a row copied to another person does not open. */
export const factorContext = (person: string): string => `second-factor:${person}`;

export type CodeRefused = { readonly kind: 'refused'; readonly code: 'auth.failed' | 'auth.code-needed'; readonly message: Bilingual };

/**
 * Is the code right for this person? Undefined: it is, or none is asked for. A code is good once, and so is each earlier one (RFC 6238 section
 * 5.2); a recovery code is used up on the record.
 */
export function openCodeCheck({ db, ledger, passwords, secrets, now }: StoreParts) {
  const { sql } = db;
  const refused = (code: CodeRefused['code'], message: Bilingual): CodeRefused => ({ kind: 'refused', code, message });

  const useTotp = (person: string, sealed: string, code: string): CodeRefused | undefined => {
    const key = secrets.open(sealed, factorContext(person));
    if (key === undefined) return refused('auth.failed', words.factorUnreadable);
    const step = totpStepOf(key, code, now());
    if (step === undefined) return refused('auth.failed', words.codeWrong);
    const use = sql.updateTable('second_factors').set({ last_step: step }).where('person_id', '=', person).where('last_step', '<', step);
    return ledger.unrecorded(() => db.run(use)) === 1 ? undefined : refused('auth.failed', words.codeUsed);
  };

  const useRecoveryCode = async (row: PersonRow, batch: string, code: string): Promise<CodeRefused | undefined> => {
    const folded = foldRecoveryCode(code);
    const left = sql
      .selectFrom('recovery_codes')
      .selectAll()
      .where('person_id', '=', row.id)
      .where('batch', '=', batch)
      .where('used_at', 'is', null);
    const kept = folded === undefined ? undefined : db.first(left.where('no', '=', folded.no));
    if (folded === undefined || kept === undefined || !(await passwords.verify(kept.code_hash, folded.text)))
      return refused('auth.failed', words.codeWrong);
    return ledger.transact((record) => {
      const use = sql.updateTable('recovery_codes').set({ used_at: now().toISOString() }).where('used_at', 'is', null);
      const used = db.run(use.where('person_id', '=', row.id).where('batch', '=', batch).where('no', '=', folded.no));
      if (used === 0) return refused('auth.failed', words.codeUsed);
      const data = { left: db.all(left).length };
      const actor = recordedActor(actorOf(personOf(row)));
      record({ actor, event: 'factor.recovery-code-used', dossier: null, subject: row.id, data });
      return undefined;
    });
  };

  return async (row: PersonRow, given: string | undefined): Promise<CodeRefused | undefined> => {
    const factor = db.first(sql.selectFrom('second_factors').selectAll().where('person_id', '=', row.id));
    if (factor === undefined || factor.secret === null || factor.enrolled_at === null) return undefined;
    const code = given?.replaceAll(/\s/gu, '') ?? '';
    if (code === '') return refused('auth.code-needed', words.codeNeeded);
    return /^\d{6}$/u.test(code) ? useTotp(row.id, factor.secret, code) : useRecoveryCode(row, factor.enrolled_at, code);
  };
}
