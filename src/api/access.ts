import type { Store } from '../adapters/store/open-store.ts';
import type { DossierId, Person } from '../domain/index.ts';
import { seesAtLeast, sightOf, type Sight, type Viewed, type Viewer } from '../governance/index.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { notYours } from './access-words.ts';
import { deletedDossier } from './deleted-dossier.ts';
import type { GuardDossier } from './bind-routes.ts';
import { RequestError } from './http-error.ts';
import { viewerOf } from '../workspace/viewer-of.ts';
import { words } from './words.ts';

/** How far this person sees into any dossier at this moment; for lists. */
export function sightFor(store: Store, person: Person): (dossier: Viewed) => Sight {
  const viewer = viewerOf(store, person);
  return (dossier) => sightOf(viewer, dossier);
}

/** Whether this person sees what stands in a dossier at this moment; for lists. */
export function seesTextOf(store: Store, person: Person): (dossier: Viewed) => boolean {
  const sight = sightFor(store, person);
  return (dossier) => seesAtLeast(sight(dossier), 'text');
}

/** The one place where it is decided who gets to a route with a dossier in its path. Files that still come in are their sender's alone. */
export function createDossierGuard({ store, intake }: Pick<Workspace, 'store' | 'intake'>): GuardDossier {
  return ({ person }, dossierId, wanted) => {
    const dossier = store.dossier(dossierId as DossierId);
    if (dossier === undefined && intake.get(dossierId)?.createdBy === person.id) return;
    const sight = dossier === undefined ? 'nothing' : sightFor(store, person)(dossier);
    const deletion = dossier === undefined || sight === 'nothing' ? null : store.deletionOf(dossier.id);
    if (deletion !== null && deletion.state !== 'asked') throw new RequestError('not-found', deletedDossier(deletion), { code: 'deleted' });
    if (seesAtLeast(sight, wanted)) return;
    if (dossier === undefined || wanted !== 'files' || !seesAtLeast(sight, 'text')) throw new RequestError('not-found', words.notFound);
    throw new RequestError('auth.forbidden', notYours(whoMayTake(store, dossier)), { code: 'ask' });
  };
}

/** Names of those who may take the files of a dossier away, whoever reviews it first. */
export function whoMayTake(store: Store, dossier: Viewed): string[] {
  const able = activeViewers(store).filter(({ viewer }) => sightOf(viewer, dossier) === 'files');
  const first = able.filter(({ viewer }) => viewer.id === dossier.assignedTo || viewer.id === dossier.createdBy);
  return [...new Set([...first, ...able].map(({ name }) => name))];
}

/** Every active account as it looks at dossiers. */
export function activeViewers(store: Store): { readonly name: string; readonly viewer: Viewer }[] {
  return store
    .listPersons()
    .filter(({ active }) => active)
    .map((person) => ({ name: person.name, viewer: viewerOf(store, person) }));
}
