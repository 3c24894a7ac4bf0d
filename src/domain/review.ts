import { z } from 'zod';
import { Bilingual, Instant } from './bilingual.ts';
import { Classification, type ClassificationDecision } from './classification.ts';
import { DossierCitation, IntegrityMark, Severity } from './document.ts';
import { AppliedCorrection, Contradiction, Fact } from './fact.ts';
import { RejectedCitation, Verdict, VerifiedFinding } from './finding.ts';
import { DossierId, FindingId, PersonId, Sha256 } from './ids.ts';

/** What drafted: pinned knowledge, engine and, where one is configured, model. `rules-only` when no model drafts. */
export const ReleaseRef = z.object({ id: z.string(), knowledgeVersion: Sha256, engineVersion: z.string(), model: z.string().nullable() });
export type ReleaseRef = z.infer<typeof ReleaseRef>;

/** What an agent did for a draft: counts and cost of its calls, and what it could not do. */
export const AgentAccount = z.object({
  endpoint: z.string(), model: z.string(), prompts: Sha256, language: z.enum(['en', 'zh']),
  /** SHA-256 of the records of all calls, kept in the content store. */
  callRecords: Sha256,
  calls: z.int(), paid: z.int(), failed: z.int(),
  /** Sent by a run that was killed before their answers were stored; absent for none. */
  lost: z.int().optional(),
  inputTokens: z.int(), outputTokens: z.int(),
  cost: z.number().nullable(), currency: z.string().nullable(),
  /** Requirements and parts of documents (`document#part`) for which the agent gave nothing, with the reason. */
  lacking: z.array(z.object({ subject: z.string(), why: z.string() })),
}); // prettier-ignore
export type AgentAccount = z.infer<typeof AgentAccount>;

/** Vectors of a model in the search for evidence: used, or why the search was by words alone. */
export const SearchAccount = z.object({
  endpoint: z.string(), model: z.string(), state: z.enum(['used', 'failed']), why: Bilingual.optional(),
}); // prettier-ignore
export type SearchAccount = z.infer<typeof SearchAccount>;

/** The machine's whole draft of one dossier. Immutable; `hash` is the SHA-256 of its canonical JSON without `hash` itself. */
export const PreparedReview = z.object({
  dossierId: DossierId,
  dossierName: z.string(),
  programme: z.string(),
  /** Day whose law applies: acceptance date, else application date, else the day of preparation. */
  asOf: z.string(),
  asOfBasis: z.enum(['accepted', 'application', 'prepared']),
  inputHash: Sha256,
  release: ReleaseRef,
  preparedAt: Instant,
  documents: z.array(z.object({
    id: z.string(), path: z.string(), sha256: Sha256, format: z.string(), kind: z.string(), language: z.string(), pages: z.int(), title: z.string(),
  })), // prettier-ignore
  classification: Classification,
  facts: z.array(Fact),
  contradictions: z.array(Contradiction),
  integrity: z.array(IntegrityMark),
  findings: z.array(VerifiedFinding),
  rejected: z.array(RejectedCitation),
  /** Only where an agent drafted too. */
  agent: AgentAccount.optional(),
  /** Only where vectors of a model are set up. */
  search: SearchAccount.optional(),
  /** Facts that people entered, the newest of each key, beside what was read; absent where there are none. */
  corrections: z.array(AppliedCorrection).optional(),
  /**
   * Findings that were decided before facts were corrected and would be drafted otherwise now. `findings` holds them as they were
   * decided; here is the new draft, `null` when there would be none.
   */
  changedAfterDecision: z.array(z.object({ findingId: FindingId, draft: VerifiedFinding.nullable() })).optional(),
  /** Verdicts that differ from those of the draft before the last correction; `null`: no such finding. */
  changedByCorrection: z.array(z.object({ findingId: FindingId, from: Verdict.nullable(), to: Verdict.nullable() })).optional(),
  hash: Sha256,
});
export type PreparedReview = z.infer<typeof PreparedReview>;

/** The closed vocabulary of what a reviewer may say of one finding. */
export const Decision = z.enum([
  /** The draft stands as the person's own conclusion. */
  'accept',
  /** The person's conclusion differs in verdict, severity or words; the draft is kept beside it. */
  'amend',
  /** The draft is wrong and nothing takes its place. */
  'reject',
  /** The dossier does not allow a conclusion; a question to the applicant. */
  'undecided',
]);
export type Decision = z.infer<typeof Decision>;

/** One decision of one person on one finding. Immutable: a later one supersedes it, both stay on the record. */
export const Disposition = z.object({
  id: z.string(),
  findingId: FindingId,
  decision: Decision,
  reason: z.string(),
  amended: z.object({ verdict: Verdict, severity: Severity, summary: z.string().min(1) }).optional(),
  by: PersonId,
  byName: z.string(),
  at: Instant,
  /** Number of the disposition it supersedes, for conflict detection. */
  supersedes: z.string().nullable(),
  /** Whole seconds for which the evidence was in view before the decision, as the screen measured it; absent where it did not. */
  evidenceSeconds: z.int().min(0).optional(),
  /** `withdrawn` takes a decision back before sign-off; the finding is open again. */
  withdrawn: z.boolean(),
});
export type Disposition = z.infer<typeof Disposition>;

