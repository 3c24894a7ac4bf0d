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
  /** Who brought it; absent for evidence of rules and retrieval. */
  by: z.literal('agent').optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** How a rule came out: the expression, the facts it read with values and places, and the outcome. */
export const RuleTrace = z.object({
  /** `cel`: expression over facts; `statement`: what a document itself says of the duty; `classifier`: a sentence reads
   * like those that breach it, by a trained classifier; `gate`, `consistency`, `enclosure`: named checks. */
  rule: z.enum(['cel', 'statement', 'classifier', 'gate', 'consistency', 'enclosure', 'none']),
  expression: z.string(),
  facts: z.array(z.object({ key: z.string(), value: z.string(), citations: z.array(DossierCitation), derivation: z.string().optional() })),
  outcome: z.enum(['true', 'false', 'missing', 'not-applicable', 'not-computed']),
  note: Bilingual.optional(),
  /** Words of the passage, as they are compared (lower case), by which a rule or the classifier knew what is said. */
  words: z.array(z.string()).optional(),
});
export type RuleTrace = z.infer<typeof RuleTrace>;

/** What a model's draft said of one requirement, after its citations were checked. Its evidence stands in the finding, marked `by: 'agent'`. */
export const AgentOpinion = z.object({
  /** `search-failed`: it gave nothing usable, `failure` says why; the finding is that of the rules alone. */
  state: z.enum(['drafted', 'search-failed']),
  failure: Bilingual.optional(),
  /** What the rules said before the two were joined. */
  ruleVerdict: Verdict,
  /** What was left of the agent's verdict after the checks; `undecided` when it was lowered. */
  verdict: Verdict.optional(),
  /** What it had handed in. */
  draftedVerdict: Verdict.optional(),
  confidence: z.enum(['low', 'medium', 'high']).optional(),
  reasoning: Bilingual.optional(),
  /** Why its verdict was lowered, in words for the reviewer. */
  lowered: z.array(Bilingual),
  missing: z.array(z.string()),
  /** Draft question to the applicant, in the language of `language`. */
  question: z.string().optional(),
  language: z.enum(['en', 'zh']).optional(),
  /** Citations that did not stand or did not bear; never shown as evidence. */
  rejectedCitations: z.int().min(0),
});
export type AgentOpinion = z.infer<typeof AgentOpinion>;

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
  /** Present when a model drafted beside the rules. */
  agent: AgentOpinion.optional(),
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
