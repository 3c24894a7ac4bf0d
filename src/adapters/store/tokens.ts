import { randomBytes } from 'node:crypto';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { actorOf, personOf } from './people.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { tokenHash } from './sessions.ts';

export type ApiToken = { readonly id: string; readonly name: string; readonly createdAt: string; readonly expiresAt: string | null };
export type Tokens = {
  /** For programs that act for a person. The secret is shown once; only its SHA-256 is kept. `expiresAt` null: until revoked. */
  createToken(person: Person, name: string, expiresAt: string | null): { readonly token: string; readonly id: string };
  personOfToken(token: string): Person | undefined;
  /** Valid tokens only. */
  listTokens(person: PersonId): ApiToken[];
  /** False when the person has no such valid token. */
  revokeToken(person: Person, id: string): boolean;
};

export function openTokens({ db, ledger, now, newId }: StoreParts): Tokens {
  const { sql } = db;
  const valid = () =>
    sql
      .selectFrom('api_tokens')
      .where('revoked_at', 'is', null)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now().toISOString())]));

  return {
    createToken(person, name, expiresAt) {
      const token = `cs_${randomBytes(32).toString('base64url')}`;
      const id = newId();
      ledger.transact((record) => {
        const row = { id, token_hash: tokenHash(token), person_id: person.id, name, created_at: now().toISOString() };
        db.run(sql.insertInto('api_tokens').values({ ...row, expires_at: expiresAt, revoked_at: null }));
        record({ actor: recordedActor(actorOf(person)), event: 'token.created', dossier: null, subject: id, data: { name, expiresAt } });
      });
      return { token, id };
    },
    personOfToken(token) {
      const row = db.first(
        valid()
          .innerJoin('persons', 'persons.id', 'api_tokens.person_id')
          .selectAll('persons')
          .where('token_hash', '=', tokenHash(token))
          .where('active', '=', 1),
      );
      return row && personOf(row);
    },
    listTokens: (person) =>
      db
        .all(valid().selectAll().where('person_id', '=', person).orderBy('created_at'))
        .map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at, expiresAt: row.expires_at })),
    revokeToken(person, id) {
      return ledger.transact((record) => {
        const revoke = sql.updateTable('api_tokens').set({ revoked_at: now().toISOString() }).where('revoked_at', 'is', null);
        if (db.run(revoke.where('id', '=', id).where('person_id', '=', person.id)) === 0) return false;
        record({ actor: recordedActor(actorOf(person)), event: 'token.revoked', dossier: null, subject: id, data: {} });
        return true;
      });
    },
  };
}
