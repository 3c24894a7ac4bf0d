import type { SessionView } from '../../contract/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { engineVersion } from '../../workspace/version.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { clearSessionCookie, csrfTokenOf, setSessionCookie } from '../session-cookie.ts';

export function sessionHandlers({ store, mode, clauseVectors }: Workspace): Pick<Handlers, 'health' | 'signIn' | 'session' | 'signOut'> {
  const models = (): Pick<SessionView, 'mode' | 'embeddings'> => ({ mode: mode(), embeddings: clauseVectors?.state() ?? 'off' });
  return {
    health: () => ({ status: store.failure() === null ? 'ok' : 'stopped', version: engineVersion, mode: mode() }),
    signIn: async ({ body, response }) => {
      const answer = await store.signIn(body.username, body.password);
      if (answer.kind === 'refused') throw new RequestError(answer.code, answer.message);
      setSessionCookie(response, answer.token, answer.expiresAt);
      return sessionView({ person: answer.person, secret: answer.token, expiresAt: answer.expiresAt }, models());
    },
    session: ({ caller }) => sessionView(caller, models()),
    signOut: ({ caller, response }) => {
      store.signOut(caller.secret);
      clearSessionCookie(response);
    },
  };
}

function sessionView(
  { person, secret, expiresAt }: Pick<Caller, 'person' | 'secret' | 'expiresAt'>,
  models: Pick<SessionView, 'mode' | 'embeddings'>,
): SessionView {
  const { id, username, name, roles } = person;
  return { person: { id, username, name, roles }, csrfToken: csrfTokenOf(secret), expiresAt, ...models, version: engineVersion };
}
