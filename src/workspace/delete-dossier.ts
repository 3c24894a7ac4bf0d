import type { DossierSummary } from '../adapters/store/dossiers.ts';
import type { Actor, Deletion, DossierId } from '../domain/index.ts';
import { dueSince, refuseAskingDeletion, refuseDecidingDeletion } from '../governance/index.ts';
import type { Workspace } from './open-workspace.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;

/** First instant at which deleting it is not early; null while it is open. */
export function dueOf({ store }: Pick<Workspace, 'store'>, dossier: DossierSummary): string | null {
  const period = store.retentionPeriods().find(({ kind }) => kind === dossier.side);
  return period === undefined ? null : dueSince(dossier, period.days);
}

/** One person asks for the deletion. AppError `refused` with the reason. */
export function askDeletion(workspace: Workspace, dossier: DossierSummary, reason: string, by: PersonActor): Deletion {
  return workspace.store.askDeletion(dossier.id, reason, dueOf(workspace, dossier), by, (present) =>
    refuseAskingDeletion(by, { ...present, inUse: isInUse(workspace, dossier.id) }),
  );
}

/** The second person decides; confirmed, the dossier is closed to everybody and removed as soon as nothing is taken in. AppError `refused`. */
export function decideDeletion(workspace: Workspace, id: string, decision: 'confirm' | 'decline', by: PersonActor): Deletion {
  const deletion = workspace.store.decideDeletion(id, decision, by, (present) =>
    refuseDecidingDeletion(by, decision, { ...present, inUse: isInUse(workspace, present.dossier.id) }),
  );
  if (deletion.state === 'confirmed') workspace.eraser.start();
  return deletion;
}

function isInUse({ preparation, shadow }: Workspace, dossier: DossierId): boolean {
  return preparation.isDrafting(dossier) || shadow.underWay() !== null;
}
