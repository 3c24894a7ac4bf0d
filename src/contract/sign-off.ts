import { z } from 'zod';
import {
  Bilingual,
  DossierCitation,
  Instant,
  PaperKind,
  PaperLanguage,
  ReviewPhase,
  Severity,
  Sha256,
  SignatureMeaning,
  SignOff,
  StaleSignOff,
  Verdict,
} from '../domain/index.ts';

import { Signer } from './signer.ts';

/** What stands before the signature: coverage, differences from the draft, and the hash of exactly this. */
export const SignOffSheet = z.object({
  phase: ReviewPhase,
  decided: z.int(),
  total: z.int(),
  open: z.array(z.object({ findingId: z.string(), article: z.string(), title: Bilingual })),
  /** Findings whose conclusion differs from the draft. */
  differences: z.array(
    z.object({
      findingId: z.string(),
      article: z.string(),
      title: Bilingual,
      draft: Verdict,
      final: Verdict.nullable(),
      decision: z.string(),
      reason: z.string(),
      byName: z.string(),
    }),
  ),
  /** Findings on which somebody gave a verdict before the draft was shown. */
  judgedBlind: z.int(),
  /** Items of the deficiency letter as it stands, in its order. */
  goesOut: z.array(
    z.object({
      number: z.int(),
      clause: z.string(),
      severity: Severity,
      text: Bilingual,
      place: DossierCitation.nullable(),
      places: z.int(),
    }),
  ),
  finalCounts: z.record(Verdict, z.int()),
  ownFindings: z.int(),
  contentHash: Sha256,
  needsSecondPerson: z.boolean(),
  secondPersonReason: Bilingual.nullable(),
  signOffs: z.array(SignOff.extend({ auditSeq: z.int().nullable() })),
  /** Signatures that no longer count, oldest first. */
  staleSignOffs: z.array(StaleSignOff.extend({ auditSeq: z.int().nullable() })),
  sentBack: z.object({ byName: z.string(), at: Instant, reason: z.string() }).nullable(),
  /** What the signed-in person may do now, and why not. */
  mine: z.object({ meaning: SignatureMeaning.nullable(), refusal: Bilingual.nullable(), maySendBack: z.boolean() }),
});
export type SignOffSheet = z.infer<typeof SignOffSheet>;

export const SignRequest = Signer.extend({ meaning: SignatureMeaning, contentHash: Sha256 });
export const SendBackRequest = z.object({ reason: z.string().trim().min(1).max(4000) });

export const ReportFormat = z.enum(['docx', 'pdf', 'json']);
export const MakeReportRequest = z.object({ kind: PaperKind, format: ReportFormat, language: PaperLanguage });
export const ReportRef = z.object({
  id: z.string(),
  kind: PaperKind,
  format: ReportFormat,
  language: PaperLanguage,
  sha256: Sha256,
  madeAt: Instant,
  official: z.boolean(),
  /** The review was changed, or reopened, after it was made. */
  stale: z.boolean(),
});
export const ReportList = z.object({ reports: z.array(ReportRef) });
export type ReportRef = z.infer<typeof ReportRef>;
