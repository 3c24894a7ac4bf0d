import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { openCredentialCheck, type Refused } from './check-credentials.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { actorOf } from './people.ts';
import { tokenHash } from './sessions.ts';
import { words } from './words.ts';

/** What a signer gives: for the first signature in a session all of it (code: where enrolled), for later ones the password. */
export type SignerSecrets = { readonly username?: string | undefined; readonly password: string; readonly code?: string | undefined };
export type Signing = {
  /** What the next signature in this session asks for; null when the token is no session: programs do not sign. */
  signingAsks(token: string): 'all' | 'password' | null;
  /**
   * 21 CFR 11.200(a)(1): the first signature in a continuous session by every component, later ones by one that only its owner knows. Wrong ones
   * count towards the lock of the account. `opens`: was it the first?
   */
  confirmSigner(
    token: string,
    id: PersonId,
    given: SignerSecrets,
  ): Promise<{ readonly kind: 'confirmed'; readonly opens: boolean } | Refused>;
  /** From now on the session asks for the password alone; to be called once the first signature is made. */
  openSigning(token: string, person: Person): void;
};

export function openSigning(parts: StoreParts): Signing {
  const { db, ledger, now } = parts;
  const { sql } = db;
  const credentials = openCredentialCheck(parts);
  const asks = (token: string): 'all' | 'password' | null => {
    const open = sql.selectFrom('sessions').select('signing_opened_at').where('ended_at', 'is', null);
    const session = db.first(open.where('token_hash', '=', tokenHash(token)));
    return session === undefined ? null : session.signing_opened_at === null ? 'all' : 'password';
  };

  return {
    signingAsks: asks,
    async confirmSigner(token, id, { username, password, code }) {
      const asked = asks(token);
      if (asked === null) return { kind: 'refused', code: 'auth.failed', message: words.programsDoNotSign };
      if (asked === 'all' && username === undefined) return { kind: 'refused', code: 'auth.code-needed', message: words.signWithAll };
      const checked =
        asked === 'all'
          ? await credentials.checkAll({ username: username ?? '', password, code }, 'signature', id)
          : await credentials.checkPassword(id, password, 'signature');
      return checked.kind === 'refused' ? checked : { kind: 'confirmed', opens: asked === 'all' };
    },
    openSigning(token, person) {
      ledger.transact((record) => {
        const unopened = sql.updateTable('sessions').set({ signing_opened_at: now().toISOString() }).where('signing_opened_at', 'is', null);
        if (db.run(unopened.where('token_hash', '=', tokenHash(token))) === 0) return;
        record({ actor: recordedActor(actorOf(person)), event: 'session.signing-opened', dossier: null, subject: person.id, data: {} });
      });
    },
  };
}
