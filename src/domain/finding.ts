import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { DossierCitation, Severity } from './document.ts';
import { ClauseId, FindingId, RequirementId } from './ids.ts';

export const Verdict = z.enum(['met', 'partly-met', 'not-met', 'not-addressed', 'not-applicable', 'undecided']);
export type Verdict = z.infer<typeof Verdict>;

/** Verdicts that say something is wrong. */
export const failingVerdicts: readonly Verdict[] = ['partly-met', 'not-met', 'not-addressed'];

/** Said of the requirement, never of the draft. */
export const EvidenceState = z.enum(['supporting', 'contradicting', 'none-found', 'search-failed']);
export type EvidenceState = z.infer<typeof EvidenceState>;

/** A clause pointer; `quote` is our working text, or the official text when the user imported it. */
export const ClauseCitation = z.object({
  source: z.literal('clause'), clause: ClauseId, quote: z.string(), wording: z.enum(['working', 'official']),
}); // prettier-ignore
export type ClauseCitation = z.infer<typeof ClauseCitation>;
export const CaseCitation = z.object({ source: z.literal('case'), case: z.string() });
export const Citation = z.discriminatedUnion('source', [DossierCitation, ClauseCitation, CaseCitation]);
export type Citation = z.infer<typeof Citation>;

/** One piece of evidence in a finding. `relevance` is the retrieval score in [0, 1] within this requirement, for ordering only. */
export const Evidence = z.object({
  state: z.enum(['supporting', 'contradicting', 'located']),
  citation: DossierCitation,
  relevance: z.number(),
});
export type Evidence = z.infer<typeof Evidence>;

/** How a rule came out: the expression, the facts it read with values and places, and the outcome. */
export const RuleTrace = z.object({
  /** `cel`: expression over facts; `statement`: what a document itself says of the duty; `gate`, `consistency`, `enclosure`: named checks. */
  rule: z.enum(['cel', 'statement', 'gate', 'consistency', 'enclosure', 'none']),
  expression: z.string(),
  facts: z.array(z.object({ key: z.string(), value: z.string(), citations: z.array(DossierCitation), derivation: z.string().optional() })),
  outcome: z.enum(['true', 'false', 'missing', 'not-applicable', 'not-computed']),
  note: Bilingual.optional(),
});
export type RuleTrace = z.infer<typeof RuleTrace>;

const findingBody = {
  id: FindingId,
  /** Requirement of the programme, or `consistency/<topic>`, `gate/<id>`, `own/<n>`. */
  requirementId: RequirementId,
  clause: z.string(),
  verdict: Verdict,
  severity: Severity,
  summary: Bilingual,
  reasoning: Bilingual,
  evidenceState: EvidenceState,
  /** What was searched, for `none-found`; why, for `search-failed`. */
  searched: Bilingual.optional(),
  evidence: z.array(Evidence),
  clauses: z.array(ClauseCitation),
  cases: z.array(z.string()),
  /** Strongest passage against the draft. */
  counterEvidence: DossierCitation.optional(),
  origin: z.enum(['rule', 'agent', 'both', 'person']),
  agreement: z.enum(['agree', 'disagree', 'single']),
  trace: z.array(RuleTrace),
  openQuestions: z.array(Bilingual),
};

/** What assess drafts: nobody but verify may read it. */
export const DraftFinding = z.object({ stage: z.literal('draft'), ...findingBody });
export type DraftFinding = z.infer<typeof DraftFinding>;

export const RejectedCitation = z.object({
  findingId: FindingId,
  citation: DossierCitation,
  reason: z.enum(['no-such-place', 'quote-differs', 'number-not-cited', 'boxes-differ', 'too-short']),
  detail: z.string(),
});
export type RejectedCitation = z.infer<typeof RejectedCitation>;

/** Every quote stands at its place, every number of the reasoning is cited or computed. Only this may be shown. */
export const VerifiedFinding = z.object({ stage: z.literal('verified'), ...findingBody });
export type VerifiedFinding = z.infer<typeof VerifiedFinding>;
