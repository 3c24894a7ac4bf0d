import { z } from 'zod';
import { Classification, ClassificationDecision } from '../domain/index.ts';

export const ClassificationView = z.object({
  classification: Classification,
  /** Oldest first; the last of a question counts, each beside what was suggested then. */
  decisions: z.array(ClassificationDecision),
  /** Issues from critical findings that the reader has yet to judge unseen: left out of the list, counted here. */
  heldBack: z.int(),
});
export type ClassificationView = z.infer<typeof ClassificationView>;

export const DecideClassificationRequest = z.object({
  /** `null` confirms what is suggested; another value corrects it and needs a reason. */
  value: z.string().trim().min(1).max(500).nullable(),
  reason: z.string().trim().max(4000).default(''),
});
