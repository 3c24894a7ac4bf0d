import type { PersonId } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { withSignature } from '../with-signature.ts';

type Names = 'askRecovery' | 'listRecoveries' | 'confirmRecovery' | 'recover';

/** A lost password or second factor: one person asks, another confirms, both sign; the person then sets a new password with a one-time word. */
export function recoveryHandlers(workspace: Workspace): Pick<Handlers, Names> {
  const { store } = workspace;
  const list = () => ({ recoveries: store.listRecoveries() });
  return {
    listRecoveries: list,
    askRecovery: ({ params, body, caller }) =>
      withSignature(workspace, caller, body, () => {
        store.askRecovery(params.personId as PersonId, body.lost, body.reason, caller.actor);
        return list();
      }),
    confirmRecovery: ({ params, body, caller }) =>
      withSignature(workspace, caller, body, async () => {
        const { recovery, word } = await store.confirmRecovery(params.recoveryId, caller.actor);
        return { username: store.person(recovery.person)?.username ?? '', word, endsAt: recovery.endsAt };
      }),
    recover: async ({ body }) => {
      const outcome = await store.useRecovery(body);
      if (outcome.kind === 'refused') throw new RequestError(outcome.code, outcome.message);
    },
  };
}
