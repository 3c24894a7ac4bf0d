import { z } from 'zod';
import { Instant } from './bilingual.ts';
import { PersonId } from './ids.ts';
import { BlindVerdict, Comment, Disposition, OwnFinding, SignOff } from './review.ts';

const turn = { by: PersonId, byName: z.string(), at: Instant, reason: z.string() };

/** What happened in a review, in order. Each is one immutable row and one audit record of the same name. */
export const ReviewEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('finding.disposed'), disposition: Disposition }),
  z.object({ type: z.literal('finding.withdrawn'), disposition: Disposition }),
  z.object({ type: z.literal('finding.blind-verdict'), blindVerdict: BlindVerdict }),
  z.object({ type: z.literal('finding.added'), finding: OwnFinding }),
  z.object({ type: z.literal('finding.commented'), comment: Comment }),
  /** `next` is the phase that the signature leads to, fixed when it was made. */
  z.object({ type: z.literal('review.signed'), signOff: SignOff, next: z.enum(['awaiting-approval', 'signed']) }),
  z.object({ type: z.literal('review.sent-back'), ...turn }),
  z.object({ type: z.literal('review.reopened'), ...turn }),
]);
export type ReviewEvent = z.infer<typeof ReviewEvent>;
