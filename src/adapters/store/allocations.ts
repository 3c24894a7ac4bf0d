import { Allocation, ReviewerProfile, type AllocationSuggestion } from '../../domain/allocation.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId, PersonId } from '../../domain/ids.ts';
import type { Actor, Person } from '../../domain/people.ts';
import { compileOnce } from './compile-once.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

export type NewAllocation = {
  readonly dossier: DossierId;
  readonly suggested: AllocationSuggestion;
  readonly assignedTo: PersonId;
  readonly reason: string;
};
export type Allocations = {
  /** The newest profile of a person. */
  reviewerProfile(person: PersonId): ReviewerProfile | undefined;
  /** A new version; earlier ones stay. AppError `not-found`. */
  describeReviewer(person: PersonId, profile: ReviewerProfile, by: Actor): void;
  /** What was suggested and what the lead assigned, in one transaction with the record. AppError `not-found`. */
  allocateDossier(allocation: NewAllocation, by: Person): Allocation;
  /** Oldest first. */
  allocationsOf(dossier: DossierId): Allocation[];
};

export function openAllocations({ db, ledger, now }: StoreParts): Allocations {
  const { sql } = db;
  const profileOf = compileOnce((person) =>
    sql.selectFrom('reviewer_profiles').selectAll().where('person_id', '=', person).orderBy('no', 'desc').limit(1),
  );
  const newestProfile = (person: string) => db.first(profileOf(person));
  const byDossier = compileOnce((dossier) => sql.selectFrom('allocations').selectAll().where('dossier_id', '=', dossier).orderBy('no'));
  const rowsOf = (dossier: string) => db.all(byDossier(dossier));

  return {
    reviewerProfile(person) {
      const row = newestProfile(person);
      return row && ReviewerProfile.parse(JSON.parse(row.profile_json));
    },
    describeReviewer(person, profile, by) {
      ledger.transact((record) => {
        if (db.first(sql.selectFrom('persons').select('id').where('id', '=', person)) === undefined)
          throw new AppError('not-found', `no person ${person}`, words.personUnknown);
        const before = newestProfile(person);
        const checked = ReviewerProfile.parse(profile);
        const row = {
          person_id: person,
          no: (before?.no ?? 0) + 1,
          profile_json: JSON.stringify(checked),
          at: now().toISOString(),
          by_id: by.id,
        };
        db.run(sql.insertInto('reviewer_profiles').values(row));
        const old = before === undefined ? null : ReviewerProfile.parse(JSON.parse(before.profile_json));
        record({
          actor: recordedActor(by),
          event: 'person.changed',
          dossier: null,
          subject: person,
          data: { old: { profile: old }, new: { profile: checked } },
        });
      });
    },
    allocateDossier({ dossier, suggested, assignedTo, reason }, by) {
      return ledger.transact((record) => {
        const changed = db.run(sql.updateTable('dossiers').set({ assigned_to: assignedTo }).where('id', '=', dossier));
        if (changed === 0) throw new AppError('not-found', `no dossier ${dossier}`, words.dossierUnknown);
        const allocation: Allocation = {
          no: rowsOf(dossier).length + 1,
          suggested,
          assignedTo,
          dueDate: suggested.dueDate,
          reason,
          by: by.id,
          at: now().toISOString(),
        };
        const { no, at } = allocation;
        db.run(
          sql
            .insertInto('allocations')
            .values({ dossier_id: dossier, no, at, person_id: by.id, assigned_to: assignedTo, body_json: JSON.stringify(allocation) }),
        );
        const best = suggested.candidates[0]?.personId ?? null;
        const data = {
          assigned: assignedTo,
          suggested: best,
          dueDate: suggested.dueDate,
          reason,
          skills: suggested.disciplines.map(({ skill }) => skill),
        };
        record({
          actor: recordedActor({ kind: 'person', id: by.id, name: by.name, roles: by.roles }),
          event: 'dossier.assigned',
          dossier,
          subject: dossier,
          data,
        });
        return allocation;
      });
    },
    allocationsOf: (dossier) => rowsOf(dossier).map(({ body_json }) => Allocation.parse(JSON.parse(body_json))),
  };
}
