import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { notConfirmed } from '../not-confirmed.ts';

type Names = 'secondFactor' | 'beginSecondFactor' | 'enrolSecondFactor' | 'removeSecondFactor';

/** A person's own second factor. Whoever changes it shows first who they are, with the factor that stands. */
export function secondFactorHandlers({ store, secondFactorRoles }: Workspace): Pick<Handlers, Names> {
  const view = ({ person: { id, roles } }: Caller) => ({
    ...store.secondFactor(id),
    required: roles.some((role) => secondFactorRoles.includes(role)),
  });
  const confirm = async ({ person: { id, username } }: Caller, given: { password: string; code?: string | undefined }): Promise<void> => {
    const confirmed = await store.confirmAll(id, { username, ...given });
    if (confirmed.kind === 'refused') throw notConfirmed(confirmed);
  };
  return {
    secondFactor: ({ caller }) => view(caller),
    beginSecondFactor: async ({ body, caller }) => {
      await confirm(caller, body);
      return store.beginSecondFactor(caller.person);
    },
    enrolSecondFactor: async ({ body, caller }) => {
      const outcome = await store.enrolSecondFactor(caller.person, body.code);
      if (outcome.kind === 'refused') throw notConfirmed({ ...outcome, code: 'auth.code-needed' });
      return { codes: outcome.codes };
    },
    removeSecondFactor: async ({ body, caller }) => {
      await confirm(caller, body);
      store.removeSecondFactor(caller.person.id, caller.actor);
      return view(caller);
    },
  };
}
