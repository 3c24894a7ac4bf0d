import type { Bilingual } from '../../domain/bilingual.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import type { DossierSummary } from './dossiers.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

type Decided =
  | {
      readonly kind: 'given';
      /** Whoever reviews it is not in the new team, so nobody reviews it now. */
      readonly unassign: boolean;
    }
  | { readonly kind: 'refused'; readonly message: Bilingual };

export type DossierTeams = {
  /**
   * Lets `decide` (governance) decide on the dossier as it is now, and keeps the team with its record in one transaction. Earlier teams stay
   * on the record. AppError `refused` with the reason when `decide` refuses.
   */
  giveDossierTeam(dossier: DossierId, team: string, reason: string, by: Actor, decide: (present: DossierSummary) => Decided): void;
};

/** `load` reads a dossier within the transaction. */
export function openDossierTeams({ db, ledger, now }: StoreParts, load: (id: DossierId) => DossierSummary | undefined): DossierTeams {
  const { sql } = db;
  return {
    giveDossierTeam(id, team, reason, by, decide) {
      ledger.transact((record) => {
        const present = load(id);
        if (present === undefined) throw new AppError('not-found', `no dossier ${id}`, words.dossierUnknown);
        const decided = decide(present);
        if (decided.kind === 'refused') throw new AppError('refused', `team of ${id}: ${decided.message.en}`, decided.message);
        const before = db.first(sql.selectFrom('dossier_teams').select('no').where('dossier_id', '=', id).orderBy('no', 'desc').limit(1));
        const row = { dossier_id: id, no: (before?.no ?? 0) + 1, team, by_id: by.id, at: now().toISOString(), reason };
        db.run(sql.insertInto('dossier_teams').values(row));
        if (decided.unassign) db.run(sql.updateTable('dossiers').set({ assigned_to: null }).where('id', '=', id));
        const event = present.team === null ? 'dossier.team-given' : 'dossier.team-changed';
        const data = { old: present.team, team, reason, unassigned: decided.unassign ? present.assignedTo : null };
        record({ actor: recordedActor(by), event, dossier: id, subject: id, data });
      });
    },
  };
}
