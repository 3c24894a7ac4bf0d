import { z } from 'zod';
import { Bilingual, Deletion, DossierId, Instant, LegalHold, RetentionKind, RetentionPeriod } from '../domain/index.ts';
import { Signer } from './signer.ts';

/** What is kept and until when, which dossiers may be deleted, and what was. Nothing is deleted by itself. */
export const RetentionView = z.object({
  kept: z.array(z.object({ what: Bilingual, count: z.int(), until: Bilingual, protected: z.boolean() })),
  periods: z.array(RetentionPeriod),
  /** Those that are not deleted: due ones first, by the day on which they became so. */
  dossiers: z.array(
    z.object({
      id: DossierId,
      name: z.string(),
      side: RetentionKind,
      /** Null while it is open. */
      closedAt: Instant.nullable(),
      dueAt: Instant.nullable(),
      due: z.boolean(),
      /** Null where it is not held now. */
      hold: LegalHold.nullable(),
    }),
  ),
  /** Newest first. */
  deletions: z.array(Deletion),
});
export type RetentionView = z.infer<typeof RetentionView>;

const reason = z.string().trim().min(1).max(2000);
export const SetPeriodRequest = z.object({ days: RetentionPeriod.shape.days, reason });
export const HoldRequest = z.object({ held: z.boolean(), reason });
export const AskDeletionRequest = z.object({ reason });
export const DecideDeletionRequest = Signer.extend({ decision: z.enum(['confirm', 'decline']) });
