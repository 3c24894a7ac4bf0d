import { AppError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Actor, Person } from '../../domain/people.ts';
import type { Refused } from './check-credentials.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import { personOf } from './people.ts';
import type { Origin, Sessions, SignedIn } from './sessions.ts';
import { words } from './words.ts';

export type SignInLinks = {
  /** An account of the provider becomes this person's. AppError `conflict` when it is another's; an earlier one of the person ends. */
  linkSignIn(person: PersonId, issuer: string, subject: string, by: Actor): void;
  unlinkSignIn(person: PersonId, by: Actor): void;
  signInLink(person: PersonId): { readonly issuer: string; readonly subject: string } | null;
  /** A session for whoever the provider named. Refused, on the record, when the account is linked to nobody or to somebody inactive. */
  signInByProvider(issuer: string, subject: string, from?: Origin): SignedIn | Refused;
};

export function openSignInLinks({ db, ledger, now }: StoreParts, startSession: Sessions['startSession']): SignInLinks {
  const { sql } = db;
  const valid = sql.selectFrom('sign_in_links').selectAll().where('ended_at', 'is', null);
  const ofPerson = (person: string) => db.first(valid.where('person_id', '=', person));
  const endOf = (person: string): number =>
    db.run(
      sql.updateTable('sign_in_links').set({ ended_at: now().toISOString() }).where('person_id', '=', person).where('ended_at', 'is', null),
    );
  const find = (id: string): Person | undefined => {
    const row = db.first(sql.selectFrom('persons').selectAll().where('id', '=', id));
    return row && personOf(row);
  };

  return {
    linkSignIn(person, issuer, subject, by) {
      ledger.transact((record) => {
        if (find(person) === undefined) throw new AppError('not-found', `no person ${person}`, words.personUnknown);
        const other = db.first(valid.where('issuer', '=', issuer).where('subject', '=', subject));
        if (other !== undefined) throw new AppError('conflict', `${issuer} ${subject} is linked`, words.subjectTaken);
        const old = ofPerson(person)?.subject ?? null;
        endOf(person);
        const row = { issuer, subject, person_id: person, linked_by: by.id, linked_at: now().toISOString(), ended_at: null };
        db.run(sql.insertInto('sign_in_links').values(row));
        record({ actor: recordedActor(by), event: 'sign-in.linked', dossier: null, subject: person, data: { issuer, subject, old } });
      });
    },
    unlinkSignIn(person, by) {
      const link = ofPerson(person);
      if (link === undefined) return;
      ledger.transact((record) => {
        endOf(person);
        const { issuer, subject } = link;
        record({ actor: recordedActor(by), event: 'sign-in.unlinked', dossier: null, subject: person, data: { issuer, subject } });
      });
    },
    signInLink(person) {
      const link = ofPerson(person);
      return link === undefined ? null : { issuer: link.issuer, subject: link.subject };
    },
    signInByProvider(issuer, subject, from) {
      const link = db.first(valid.where('issuer', '=', issuer).where('subject', '=', subject));
      const person = link && find(link.person_id);
      if (person?.active === true) return startSession(person, 'provider', from);
      const data = { username: subject.slice(0, 64), code: 'auth.failed', reason: 'provider' };
      ledger.transact((record) =>
        record({ actor: recordedActor(systemActor), event: 'session.refused', dossier: null, subject: person?.id ?? '', data }),
      );
      return { kind: 'refused', code: 'auth.failed', message: words.subjectUnknown };
    },
  };
}
