import { canonicalHash } from './canonical-json.ts';
import { failingVerdicts, type VerifiedFinding } from './finding.ts';
import type { Role } from './people.ts';
import { currentDisposition, type PreparedReview, type ReviewState } from './review.ts';

/** Why a person judges a finding before seeing its draft: the requirement is critical, or the finding was drawn. */
export type Cover = 'critical' | 'drawn';

/** Least number and share of "met" findings that are drawn, and the most of them, so that a small review is not all covered. */
const leastDrawn = 3;
const drawnShare = 0.1;
const mostDrawn = 1 / 3;

const known = new WeakMap<PreparedReview, ReadonlyMap<string, Cover>>();

/**
 * The covered findings of a draft, by finding id. Critical requirements, unless the draft says that they do not apply; and a random
 * sample of those drafted as met, mixed with as many others so that being drawn says nothing of the draft. The order of the draw is
 * that of SHA-256 over the hash of the draft and the id of the finding: nobody chooses it, anybody can repeat it. Contradictions and
 * gates are never covered: what they compare stands open beside the facts.
 */
export function coversOf(prepared: PreparedReview): ReadonlyMap<string, Cover> {
  const before = known.get(prepared);
  if (before !== undefined) return before;
  const covers = new Map<string, Cover>();
  const requirements = prepared.findings.filter(({ requirementId }) => !/^(?:consistency|gate)\//u.test(requirementId));
  const rest = requirements.filter((finding) => {
    if (!isCriticalAndApplies(finding)) return true;
    covers.set(finding.id, 'critical');
    return false;
  });
  const inOrder = rest
    .map((finding) => ({ finding, ticket: canonicalHash([prepared.hash, finding.id]) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ finding }) => finding);
  const met = inOrder.filter(({ verdict }) => verdict === 'met');
  const others = inOrder.filter(({ verdict }) => verdict !== 'met');
  const size = drawSize(met.length);
  for (const { id } of [...met.slice(0, size), ...others.slice(0, size)]) covers.set(id, 'drawn');
  known.set(prepared, covers);
  return covers;
}

/** How many of so many "met" findings are drawn. */
export function drawSize(met: number): number {
  return Math.min(Math.max(leastDrawn, Math.ceil(met * drawnShare)), Math.floor(met * mostDrawn));
}

/** The cover over a finding for this person: none once it is decided, once they gave their own verdict, or where they decide nothing. */
export function coverFor(
  state: Pick<ReviewState, 'prepared' | 'dispositions' | 'blindVerdicts'>,
  findingId: string,
  person: { readonly id: string; readonly roles: readonly Role[] },
): Cover | null {
  const cover = coversOf(state.prepared).get(findingId);
  if (cover === undefined || currentDisposition(state, findingId) !== undefined) return null;
  return mustJudgeFirst(person, judgesOf(state, findingId)) ? cover : null;
}

/** Ids of those who gave their own verdict on a finding. */
export function judgesOf({ blindVerdicts }: Pick<ReviewState, 'blindVerdicts'>, findingId: string): string[] {
  return blindVerdicts.filter((blind) => blind.findingId === findingId).map(({ by }) => by);
}

/** Does a cover hold for this person? For those who decide, until they are among the judges. */
export function mustJudgeFirst(person: { readonly id: string; readonly roles: readonly Role[] }, judges: readonly string[]): boolean {
  return person.roles.some((role) => role === 'reviewer' || role === 'lead') && !judges.includes(person.id);
}

/**
 * Must a person decide this finding one by one? Failing, undecided, critical and drawn ones; the rest (met and not applicable) may be
 * accepted together, each with its own record.
 */
export function needsOwnDecision(prepared: PreparedReview, finding: Pick<VerifiedFinding, 'id' | 'verdict' | 'severity'>): boolean {
  if (finding.verdict === 'undecided' || failingVerdicts.includes(finding.verdict)) return true;
  return isCriticalAndApplies(finding) || coversOf(prepared).has(finding.id);
}

function isCriticalAndApplies({ severity, verdict }: Pick<VerifiedFinding, 'verdict' | 'severity'>): boolean {
  return severity === 'critical' && verdict !== 'not-applicable';
}
