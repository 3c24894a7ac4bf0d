import type { DossierSummary } from '../adapters/store/dossiers.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { DossierId, PreparedReview, ReviewState } from '../domain/index.ts';
import { RequestError } from './http-error.ts';
import { words } from './words.ts';

/** A dossier on the record, as it stands behind the guard of its routes. RequestError `not-found`. */
export function loadDossier(store: Store, id: string): DossierSummary {
  const dossier = store.dossier(id as DossierId);
  if (dossier === undefined) throw new RequestError('not-found', words.notFound);
  return dossier;
}

/** Its review; RequestError `refused` while there is no draft. */
export function loadReview(store: Store, id: string): ReviewState {
  const dossier = loadDossier(store, id);
  if (dossier.review === null) throw new RequestError('refused', words.notReady);
  return store.reviewState(dossier.id);
}

export function loadDraft(store: Store, id: string): PreparedReview {
  return loadReview(store, id).prepared;
}
