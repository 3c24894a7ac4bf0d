import type { DossierSummary as StoredDossier } from '../adapters/store/dossiers.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { DossierSummary } from '../contract/index.ts';
import { coverFor } from '../domain/blind-cover.ts';
import { currentDisposition, type Person, type PreparedReview, type ReviewState, type Verdict } from '../domain/index.ts';

const noBilingual = { en: '', zh: '' };

/** A row of the worklist, from the record and the draft. Drafts that are covered for the reader are not counted. */
export function presentDossier(dossier: StoredDossier, store: Store, reader: Person): DossierSummary {
  const state = dossier.review === null ? undefined : store.reviewState(dossier.id);
  const prepared = state?.prepared;
  const risk = prepared?.classification.suggestions.find(({ question }) => question === 'risk-tier');
  return {
    id: dossier.id,
    name: dossier.name,
    programme: dossier.programme,
    status: dossier.status,
    phase: dossier.review?.phase ?? null,
    receivedAt: dossier.createdAt,
    product: textFact(prepared, 'product.genericName'),
    holder: textFact(prepared, 'mah.name'),
    manufacturer: textFact(prepared, 'cmo.name'),
    riskTier: prepared?.classification.riskTier ?? 'unknown',
    riskReason: risk?.reason ?? noBilingual,
    documents: prepared?.documents.length ?? 0,
    pages: prepared?.documents.reduce((sum, { pages }) => sum + pages, 0) ?? 0,
    decided: dossier.review?.decided ?? 0,
    total: dossier.review?.findings ?? 0,
    counts: state === undefined ? emptyCounts() : countVerdicts(state, dossier.side === 'review' ? reader : null),
    assignedTo: dossier.assignedTo === null ? null : (store.person(dossier.assignedTo)?.name ?? null),
    assignedToId: dossier.assignedTo,
    team: dossier.team,
    reviewerTeam: dossier.assignedTo === null ? '' : (store.reviewerProfile(dossier.assignedTo)?.team ?? ''),
    dueDate: store.allocationsOf(dossier.id).at(-1)?.dueDate ?? null,
    suggested: null,
    failure: dossier.failure,
  };
}

/** By the person's verdict, else the draft's. With a reader, drafts that are covered for them are left out. */
export function countVerdicts(state: ReviewState, reader: Person | null): Record<Verdict, number> {
  const counts = emptyCounts();
  for (const finding of state.prepared.findings)
    if (reader === null || coverFor(state, finding.id, reader) === null) counts[finalVerdict(state, finding.id, finding.verdict)] += 1;
  return counts;
}

/** The person's verdict where there is one, else the draft's. */
function finalVerdict(state: ReviewState, id: string, draft: Verdict): Verdict {
  const disposition = currentDisposition(state, id);
  if (disposition?.decision === 'amend') return disposition.amended?.verdict ?? draft;
  return disposition?.decision === 'undecided' ? 'undecided' : draft;
}

function emptyCounts(): Record<Verdict, number> {
  return { met: 0, 'partly-met': 0, 'not-met': 0, 'not-addressed': 0, 'not-applicable': 0, undecided: 0 };
}

function textFact(prepared: PreparedReview | undefined, key: string): string {
  const values =
    prepared?.facts
      .filter((fact) => fact.key === key && fact.origin !== 'agent' && typeof fact.value === 'string')
      .map(({ value }) => String(value)) ?? [];
  return values[0] ?? '';
}
