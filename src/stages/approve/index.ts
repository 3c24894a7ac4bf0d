export { applyEvent, openReview } from './apply-event.ts';
export { disposedFindings, needsSecondPerson } from './conclude-finding.ts';
export { contentHashOf } from './content-hash-of.ts';
export { decide, decisionTable } from './decide.ts';
export type { DecisionContext, Outcome } from './outcome.ts';
export { recordEvent } from './record-event.ts';
export type { Refusal } from './refusal.ts';
export { signedReviewOf } from './sign-review.ts';
export { refusals, type RefusalCode } from './words.ts';
