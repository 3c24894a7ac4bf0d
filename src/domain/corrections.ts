import { z } from 'zod';
import { Instant } from './bilingual.ts';
import { Severity } from './document.ts';
import { maskKinds } from './endpoint.ts';
import { EvidenceState, Verdict, VerifiedFinding } from './finding.ts';
import { DossierId, PersonId, Sha256 } from './ids.ts';
import { Decision } from './review.ts';

/** The newest word of a lead on whether the decided findings of a dossier may be used as labelled data. */
export const DataConsent = z.object({ given: z.boolean(), byName: z.string(), at: Instant, reason: z.string() });
export type DataConsent = z.infer<typeof DataConsent>;

/**
 * Why a decision is not the plain draft, told from what it changes; the words that a person wrote never leave. `as-drafted`: accepted, nothing said.
 * `explained`: accepted, with a reason. `verdict`, `severity`, `wording`: amended, the first of these that differs. `dropped`: rejected.
 * `question`: left undecided, the applicant is asked.
 */
export const ReasonClass = z.enum(['as-drafted', 'explained', 'verdict', 'severity', 'wording', 'dropped', 'question']);
export type ReasonClass = z.infer<typeof ReasonClass>;

/** One line of an export: what was drafted of one requirement, what a person decided, and the evidence with identifiers masked. */
export const LabelledFinding = z.object({
  v: z.literal(1),
  /** The dossier by a hash with a key of this export that is kept nowhere: the same within a file, another in the next. */
  dossier: z.string().regex(/^[0-9a-f]{32}$/u),
  requirement: z.string(),
  clause: z.string(),
  programme: z.string(),
  knowledgeVersion: Sha256,
  release: z.string(),
  model: z.string().nullable(),
  drafted: VerifiedFinding.pick({ verdict: true, severity: true, origin: true, agreement: true }).extend({ evidenceState: EvidenceState }),
  decided: z.object({
    decision: Decision,
    /** Null: rejected, nothing takes its place. */
    verdict: Verdict.nullable(),
    severity: Severity.nullable(),
    /** Verdict, severity or words are not those of the draft. */
    edited: z.boolean(),
    reason: ReasonClass,
  }),
  evidence: z.array(z.object({ state: z.enum(['supporting', 'contradicting', 'located']), quote: z.string() })),
});
export type LabelledFinding = z.infer<typeof LabelledFinding>;

const by = { by: PersonId, at: Instant };
const Counts = z.partialRecord(z.enum(maskKinds), z.int());
export const LeftOut = z.enum(['no-consent', 'not-signed', 'deleted']);
export type LeftOut = z.infer<typeof LeftOut>;

/** What was released: the file by its hash, which dossier stands in it under which name, and which of those asked for does not. */
export const ReleasedCorrections = z.object({
  sha256: Sha256,
  bytes: z.int(),
  lines: z.int(),
  masked: Counts,
  dossiers: z.array(z.object({ dossier: DossierId, alias: z.string(), lines: z.int() })),
  leftOut: z.array(z.object({ dossier: DossierId, why: LeftOut })),
});
export type ReleasedCorrections = z.infer<typeof ReleasedCorrections>;

/** Steps of an export, each written once: asked for by one person, declined or released by another, downloaded by the first. */
export const CorrectionStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('asked'), ...by, purpose: z.string(), dossiers: z.array(DossierId).min(1) }),
  z.object({ step: z.literal('declined'), ...by }),
  z.object({ step: z.literal('released'), ...by, file: ReleasedCorrections }),
  z.object({ step: z.literal('downloaded'), ...by }),
]);
export type CorrectionStep = z.infer<typeof CorrectionStep>;

/** An export as its steps leave it. */
export type CorrectionExport = {
  readonly id: string;
  readonly state: 'asked' | 'declined' | 'released';
  readonly asked: Extract<CorrectionStep, { step: 'asked' }>;
  readonly decided: Extract<CorrectionStep, { step: 'declined' | 'released' }> | null;
  /** Null until it is released. */
  readonly file: ReleasedCorrections | null;
  readonly downloads: number;
};

/** @throws TypeError when the first step does not ask. */
export function correctionExportOf(id: string, steps: readonly CorrectionStep[]): CorrectionExport {
  const [asked] = steps;
  if (asked?.step !== 'asked') throw new TypeError(`export ${id} does not begin with being asked for`);
  const decided = steps.find((step) => step.step === 'declined' || step.step === 'released') ?? null;
  return {
    id,
    state: decided?.step ?? 'asked',
    asked,
    decided,
    file: decided?.step === 'released' ? decided.file : null,
    downloads: steps.filter(({ step }) => step === 'downloaded').length,
  };
}
