import type { FindingId, PersonId } from '../../../src/domain/ids.ts';
import type { Actor, Role } from '../../../src/domain/people.ts';
import type { ReviewCommand } from '../../../src/domain/review-command.ts';
import { coversOf } from '../../../src/domain/blind-cover.ts';
import { currentDisposition, type PreparedReview, type ReviewState, type SignedReview } from '../../../src/domain/review.ts';
import { applyEvent, contentHashOf, decide, openReview, signedReviewOf } from '../../../src/stages/approve/index.ts';
import { exampleReview } from '../approve/example-review.ts';

const person = (id: string, name: string, role: Role): Actor => ({ kind: 'person', id: id as PersonId, name, roles: [role] });
const li = person('p-1', '李伟', 'reviewer');
const wang = person('p-2', 'Wang Fang', 'approver');

/** Forty findings, one of them critical and amended, with a finding of the reviewer's own; signed by two people. */
export function signedExample(): { prepared: PreparedReview; signed: SignedReview } {
  const routine = Array.from({ length: 38 }, (_, n) => ({ id: `f${String(n + 3)}`, verdict: 'met', severity: 'minor' }) as const);
  const prepared = exampleReview(
    [{ id: 'f1', verdict: 'not-met', severity: 'critical' }, { id: 'f2', verdict: 'undecided', severity: 'major' }, ...routine],
    { riskTier: 'high' },
  ); // prettier-ignore
  let ids = 0;
  let state: ReviewState = openReview(prepared);
  const say = (actor: Actor, command: ReviewCommand): void => {
    const outcome = decide(state, command, {
      actor,
      now: `2026-11-20T09:00:0${String(ids % 10)}.000Z`,
      newId: () => `id-${String(++ids)}`,
    });
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
    state = outcome.events.reduce(applyEvent, state);
  };
  for (const { id, verdict } of prepared.findings)
    if (coversOf(prepared).has(id)) say(li, { type: 'recordBlindVerdict', findingId: id, verdict });
  const amended = { verdict: 'partly-met', severity: 'critical', summary: '协议缺少放行责任的日期。' } as const;
  const about = (id: string) => ({ type: 'dispose', findingId: id as FindingId, expectedSupersedes: null }) as const;
  say(li, { ...about('f1'), decision: 'amend', reason: 'dated on page 4', amended });
  say(li, { ...about('f2'), decision: 'undecided', reason: '请说明批量依据。' });
  say(li, { type: 'acceptRoutine', reason: '' });
  for (const { id } of prepared.findings)
    if (currentDisposition(state, id) === undefined) say(li, { ...about(id), decision: 'accept', reason: '' });
  say(li, {
    type: 'addFinding',
    clause: 'nmpa-2025-134#IX',
    verdict: 'not-met',
    severity: 'minor',
    summary: 'No stamp on page 2 无公章',
    citations: [],
  });
  say(li, { type: 'sign', contentHash: contentHashOf(state) });
  say(wang, { type: 'approve', contentHash: contentHashOf(state) });
  const signed = signedReviewOf(state);
  if (signed.kind === 'refused') throw new Error(signed.refusal.code);
  return { prepared, signed: signed.review };
}
