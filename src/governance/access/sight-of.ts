import type { PersonId, Role } from '../../domain/index.ts';

/** Who looks: an account with the teams that it is in. */
export type Viewer = { readonly id: PersonId; readonly roles: readonly Role[]; readonly teams: readonly string[] };
/** What is looked at, as far as sight depends on it. */
export type Viewed = {
  readonly side: 'review' | 'precheck';
  readonly team: string | null;
  readonly createdBy: string;
  readonly assignedTo: PersonId | null;
};

/**
 * How far somebody sees into a dossier, each holding what stands before it: `nothing` (it does not exist for them), `metadata` (that it is
 * there: name, state, team, label, lines of the record), `text` (what stands in it and what was drafted and decided), `files` (to take its
 * files and papers away).
 */
export const sights = ['nothing', 'metadata', 'text', 'files'] as const;
export type Sight = (typeof sights)[number];

const reviewing: readonly Role[] = ['intake', 'reviewer', 'lead', 'approver', 'governance'];
const overseeing: readonly Role[] = ['governance', 'administrator'];

/**
 * Only its team sees a dossier; reviews are for those who review, pre-checks for writers. Files are for whoever reviews it and for lead and
 * approver; those of a pre-check for whoever made it. A dossier without a team is seen as before there were teams: a review by all who
 * review, a pre-check by its maker. Governance and administrators know that it is there.
 */
export function sightOf(viewer: Viewer, dossier: Viewed): Sight {
  const own = dossier.side === 'precheck' ? intoPrecheck(viewer, dossier) : intoReview(viewer, dossier);
  return own === 'nothing' && holds(viewer, overseeing) ? 'metadata' : own;
}

export function seesAtLeast(sight: Sight, wanted: Sight): boolean {
  return sights.indexOf(sight) >= sights.indexOf(wanted);
}

function intoPrecheck({ id, roles, teams }: Viewer, { team, createdBy }: Viewed): Sight {
  if (!roles.includes('writer')) return 'nothing';
  const mine = createdBy === id;
  if (team === null ? !mine : !teams.includes(team)) return 'nothing';
  return mine ? 'files' : 'text';
}

function intoReview(viewer: Viewer, { team, assignedTo }: Viewed): Sight {
  if (!holds(viewer, reviewing) || (team !== null && !viewer.teams.includes(team))) return 'nothing';
  const mine = assignedTo === viewer.id || holds(viewer, ['lead', 'approver']);
  return mine || (team === null && holds(viewer, ['reviewer'])) ? 'files' : 'text';
}

function holds({ roles }: Viewer, wanted: readonly Role[]): boolean {
  return roles.some((role) => wanted.includes(role));
}
