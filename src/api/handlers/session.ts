import type { SessionView } from '../../contract/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { engineVersion } from '../../workspace/version.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { notConfirmed } from '../not-confirmed.ts';
import { words } from '../words.ts';
import { clearSessionCookie, csrfTokenOf, mustFirst, originOf, setSessionCookie } from '../session-cookie.ts';

type Names = 'health' | 'signIn' | 'session' | 'signOut' | 'changePassword';

export function sessionHandlers(workspace: Workspace): Pick<Handlers, Names> {
  const { store, mode, clauseVectors } = workspace;
  const sessionView = ({ person, secret, expiresAt }: Pick<Caller, 'person' | 'secret' | 'expiresAt'>): SessionView => {
    const { id, username, name, roles } = person;
    const first = mustFirst(person, workspace);
    return {
      person: { id, username, name, roles },
      csrfToken: csrfTokenOf(secret),
      expiresAt,
      mode: mode(),
      embeddings: clauseVectors?.state() ?? 'off',
      version: engineVersion,
      mustChangePassword: first === 'change-password',
      mustEnrol: first === 'enrol',
      signing: store.signingAsks(secret) ?? 'all',
      secondFactor: store.secondFactor(id).since !== null,
    };
  };
  return {
    health: () => ({
      status: store.failure() === null ? 'ok' : 'stopped',
      version: engineVersion,
      mode: mode(),
      singleSignOn: workspace.provider !== undefined,
    }),
    signIn: async ({ body, request, response }) => {
      const answer = await store.signIn(body, originOf(request));
      if (answer.kind === 'refused') throw new RequestError(answer.code, answer.message);
      setSessionCookie(response, answer.token, answer.expiresAt);
      return sessionView({ person: answer.person, secret: answer.token, expiresAt: answer.expiresAt });
    },
    session: ({ caller }) => sessionView(caller),
    changePassword: async ({ body, caller, request, response }) => {
      const { person } = caller;
      const confirmed = await store.confirmPassword(person.id, body.current);
      if (confirmed.kind === 'refused') throw notConfirmed(confirmed);
      if (body.next === body.current) throw new RequestError('input.invalid', words.passwordSame);
      await store.setPassword(person.id, body.next, caller.actor);
      const answer = store.startSession(person, 'new-password', originOf(request));
      setSessionCookie(response, answer.token, answer.expiresAt);
      return sessionView({ person: answer.person, secret: answer.token, expiresAt: answer.expiresAt });
    },
    signOut: ({ caller, response }) => {
      store.signOut(caller.secret);
      clearSessionCookie(response);
    },
  };
}
