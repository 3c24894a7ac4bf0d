import { z } from 'zod';
import {
  Bilingual,
  CertificateEntry,
  CertificateKind,
  DossierCitation,
  FieldObstacle,
  Instant,
  PaperBlock,
  PaperKind,
  PaperLanguage,
  Sha256,
} from '../domain/index.ts';
import { Signer } from './signer.ts';

export const PaperQuery = z.object({ kind: PaperKind, language: PaperLanguage });
/** A paper as it would be made now: the same blocks that PDF and DOCX are drawn from. */
export const PaperPreview = z.object({
  kind: PaperKind,
  official: z.boolean(),
  title: z.string(),
  subject: z.string(),
  mark: z.string(),
  watermark: z.string().nullable(),
  blocks: z.array(PaperBlock).readonly(),
});
export type PaperPreview = z.infer<typeof PaperPreview>;

/** Draft certificate data: what the dossier states, what people made of it, and what the signed-in person may do. */
export const CertificateView = z.object({
  kind: CertificateKind,
  fields: z.array(z.object({
    key: z.string(), title: Bilingual, form: z.enum(['text', 'date', 'identifier']), required: z.boolean(), obstacle: FieldObstacle, suggested: z.string(),
    candidates: z.array(z.object({ value: z.string(), citations: z.array(DossierCitation).readonly() })).readonly(),
    entry: CertificateEntry.nullable(),
  })).readonly(),
  checks: z.array(z.object({ keys: z.array(z.string()).readonly(), outcome: z.enum(['fits', 'differs', 'not-checkable']), text: Bilingual })).readonly(),
  version: z.object({ id: z.string(), no: z.int(), hash: Sha256, byName: z.string(), at: Instant }).nullable(),
  release: z.object({ byName: z.string(), at: Instant, hash: Sha256 }).nullable(),
  sentBack: z.object({ byName: z.string(), at: Instant, reason: z.string() }).nullable(),
  /** The review changed after the newest version. */
  stale: z.boolean(),
  /** Why not, where the answer is no. */
  mine: z.object({ prepare: Bilingual.nullable(), release: Bilingual.nullable(), maySendBack: z.boolean() }),
}); // prettier-ignore
export type CertificateView = z.infer<typeof CertificateView>;

export const PrepareCertificateRequest = z.object({
  expectedVersion: z.string().nullable(),
  entries: z.array(z.object({ key: z.string(), value: z.string().max(400), confirmed: z.boolean(), reason: z.string().max(400) })).max(60),
});
export const ReleaseCertificateRequest = Signer.extend({ hash: Sha256 });
