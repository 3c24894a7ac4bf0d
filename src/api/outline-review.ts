import type { DossierSummary as StoredDossier } from '../adapters/store/dossiers.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { coversOf, judgesOf, mustJudgeFirst } from '../domain/blind-cover.ts';
import { currentDisposition, type Bilingual, type Person, type PreparedReview, type ReviewState, type Verdict } from '../domain/index.ts';

/** What lists tell of a review, the same for every reader: small where the draft is large. */
export type ReviewOutline = {
  readonly product: string;
  readonly holder: string;
  readonly manufacturer: string;
  readonly riskTier: PreparedReview['classification']['riskTier'];
  readonly riskReason: Bilingual;
  readonly documents: number;
  readonly pages: number;
  /** Verdicts of the findings that are open to all. */
  readonly open: Readonly<Record<Verdict, number>>;
  /** Verdicts of the covered ones, each with those who gave their own. */
  readonly covered: readonly { readonly verdict: Verdict; readonly judges: readonly string[] }[];
};

/** Outlines by dossier, each made again only when the draft or what people said of it is another. Undefined while there is no draft. */
export function keepOutlines(store: Pick<Store, 'reviewState'>): (dossier: StoredDossier) => ReviewOutline | undefined {
  const kept = new Map<string, { readonly version: string; readonly outline: ReviewOutline }>();
  return ({ id, review }) => {
    if (review === null) return undefined;
    const known = kept.get(id);
    if (known?.version === review.version) return known.outline;
    const outline = outlineReview(store.reviewState(id));
    kept.set(id, { version: review.version, outline });
    return outline;
  };
}

export function outlineReview(state: ReviewState): ReviewOutline {
  const { prepared } = state;
  const { classification, documents } = prepared;
  const open = noVerdicts();
  const covered: { verdict: Verdict; judges: readonly string[] }[] = [];
  for (const finding of prepared.findings) {
    const decided = currentDisposition(state, finding.id) !== undefined;
    if (!decided && coversOf(prepared).has(finding.id)) covered.push({ verdict: finding.verdict, judges: judgesOf(state, finding.id) });
    else open[finalVerdict(state, finding.id, finding.verdict)] += 1;
  }
  return {
    product: textFact(prepared, 'product.genericName'),
    holder: textFact(prepared, 'mah.name'),
    manufacturer: textFact(prepared, 'cmo.name'),
    riskTier: classification.riskTier,
    riskReason: classification.suggestions.find(({ question }) => question === 'risk-tier')?.reason ?? { en: '', zh: '' },
    documents: documents.length,
    pages: documents.reduce((sum, { pages }) => sum + pages, 0),
    open,
    covered,
  };
}

/** By the person's verdict, else the draft's. With a reader, drafts that are covered for them are left out. */
export function countVerdicts({ open, covered }: Pick<ReviewOutline, 'open' | 'covered'>, reader: Person | null): Record<Verdict, number> {
  const counts = { ...open };
  for (const { verdict, judges } of covered) if (reader === null || !mustJudgeFirst(reader, judges)) counts[verdict] += 1;
  return counts;
}

export function noVerdicts(): Record<Verdict, number> {
  return { met: 0, 'partly-met': 0, 'not-met': 0, 'not-addressed': 0, 'not-applicable': 0, undecided: 0 };
}

/** The person's verdict where there is one, else the draft's. */
function finalVerdict(state: ReviewState, id: string, draft: Verdict): Verdict {
  const disposition = currentDisposition(state, id);
  if (disposition?.decision === 'amend') return disposition.amended?.verdict ?? draft;
  return disposition?.decision === 'undecided' ? 'undecided' : draft;
}

function textFact(prepared: PreparedReview, key: string): string {
  const stated = prepared.facts.find((fact) => fact.key === key && fact.origin !== 'agent' && typeof fact.value === 'string');
  return stated === undefined ? '' : String(stated.value);
}
