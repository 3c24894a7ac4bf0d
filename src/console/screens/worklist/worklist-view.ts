import type { DossierSummary } from '../../../contract/index.ts';

export const views = ['all', 'mine', 'team', 'unassigned', 'open', 'awaiting', 'signed'] as const;
export type View = (typeof views)[number];
/** Who looks, for the views that depend on it. */
export type Viewer = { readonly personId: string; readonly teams: readonly string[] };

export function isIn(view: View, dossier: DossierSummary, { personId, teams }: Viewer): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'mine':
      return dossier.assignedToId === personId;
    case 'team':
      return teams.includes(dossier.team ?? dossier.reviewerTeam);
    case 'unassigned':
      return dossier.assignedToId === null && dossier.phase !== 'signed';
    case 'open':
      return dossier.phase !== 'signed' && dossier.phase !== 'awaiting-approval';
    case 'awaiting':
      return dossier.phase === 'awaiting-approval';
    case 'signed':
      return dossier.phase === 'signed';
  }
}

const oneDay = 86_400_000;

/** Whole days until the due day, negative when it is past; null without one, and once the review is signed. */
export function daysLeft({ dueDate, phase }: Pick<DossierSummary, 'dueDate' | 'phase'>, today: Date): number | null {
  if (dueDate === null || phase === 'signed') return null;
  const start = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.round((Date.parse(`${dueDate}T00:00:00Z`) - start) / oneDay);
}

/** What the address asks for: words, programme, risk, order. */
export function select(dossiers: readonly DossierSummary[], search: URLSearchParams, viewer: Viewer): DossierSummary[] {
  const view = views.find((item) => item === search.get('view')) ?? 'all';
  const text = (search.get('q') ?? '').trim().toLowerCase();
  const [programme, risk] = [search.get('programme'), search.get('risk')];
  const shown = dossiers.filter(
    (dossier) =>
      isIn(view, dossier, viewer) &&
      (programme === null || dossier.programme === programme) &&
      (risk === null || dossier.riskTier === risk) &&
      [dossier.name, dossier.product, dossier.holder, dossier.manufacturer].join(' ').toLowerCase().includes(text),
  );
  if (search.get('order') !== 'due') return shown;
  const due = ({ dueDate, phase }: DossierSummary): string => (dueDate === null || phase === 'signed' ? '9999' : dueDate);
  return shown.toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0));
}
