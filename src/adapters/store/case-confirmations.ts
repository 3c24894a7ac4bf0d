import { AppError } from '../../domain/errors.ts';
import type { Person, PersonId } from '../../domain/index.ts';
import { actorOf } from './people.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

export type CaseConfirmation = { readonly caseId: string; readonly at: string; readonly by: PersonId; readonly note: string };
export type CaseConfirmations = {
  /** A person has read the case at its source. In one transaction with its record. AppError `conflict` when it is confirmed already. */
  confirmCase(caseId: string, note: string, by: Person): CaseConfirmation;
  caseConfirmations(): CaseConfirmation[];
};

export function openCaseConfirmations({ db, ledger, now }: StoreParts): CaseConfirmations {
  const { sql } = db;
  return {
    confirmCase(caseId, note, by) {
      return ledger.transact((record) => {
        if (db.first(sql.selectFrom('case_confirmations').select('case_id').where('case_id', '=', caseId)) !== undefined)
          throw new AppError('conflict', `case ${caseId} is confirmed`, words.caseConfirmed);
        const at = now().toISOString();
        db.run(sql.insertInto('case_confirmations').values({ case_id: caseId, at, person_id: by.id, note }));
        record({ actor: recordedActor(actorOf(by)), event: 'case.confirmed', dossier: null, subject: caseId, data: { note } });
        return { caseId, at, by: by.id, note };
      });
    },
    caseConfirmations: () =>
      db
        .all(sql.selectFrom('case_confirmations').selectAll())
        .map(({ case_id, at, person_id, note }) => ({ caseId: case_id, at, by: person_id as PersonId, note })),
  };
}
