import type { RetentionView } from '../../contract/index.ts';
import { type DossierId, RetentionKind } from '../../domain/index.ts';
import { closedSince, refuseHold } from '../../governance/index.ts';
import { askDeletion, decideDeletion, dueOf } from '../../workspace/delete-dossier.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { sightFor } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import type { EventHub } from '../event-hub.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier } from '../load-dossier.ts';
import { retentionOf } from '../retention.ts';
import { withSignature } from '../with-signature.ts';
import { words } from '../words.ts';

type Names = 'retention' | 'setRetentionPeriod' | 'holdDossier' | 'askDeletion' | 'decideDeletion';

/** How long dossiers are kept, holds, and deletion by two people. */
export function retentionHandlers(workspace: Workspace, hub: EventHub): Pick<Handlers, Names> {
  const { store, now } = workspace;
  const view = ({ person }: Caller): RetentionView => {
    const sight = sightFor(store, person);
    const seen = (id: DossierId): boolean => {
      const dossier = store.dossier(id);
      return dossier !== undefined && sight(dossier) !== 'nothing';
    };
    const at = now().toISOString();
    return {
      kept: retentionOf(store.countKept()),
      periods: store.retentionPeriods(),
      dossiers: store
        .listDossiers()
        .filter((dossier) => sight(dossier) !== 'nothing')
        .map((dossier) => {
          const { id, name, side } = dossier;
          const dueAt = dueOf(workspace, dossier);
          const hold = store.legalHold(id);
          return {
            id,
            name,
            side,
            closedAt: closedSince(dossier),
            dueAt,
            due: dueAt !== null && dueAt <= at,
            hold: hold?.held === true ? hold : null,
          };
        })
        .sort((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1)),
      deletions: store.listDeletions().filter(({ dossier }) => seen(dossier)),
    };
  };

  return {
    retention: ({ caller }) => view(caller),
    setRetentionPeriod: ({ params, body, caller }) => {
      const kind = RetentionKind.safeParse(params.kind);
      if (!kind.success) throw new RequestError('not-found', words.notFound);
      store.setRetentionPeriod(kind.data, body.days, body.reason, caller.actor);
      return view(caller);
    },
    holdDossier: ({ params, body: { held, reason }, caller }) => {
      const { id } = loadDossier(store, params.dossierId);
      store.holdDossier(id, held, reason, caller.actor, (hold) => refuseHold(caller.actor, held, { hold, deletion: store.deletionOf(id) }));
      return view(caller);
    },
    askDeletion: ({ params, body: { reason }, caller }) => {
      askDeletion(workspace, loadDossier(store, params.dossierId), reason, caller.actor);
      return view(caller);
    },
    decideDeletion: ({ params, body, caller }) =>
      withSignature(workspace, caller, body, () => {
        const { dossier } = decideDeletion(workspace, params.deletionId, body.decision, caller.actor);
        hub.publish(dossier, { type: 'changed', findingId: null, by: caller.person.name });
        return view(caller);
      }),
  };
}
