import type { Bilingual } from '../../domain/bilingual.ts';
import type { Actor, Role } from '../../domain/people.ts';
import type { Deviation, Evaluation, Release, ReleaseEvent, ReleaseState, SecurityReview } from '../../domain/release.ts';
import { releaseWords as words } from './release-words.ts';
import { approvals, lastEvaluation } from './release-of.ts';

export type ReleaseCommand =
  | { readonly type: 'evaluate'; readonly evaluation: Evaluation }
  | { readonly type: 'review-security'; readonly review: SecurityReview }
  | { readonly type: 'approve'; readonly reason: string; readonly deviation: Deviation | null }
  | { readonly type: 'activate'; readonly reason: string }
  | { readonly type: 'retire'; readonly reason: string };

export type ReleaseDecision =
  { readonly kind: 'changed'; readonly event: ReleaseEvent } | { readonly kind: 'refused'; readonly message: Bilingual };

const mayDo: Readonly<Record<ReleaseCommand['type'], readonly Role[]>> = {
  evaluate: ['governance'],
  'review-security': ['governance', 'administrator'],
  approve: ['governance', 'approver'],
  activate: ['governance'],
  retire: ['governance', 'administrator'],
};
const from: Readonly<Record<ReleaseCommand['type'], readonly ReleaseState[]>> = {
  evaluate: ['draft', 'evaluated', 'security-reviewed'],
  'review-security': ['evaluated'],
  approve: ['security-reviewed'],
  activate: ['approved', 'retired'],
  retire: ['approved', 'active'],
};

/**
 * What a named person may do with a release in its present state. Whoever reviewed its security does not approve it; two different people approve,
 * one of them with the governance role; below its gate each of them states the deviation. A retired one may draft again only when it was approved
 * or shipped. Pure.
 */
export function decideRelease({ events, state }: Release, command: ReleaseCommand, person: Actor, at: string): ReleaseDecision {
  if (person.kind !== 'person' || !person.roles.some((role) => mayDo[command.type].includes(role))) return refused(words.roleMissing);
  if (!from[command.type].includes(state)) return refused(words.wrongState(state));
  const by = { by: person.id, byName: person.name, at };
  switch (command.type) {
    case 'evaluate':
      return changed({ type: 'evaluated', ...by, evaluation: command.evaluation });
    case 'review-security':
      if (Object.values(command.review.answers).some(({ ok, note }) => !ok && note.trim() === '')) return refused(words.noteMissing);
      return changed({ type: 'security-reviewed', ...by, review: command.review });
    case 'approve':
      return approve(events, command, person, by);
    case 'activate':
      if (command.reason.trim() === '') return refused(words.reasonMissing);
      if (state === 'retired' && !events.some(({ type }) => type === 'activated')) return refused(words.neverActive);
      return changed({ type: 'activated', ...by, reason: command.reason.trim(), shipped: false });
    case 'retire':
      if (command.reason.trim() === '') return refused(words.reasonMissing);
      return changed({ type: 'retired', ...by, reason: command.reason.trim(), replacedBy: null });
  }
}

function approve(
  events: readonly ReleaseEvent[],
  { reason, deviation }: Extract<ReleaseCommand, { type: 'approve' }>,
  person: Extract<Actor, { kind: 'person' }>,
  by: { readonly by: string; readonly byName: string; readonly at: string },
): ReleaseDecision {
  if (reason.trim() === '') return refused(words.reasonMissing);
  const before = approvals(events);
  if (before.some((event) => event.by === person.id)) return refused(words.approvedAlready);
  if (events.some((event) => event.type === 'security-reviewed' && event.by === person.id)) return refused(words.reviewedByYou);
  if (before.length > 0 && !person.roles.includes('governance') && !before.some(({ governance }) => governance))
    return refused(words.governanceNeeded);
  const failed = lastEvaluation(events)?.failed ?? [];
  if (failed.length > 0 && deviation === null) return refused(words.belowGate(failed));
  if (deviation !== null && deviation.until <= by.at.slice(0, 10)) return refused(words.deviationEnded);
  return changed({
    type: 'approved',
    ...by,
    governance: person.roles.includes('governance'),
    reason: reason.trim(),
    deviation: failed.length > 0 ? deviation : null,
  });
}

const changed = (event: ReleaseEvent): ReleaseDecision => ({ kind: 'changed', event });
const refused = (message: Bilingual): ReleaseDecision => ({ kind: 'refused', message });
