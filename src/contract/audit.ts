import { z } from 'zod';
import { AuditRecord, AuditReview, Bilingual, Verdict } from '../domain/index.ts';
import { Signer } from './signer.ts';

/** One record as a sentence, with the record itself. */
export const AuditLine = z.object({ record: AuditRecord, sentence: Bilingual, leafHash: z.string() });
export type AuditLine = z.infer<typeof AuditLine>;
export const AuditQuery = z.object({
  dossier: z.string().optional(),
  person: z.string().optional(),
  event: z.string().optional(),
  subject: z.string().optional(),
  /** First and last day, inclusive, in UTC. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Records with a smaller seq, newest first. */
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const AuditPage = z.object({
  lines: z.array(AuditLine),
  /** Sequence number to go on before; null at the end of the log. */
  next: z.int().nullable(),
  /** Who may be filtered by. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  total: z.int(),
  treeSize: z.int(),
  rootHash: z.string(),
});
export type AuditPage = z.infer<typeof AuditPage>;
export const VerifyView = z.object({
  ok: z.boolean(), treeSize: z.int(), rootHash: z.string(), checkedRecords: z.int(), problem: Bilingual.nullable(), firstBadRecord: z.int().nullable(), milliseconds: z.number(),
}); // prettier-ignore
export type VerifyView = z.infer<typeof VerifyView>;
export const ProofView = z.object({
  seq: z.int(), record: z.string(), leafHash: z.string(), treeSize: z.int(), hashes: z.array(z.string()), checkpoint: z.string(), verifierKey: z.string(),
}); // prettier-ignore

/** One finding from its draft to the reports, oldest record first. The draft is left out while its own reader has not yet decided. */
export const FindingLife = z.object({
  findingId: z.string(),
  requirementId: z.string(),
  title: Bilingual,
  article: z.string(),
  draft: z.object({ verdict: Verdict, summary: Bilingual }).nullable(),
  /** The draft over corrected facts, where it differs from the one that was decided; `verdict` null: there would be none. */
  changed: z.object({ verdict: Verdict.nullable(), summary: Bilingual }).nullable(),
  lines: z.array(AuditLine),
});
export type FindingLife = z.infer<typeof FindingLife>;
export const AuditExportQuery = AuditQuery.pick({ dossier: true, subject: true, person: true, event: true, from: true, to: true });

export const AuditReviewRequest = Signer.extend(AuditReview.shape);
