import type { SessionList } from '../../contract/index.ts';
import type { PersonId } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { words } from '../words.ts';

type Names = 'listSessions' | 'endSession' | 'endOtherSessions' | 'endSessionsOf';

/** A person's own sessions, each ending of one a recorded act, and an administrator's way to end those of somebody. */
export function runningSessionHandlers({ store }: Workspace): Pick<Handlers, Names> {
  const present = ({ person, secret }: Caller): SessionList => ({
    sessions: store.runningSessions(person.id).map((session) => ({ ...session, own: session.id === store.sessionIdOf(secret) })),
  });
  return {
    listSessions: ({ caller }) => present(caller),
    endSession: ({ params, caller }) => {
      if (params.sessionId === store.sessionIdOf(caller.secret)) throw new RequestError('refused', words.thisSession);
      store.endSession(params.sessionId, caller.person);
      return present(caller);
    },
    endOtherSessions: ({ caller }) => {
      store.endSessionsOf(caller.person.id, caller.person, caller.secret);
      return present(caller);
    },
    endSessionsOf: ({ params, caller }) => {
      const person = store.person(params.personId as PersonId);
      if (person === undefined) throw new RequestError('not-found', words.notFound);
      if (person.id === caller.person.id) throw new RequestError('refused', words.ownSessions);
      return { ended: store.endSessionsOf(person.id, caller.person) };
    },
  };
}
