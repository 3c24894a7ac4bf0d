import type { DossierSummary } from '../adapters/store/dossiers.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { DossierId, PreparedReview, ReviewState } from '../domain/index.ts';
import type { Caller } from './bind-routes.ts';
import { RequestError } from './http-error.ts';
import { words } from './words.ts';

/**
 * Writers see their own pre-checks only, everyone else no pre-check at all: nothing that a writer does is visible to reviewers, and the
 * reverse. What may not be seen does not exist.
 */
export function maySee(caller: Caller, dossier: { readonly side: 'review' | 'precheck'; readonly createdBy: string }): boolean {
  if (dossier.side === 'precheck') return dossier.createdBy === caller.person.id;
  return caller.person.roles.some((role) => role !== 'writer' && role !== 'knowledge' && role !== 'administrator');
}

export function visibleDossier(store: Store, caller: Caller, id: string): DossierSummary {
  const dossier = store.dossier(id as DossierId);
  if (dossier === undefined || !maySee(caller, dossier)) throw new RequestError('not-found', words.notFound);
  return dossier;
}

export function visibleReview(store: Store, caller: Caller, id: string): ReviewState {
  const dossier = visibleDossier(store, caller, id);
  if (dossier.review === null) throw new RequestError('refused', words.notReady);
  return store.reviewState(dossier.id);
}

export function visibleDraft(store: Store, caller: Caller, id: string): PreparedReview {
  return visibleReview(store, caller, id).prepared;
}
