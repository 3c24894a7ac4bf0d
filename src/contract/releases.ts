import { z } from 'zod';
import { Signer } from './signer.ts';
import { ReportFormat } from './sign-off.ts';
import { Bilingual, Deviation, EgressEntry, Instant, Oversight, OversightRow, Release, SecurityReview } from '../domain/index.ts';

const reason = z.string().trim().min(1).max(4000);
export const ReleaseList = z.object({
  releases: z.array(Release),
  /** Release that is what runs here, and why it may not draft, if it may not. */
  running: z.object({ id: z.string(), rulesOnly: z.string(), mayDraft: z.boolean(), message: Bilingual.nullable() }),
});
export type ReleaseList = z.infer<typeof ReleaseList>;
export const SecurityReviewRequest = Signer.extend(SecurityReview.shape);
export const ApproveReleaseRequest = Signer.extend({ reason, deviation: Deviation.nullable().default(null) });
export const FilingSheetQuery = z.object({ format: ReportFormat.default('docx'), language: z.enum(['en', 'zh']).default('en') });
export const ReleaseReasonRequest = Signer.extend({ reason });

/** Requirements by the names that people know them by, where a programme or a review still names them. */
export const OversightView = Oversight.extend({ byRequirement: z.array(OversightRow.extend({ title: Bilingual })) });
/** Sendings and refusals, newest first, and their sums by endpoint. */
export const EgressView = z.object({
  entries: z.array(EgressEntry.extend({ seq: z.int(), at: Instant })),
  sums: z.array(z.object({ endpoint: z.string(), sent: z.int(), refused: z.int(), bytes: z.int(), masked: z.int() })),
});
export type EgressView = z.infer<typeof EgressView>;
