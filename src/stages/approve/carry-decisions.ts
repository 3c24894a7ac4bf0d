import { canonicalHash } from '../../domain/canonical-json.ts';
import type { VerifiedFinding } from '../../domain/finding.ts';
import { currentDisposition, type PreparedReview, type ReviewState } from '../../domain/review.ts';

/**
 * A fresh draft over corrected facts that people can go on with. A finding that is decided stays word for word as it was decided, so that
 * no decision comes to stand for a text that its person never saw; where it would be drafted otherwise now, the new draft goes into
 * `changedAfterDecision`. Undecided findings are the fresh ones. The hash covers the result.
 */
export function carryDecisions(state: ReviewState, fresh: PreparedReview): PreparedReview {
  const decided = state.prepared.findings.filter(({ id }) => currentDisposition(state, id) !== undefined);
  const kept = new Map(decided.map((finding) => [finding.id, finding]));
  const drafted = new Map(fresh.findings.map((finding) => [finding.id, finding]));
  const findings = [...fresh.findings.map((finding) => kept.get(finding.id) ?? finding), ...decided.filter(({ id }) => !drafted.has(id))];
  const changedAfterDecision = decided.flatMap((finding) => {
    const draft = drafted.get(finding.id) ?? null;
    return draft !== null && saysTheSame(finding, draft) ? [] : [{ findingId: finding.id, draft }];
  });
  const before = new Map(state.prepared.findings.map(({ id, verdict }) => [id, verdict]));
  const changedByCorrection = [...new Set([...before.keys(), ...drafted.keys()])].flatMap((findingId) => {
    const from = before.get(findingId) ?? null;
    const to = drafted.get(findingId)?.verdict ?? null;
    return from === to ? [] : [{ findingId, from, to }];
  });
  const body: Omit<PreparedReview, 'hash'> & { hash?: PreparedReview['hash'] } = {
    ...fresh,
    findings,
    changedAfterDecision,
    changedByCorrection,
  };
  delete body.hash;
  return { ...body, hash: canonicalHash(body) };
}

function saysTheSame(a: VerifiedFinding, b: VerifiedFinding): boolean {
  return a.verdict === b.verdict && a.severity === b.severity && a.summary.en === b.summary.en && a.summary.zh === b.summary.zh;
}
