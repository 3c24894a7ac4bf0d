import type { DossierSummary as StoredDossier } from '../adapters/store/dossiers.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { DossierSummary } from '../contract/index.ts';
import type { Person } from '../domain/index.ts';
import { countVerdicts, noVerdicts, type ReviewOutline } from './outline-review.ts';

/** A row of the worklist, from the record and the draft. Drafts that are covered for the reader are not counted. */
export function presentDossier(
  dossier: StoredDossier,
  outline: ReviewOutline | undefined,
  store: Pick<Store, 'person' | 'reviewerProfile' | 'allocationsOf'>,
  reader: Person,
): DossierSummary {
  return {
    id: dossier.id,
    name: dossier.name,
    programme: dossier.programme,
    status: dossier.status,
    phase: dossier.review?.phase ?? null,
    receivedAt: dossier.createdAt,
    product: outline?.product ?? '',
    holder: outline?.holder ?? '',
    manufacturer: outline?.manufacturer ?? '',
    riskTier: outline?.riskTier ?? 'unknown',
    riskReason: outline?.riskReason ?? { en: '', zh: '' },
    documents: outline?.documents ?? 0,
    pages: outline?.pages ?? 0,
    decided: dossier.review?.decided ?? 0,
    total: dossier.review?.findings ?? 0,
    counts: outline === undefined ? noVerdicts() : countVerdicts(outline, dossier.side === 'review' ? reader : null),
    assignedTo: dossier.assignedTo === null ? null : (store.person(dossier.assignedTo)?.name ?? null),
    assignedToId: dossier.assignedTo,
    team: dossier.team,
    reviewerTeam: dossier.assignedTo === null ? '' : (store.reviewerProfile(dossier.assignedTo)?.team ?? ''),
    dueDate: store.allocationsOf(dossier.id).at(-1)?.dueDate ?? null,
    suggested: null,
    failure: dossier.failure,
  };
}
