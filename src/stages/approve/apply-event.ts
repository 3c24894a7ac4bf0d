import type { ReviewEvent } from '../../domain/review-event.ts';
import type { PreparedReview, ReviewState } from '../../domain/review.ts';

/** A draft on which nobody has said anything yet. */
export function openReview(prepared: PreparedReview): ReviewState {
  return {
    prepared,
    phase: 'in-review',
    dispositions: [],
    blindVerdicts: [],
    ownFindings: [],
    comments: [],
    signOffs: [],
    staleSignOffs: [],
    raisedRisk: null,
    sentBack: null,
  };
}

/** The state after an event. Pure; replaying all events of a review in order gives its present state. */
export function applyEvent(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.type) {
    case 'finding.disposed':
    case 'finding.withdrawn':
      return { ...state, dispositions: [...state.dispositions, event.disposition] };
    case 'finding.blind-verdict':
      return { ...state, blindVerdicts: [...state.blindVerdicts, event.blindVerdict] };
    case 'finding.added':
      return { ...state, ownFindings: [...state.ownFindings, event.finding] };
    case 'finding.commented':
      return { ...state, comments: [...state.comments, event.comment] };
    case 'review.signed':
      return { ...state, phase: event.next, signOffs: [...state.signOffs, event.signOff], sentBack: null };
    case 'review.sent-back':
      return {
        ...state,
        phase: 'in-review',
        ...withStaleSignatures(state, event),
        sentBack: { by: event.by, byName: event.byName, at: event.at, reason: event.reason },
      };
    case 'review.reopened':
      return { ...state, phase: 'in-review', ...withStaleSignatures(state, event) };
  }
}

function withStaleSignatures(
  { signOffs, staleSignOffs }: ReviewState,
  { at, byName, reason }: { readonly at: string; readonly byName: string; readonly reason: string },
): Pick<ReviewState, 'signOffs' | 'staleSignOffs'> {
  const stale = signOffs.map((signature) => ({ ...signature, staleAt: at, staleBy: byName, staleReason: reason }));
  return { signOffs: [], staleSignOffs: [...staleSignOffs, ...stale] };
}
