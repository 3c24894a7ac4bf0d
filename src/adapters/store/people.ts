import { AppError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import { Person, type Actor, type Role } from '../../domain/people.ts';
import { checkedPassword } from './checked-password.ts';
import { compileOnce } from './compile-once.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import type { PersonRow } from './schema.ts';
import { words } from './words.ts';

export type NewPerson = {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
  /** The password is for the first sign-in only: the person must choose their own before anything else. */
  readonly mustChange?: boolean;
};
export type PersonChange = { readonly name?: string; readonly roles?: readonly Role[]; readonly active?: boolean };
export type People = {
  /** AppError `conflict` when the name is or was in use, `input.invalid` for a bad name or weak password. */
  createPerson(person: NewPerson, by: Actor): Promise<Person>;
  /** Roles, name, activity. Deactivation ends the person's sessions. The last active administrator stays one. */
  changePerson(id: PersonId, change: PersonChange, by: Actor): Person;
  /** Sets a password, unlocks the account and ends the person's sessions. */
  setPassword(id: PersonId, password: string, by: Actor, mustChange?: boolean): Promise<void>;
  /** Must the person choose a password of their own first? */
  mustChangePassword(id: PersonId): boolean;
  person(id: PersonId): Person | undefined;
  personByUsername(username: string): Person | undefined;
  listPersons(): Person[];
};

export function actorOf(person: Person): Extract<Actor, { kind: 'person' }> {
  return { kind: 'person', id: person.id, name: person.name, roles: person.roles };
}

export function openPeople({ db, ledger, passwords, now, newId }: StoreParts): People {
  const { sql } = db;
  const byId = compileOnce((id) => sql.selectFrom('persons').selectAll().where('id', '=', id));
  const load = (id: PersonId): PersonRow => {
    const row = db.first(byId(id));
    if (row === undefined) throw new AppError('not-found', `no person ${id}`, words.personUnknown);
    return row;
  };
  const endSessions = (id: PersonId): void => {
    const at = now().toISOString();
    db.run(sql.updateTable('sessions').set({ ended_at: at }).where('person_id', '=', id).where('ended_at', 'is', null));
  };

  return {
    async createPerson({ username, name, roles, password, mustChange = false }, by) {
      const folded = foldUsername(username);
      const password_hash = await passwords.hash(checkedPassword(password, { username: folded, name }, passwords.listed));
      const person = Person.parse({ id: newId(), username: folded, name, roles, active: true });
      return ledger.transact((record) => {
        const taken = db.first(sql.selectFrom('persons').select('id').where('username', '=', folded));
        if (taken !== undefined) throw new AppError('conflict', `username ${folded} is taken`, words.usernameTaken);
        const row = {
          id: person.id,
          username: folded,
          name,
          roles_json: JSON.stringify(roles),
          active: 1,
          password_hash,
          must_change_password: mustChange ? 1 : 0,
        };
        db.run(sql.insertInto('persons').values({ ...row, failures: 0, locked_until: null, created_at: now().toISOString() }));
        const data = { username: folded, name, roles: [...roles] };
        record({ actor: recordedActor(by), event: 'person.created', dossier: null, subject: person.id, data });
        return person;
      });
    },
    changePerson(id, change, by) {
      return ledger.transact((record) => {
        const old = personOf(load(id));
        const changed = Person.parse({ ...old, ...change });
        if (isAdministrator(old) && !isAdministrator(changed) && administrators() === 1) {
          throw new AppError('refused', `${id} is the last administrator`, words.lastAdministrator);
        }
        const { name, roles, active } = changed;
        db.run(
          sql
            .updateTable('persons')
            .set({ name, roles_json: JSON.stringify(roles), active: active ? 1 : 0 })
            .where('id', '=', id),
        );
        if (!active) endSessions(id);
        const told = (person: Person) => ({ name: person.name, roles: person.roles, active: person.active });
        const data = { old: told(old), new: told(changed) };
        record({ actor: recordedActor(by), event: 'person.changed', dossier: null, subject: id, data });
        return changed;
      });
    },
    async setPassword(id, password, by, mustChange = false) {
      const password_hash = await passwords.hash(checkedPassword(password, load(id), passwords.listed));
      ledger.transact((record) => {
        db.run(
          sql
            .updateTable('persons')
            .set({ password_hash, failures: 0, locked_until: null, must_change_password: mustChange ? 1 : 0 })
            .where('id', '=', id),
        );
        endSessions(id);
        record({
          actor: recordedActor(by),
          event: 'person.password-changed',
          dossier: null,
          subject: id,
          data: { forFirstSignIn: mustChange },
        });
      });
    },
    mustChangePassword: (id) => load(id).must_change_password === 1,
    person(id) {
      const row = db.first(byId(id));
      return row && personOf(row);
    },
    personByUsername(username) {
      const row = db.first(sql.selectFrom('persons').selectAll().where('username', '=', foldedName(username)));
      return row && personOf(row);
    },
    listPersons: () => db.all(sql.selectFrom('persons').selectAll().orderBy('created_at').orderBy('id')).map(personOf),
  };

  function administrators(): number {
    return db
      .all(sql.selectFrom('persons').selectAll().where('active', '=', 1))
      .map(personOf)
      .filter(isAdministrator).length;
  }
}

export function personOf(row: PersonRow): Person {
  const { id, username, name } = row;
  return Person.parse({ id, username, name, roles: JSON.parse(row.roles_json) as unknown, active: row.active === 1 });
}

function isAdministrator(person: Person): boolean {
  return person.active && person.roles.includes('administrator');
}

/** Sign-in names are compared in compatibility form and lower case, so that two look-alikes cannot both exist. */
export function foldedName(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

function foldUsername(username: string): string {
  const folded = foldedName(username);
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,63}$/u.test(folded)) return folded;
  throw new AppError('input.invalid', 'username is not acceptable', words.usernameInvalid);
}