/** A person's verdict on a covered finding, recorded before the draft was shown. Kept beside draft and disposition. */
export const BlindVerdict = z.object({
  findingId: FindingId, verdict: Verdict, note: z.string().optional(), by: PersonId, byName: z.string(), at: Instant,
}); // prettier-ignore
export type BlindVerdict = z.infer<typeof BlindVerdict>;

export const OwnFinding = z.object({
  id: FindingId,
  clause: z.string(),
  verdict: Verdict,
  severity: Severity,
  summary: z.string().min(1),
  citations: z.array(DossierCitation),
  by: PersonId,
  byName: z.string(),
  at: Instant,
});
export type OwnFinding = z.infer<typeof OwnFinding>;

export const Comment = z.object({
  id: z.string(),
  findingId: FindingId,
  text: z.string().min(1),
  by: PersonId,
  byName: z.string(),
  at: Instant,
  /** The colleague who is asked; absent for a remark to everybody. */
  to: z.object({ id: PersonId, name: z.string() }).optional(),
});
export type Comment = z.infer<typeof Comment>;

/** What the signature means (21 CFR 11.50): the reviewer's conclusion, or a second person's approval of it. */
export const SignatureMeaning = z.enum(['reviewed', 'approved']);
export type SignatureMeaning = z.infer<typeof SignatureMeaning>;

/** A named person's electronic signature over `contentHash`: the SHA-256 of the canonical JSON of exactly what was shown. */
export const SignOff = z.object({
  id: z.string(),
  meaning: SignatureMeaning,
  by: PersonId,
  byName: z.string(),
  at: Instant,
  contentHash: Sha256,
});
export type SignOff = z.infer<typeof SignOff>;

/** A signature that no longer counts: who made it stale, when and why. */
export const StaleSignOff = SignOff.extend({ staleAt: Instant, staleBy: z.string(), staleReason: z.string() });
export type StaleSignOff = z.infer<typeof StaleSignOff>;

export const ReviewPhase = z.enum(['in-review', 'awaiting-approval', 'signed']);
export type ReviewPhase = z.infer<typeof ReviewPhase>;

/** Everything that people have said of one prepared review. `dispositions` holds all, oldest first. */
export type ReviewState = {
  readonly prepared: PreparedReview;
  readonly phase: ReviewPhase;
  readonly dispositions: readonly Disposition[];
  readonly blindVerdicts: readonly BlindVerdict[];
  readonly ownFindings: readonly OwnFinding[];
  readonly comments: readonly Comment[];
  /** Valid signatures only; a change after signing removes them here and leaves them on the record. */
  readonly signOffs: readonly SignOff[];
  /** Signatures that a later change made stale, oldest first. Who gave one took part in the review. */
  readonly staleSignOffs: readonly StaleSignOff[];
  /** The newest word of a person on the risk tier, where it makes the dossier high-risk and the draft did not. */
  readonly raisedRisk: ClassificationDecision | null;
  /** Reason of the last sending back, shown until the next signature. */
  readonly sentBack: { readonly by: PersonId; readonly byName: string; readonly at: string; readonly reason: string } | null;
};

/** A finding with the person's conclusion beside the machine's draft. */
export const DisposedFinding = z.object({
  finding: VerifiedFinding,
  disposition: Disposition,
  final: z.object({ verdict: Verdict, severity: Severity, summary: Bilingual, stands: z.boolean() }),
});
export type DisposedFinding = z.infer<typeof DisposedFinding>;

declare const signed: unique symbol;
/** A review that the required people have signed. Only `stages/approve` can make one; an official report accepts nothing else. */
export type SignedReview = {
  readonly [signed]: true;
  readonly prepared: PreparedReview;
  readonly findings: readonly DisposedFinding[];
  readonly ownFindings: readonly OwnFinding[];
  readonly signOffs: readonly SignOff[];
  readonly contentHash: Sha256;
};

/** The current decision on a finding, or undefined while it is open. */
export function currentDisposition(state: Pick<ReviewState, 'dispositions'>, findingId: string): Disposition | undefined {
  const last = newestByFinding(state.dispositions).get(findingId);
  return last === undefined || last.withdrawn ? undefined : last;
}

const newest = new WeakMap<readonly Disposition[], ReadonlyMap<string, Disposition>>();

/** Lists of decisions are never changed in place, so each is gone through once. */
function newestByFinding(dispositions: readonly Disposition[]): ReadonlyMap<string, Disposition> {
  const known = newest.get(dispositions) ?? new Map(dispositions.map((disposition) => [disposition.findingId, disposition]));
  newest.set(dispositions, known);
  return known;
}
