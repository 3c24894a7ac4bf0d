import type { ReviewCommand } from '../../domain/review-command.ts';
import type { ReviewState, SignatureMeaning, SignedReview, SignOff } from '../../domain/review.ts';
import { disposedFindings, needsSecondPerson } from './conclude-finding.ts';
import { contentHashOf } from './content-hash-of.ts';
import type { Outcome, PersonContext } from './outcome.ts';
import { refuse, type Refusal } from './refusal.ts';

type Command<T extends ReviewCommand['type']> = Extract<ReviewCommand, { type: T }>;

/** Signature with meaning `reviewed`: every finding is decided and the person signs what they were shown. */
export function sign(state: ReviewState, command: Command<'sign'>, context: PersonContext): Outcome {
  if (disposedFindings(state).length < state.prepared.findings.length) return refuse('findings-open');
  if (command.contentHash !== contentHashOf(state)) return refuse('content-changed');
  const next = needsSecondPerson(state) ? 'awaiting-approval' : 'signed';
  return { kind: 'accepted', events: [{ type: 'review.signed', signOff: signOff('reviewed', command, context), next }] };
}

/** Signature with meaning `approved`, by a person who had no part in the review. */
export function approve(state: ReviewState, command: Command<'approve'>, context: PersonContext): Outcome {
  if (tookPart(state, context.actor.id)) return refuse('same-person');
  if (command.contentHash !== contentHashOf(state)) return refuse('content-changed');
  return { kind: 'accepted', events: [{ type: 'review.signed', signOff: signOff('approved', command, context), next: 'signed' }] };
}

/** The approver gives the review back with a reason; the signatures given so far are stale. */
export function sendBack(_state: ReviewState, command: Command<'sendBack'>, { actor, now }: PersonContext): Outcome {
  const reason = command.reason.trim();
  if (reason === '') return refuse('reason-missing');
  return { kind: 'accepted', events: [{ type: 'review.sent-back', by: actor.id, byName: actor.name, at: now, reason }] };
}

/** Opens a signed review for changes; the signatures given so far are stale and stay on the record. */
export function reopen(_state: ReviewState, command: Command<'reopen'>, { actor, now }: PersonContext): Outcome {
  const reason = command.reason.trim();
  if (reason === '') return refuse('reason-missing');
  return { kind: 'accepted', events: [{ type: 'review.reopened', by: actor.id, byName: actor.name, at: now, reason }] };
}

/**
 * The only maker of a `SignedReview`. Trusts no phase: it checks again that every finding is decided, that each signature is
 * over the present content, and that the second person, where one is needed, is a different one who took no part.
 */
export function signedReviewOf(
  state: ReviewState,
): { readonly kind: 'signed'; readonly review: SignedReview } | { readonly kind: 'refused'; readonly refusal: Refusal } {
  const findings = disposedFindings(state);
  if (findings.length < state.prepared.findings.length) return refuse('findings-open');
  const contentHash = contentHashOf(state);
  const valid = state.signOffs.filter((signature) => signature.contentHash === contentHash);
  const approved = valid.some(({ meaning, by }) => meaning === 'approved' && !tookPart(state, by));
  const complete = valid.some(({ meaning }) => meaning === 'reviewed') && (approved || !needsSecondPerson(state));
  if (state.phase !== 'signed' || !complete) return refuse('not-signed-yet');
  const review = { prepared: state.prepared, findings, ownFindings: state.ownFindings, signOffs: valid, contentHash };
  return { kind: 'signed', review: review as unknown as SignedReview };
}

/** Did the person sign as reviewer, decide, judge blind or add a finding, at any time in this review? */
function tookPart(state: ReviewState, person: SignOff['by']): boolean {
  return (
    [...state.signOffs, ...state.staleSignOffs].some(({ meaning, by }) => meaning === 'reviewed' && by === person) ||
    [...state.dispositions, ...state.blindVerdicts, ...state.ownFindings].some(({ by }) => by === person)
  );
}

function signOff(meaning: SignatureMeaning, { contentHash }: { contentHash: SignOff['contentHash'] }, context: PersonContext): SignOff {
  const { actor, now, newId } = context;
  return { id: newId(), meaning, by: actor.id, byName: actor.name, at: now, contentHash };
}
