import { z } from 'zod';
import { Instant } from './bilingual.ts';
import { DossierId } from './ids.ts';

export const RetentionKind = z.enum(['review', 'precheck']);
export type RetentionKind = z.infer<typeof RetentionKind>;

/** Days after which a closed dossier may be deleted; `by` is empty and `at` null for the period that the product comes with. */
export const RetentionPeriod = z.object({
  kind: RetentionKind,
  days: z.int().min(1).max(36_500),
  byName: z.string(),
  at: Instant.nullable(),
  reason: z.string(),
});
export type RetentionPeriod = z.infer<typeof RetentionPeriod>;

/** Ours, from no law: ten years after sign-off, half a year after the last change of a pre-check. An administrator sets those that bind them. */
export const usualDays: Readonly<Record<RetentionKind, number>> = { review: 3650, precheck: 180 };

/** The newest word on a legal hold. */
export const LegalHold = z.object({ held: z.boolean(), byName: z.string(), at: Instant, reason: z.string() });
export type LegalHold = z.infer<typeof LegalHold>;

/** What was deleted, by number. `shared`: files that another dossier has too and that therefore stayed. */
export const DeletionCounts = z.object({
  files: z.int(),
  drafts: z.int(),
  papers: z.int(),
  answers: z.int(),
  rows: z.int(),
  shared: z.int(),
});
export type DeletionCounts = z.infer<typeof DeletionCounts>;

/**
 * `asked` by one person; `declined`, or `confirmed` by a second with governance: from then on nobody sees into the dossier; `done` when everything is gone.
 */
export const Deletion = z.object({
  id: z.string(),
  dossier: DossierId,
  dossierName: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedByName: z.string(),
  askedAt: Instant,
  state: z.enum(['asked', 'declined', 'confirmed', 'done']),
  decidedByName: z.string().nullable(),
  decidedAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  counts: DeletionCounts.nullable(),
});
export type Deletion = z.infer<typeof Deletion>;
