import { z } from 'zod';
import { AuditRecord, Bilingual } from '../domain/index.ts';

/** One record as a sentence, with the record itself. */
export const AuditLine = z.object({ record: AuditRecord, sentence: Bilingual, leafHash: z.string() });
export type AuditLine = z.infer<typeof AuditLine>;
export const AuditQuery = z.object({
  dossier: z.string().optional(),
  person: z.string().optional(),
  event: z.string().optional(),
  subject: z.string().optional(),
  /** Records with a smaller seq, newest first. */
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const AuditPage = z.object({ lines: z.array(AuditLine), total: z.int(), treeSize: z.int(), rootHash: z.string() });
export type AuditPage = z.infer<typeof AuditPage>;
export const VerifyView = z.object({
  ok: z.boolean(), treeSize: z.int(), rootHash: z.string(), checkedRecords: z.int(), problem: Bilingual.nullable(), firstBadRecord: z.int().nullable(), milliseconds: z.number(),
}); // prettier-ignore
export type VerifyView = z.infer<typeof VerifyView>;
export const ProofView = z.object({
  seq: z.int(), record: z.string(), leafHash: z.string(), treeSize: z.int(), hashes: z.array(z.string()), checkpoint: z.string(), verifierKey: z.string(),
}); // prettier-ignore
