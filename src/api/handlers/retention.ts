import type { DossierSummary } from '../../adapters/store/dossiers.ts';
import type { RetentionView } from '../../contract/index.ts';
import { type DossierId, RetentionKind } from '../../domain/index.ts';
import { closedSince, dueSince, refuseAskingDeletion, refuseDecidingDeletion, refuseHold } from '../../governance/index.ts';
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
  const { store, preparation, shadow, eraser, now } = workspace;
  const daysOf = (kind: RetentionKind): number => store.retentionPeriods().find((period) => period.kind === kind)?.days ?? Infinity;
  const dueOf = (dossier: DossierSummary): string | null => dueSince(dossier, daysOf(dossier.side));
  const inUse = (id: DossierId): boolean => preparation.isDrafting(id) || shadow.underWay() !== null;
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
          const dueAt = dueOf(dossier);
          const hold = store.legalHold(id);
          return { id, name, side, closedAt: closedSince(dossier), dueAt, due: dueAt !== null && dueAt <= at, hold: hold?.held === true ? hold : null };
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
      const dossier = loadDossier(store, params.dossierId);
      const refuse = (present: Parameters<Parameters<typeof store.askDeletion>[4]>[0]) =>
        refuseAskingDeletion(caller.actor, { ...present, inUse: inUse(dossier.id) });
      store.askDeletion(dossier.id, reason, dueOf(dossier), caller.actor, refuse);
      return view(caller);
    },
    decideDeletion: ({ params, body, caller }) =>
      withSignature(workspace, caller, body, () => {
        const deletion = store.decideDeletion(params.deletionId, body.decision, caller.actor, (present) =>
          refuseDecidingDeletion(caller.actor, body.decision, { ...present, inUse: inUse(present.dossier.id) }),
        );
        if (deletion.state === 'confirmed') {
          hub.publish(deletion.dossier, { type: 'changed', findingId: null, by: caller.person.name });
          eraser.start();
        }
        return view(caller);
      }),
  };
}
