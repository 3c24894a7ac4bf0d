import { z } from 'zod';
import { DossierCitation, Severity } from './document.ts';
import { Verdict } from './finding.ts';
import { FindingId, PersonId, Sha256 } from './ids.ts';
import { Decision } from './review.ts';

/** Longest text that a person may put into a decision, in UTF-16 code units; keeps each audit record far below its limit of 65,535 bytes. */
export const longestText = 4000;
const text = z.string().max(longestText);

/** What a person may ask of a review. Who asks and when comes from the session, never from the command. */
export const ReviewCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('dispose'),
    findingId: FindingId,
    decision: Decision,
    reason: text,
    amended: z.object({ verdict: Verdict, severity: Severity, summary: text.min(1) }).optional(),
    /** Id of the current decision that the person saw; null when they saw the finding open. */
    expectedSupersedes: z.string().nullable(),
    evidenceSeconds: z.int().min(0).optional(),
  }),
  /** Accept every open finding that does not need its own decision; one disposition each. */
  z.object({ type: z.literal('acceptRoutine'), reason: text.default('') }),
  z.object({ type: z.literal('withdraw'), findingId: FindingId, reason: text, expectedSupersedes: z.string() }),
  z.object({ type: z.literal('recordBlindVerdict'), findingId: FindingId, verdict: Verdict, note: text.optional() }),
  z.object({
    type: z.literal('addFinding'),
    clause: z.string().min(1).max(200),
    verdict: Verdict,
    severity: Severity,
    summary: text.min(1),
    citations: z.array(DossierCitation).max(50),
  }),
  z.object({
    type: z.literal('comment'),
    findingId: FindingId,
    text: text.min(1),
    to: z.object({ id: PersonId, name: z.string() }).optional(),
  }),
  /** Meaning `reviewed`. `contentHash` is the hash of what the person was shown. */
  z.object({ type: z.literal('sign'), contentHash: Sha256 }),
  /** Meaning `approved`, by a second person. */
  z.object({ type: z.literal('approve'), contentHash: Sha256 }),
  z.object({ type: z.literal('sendBack'), reason: text }),
  z.object({ type: z.literal('reopen'), reason: text }),
]);
export type ReviewCommand = z.infer<typeof ReviewCommand>;
