import { z } from 'zod';
import { Bilingual, Instant } from './bilingual.ts';
import { DossierCitation, Severity } from './document.ts';
import { PersonId, Sha256 } from './ids.ts';

export const suggestionQuestions = [
  'programme', 'product-kind', 'product-type', 'drug-category', 'dosage-form', 'sterility', 'high-risk-groups', 'device-class', 'risk-tier',
  'route', 'licence-items', 'change-category', 'document-kinds',
] as const; // prettier-ignore

/** One step of the way to an answer: what was asked, what the dossier says to it, and where. */
export const DecisionStep = z.object({
  question: Bilingual,
  /** Key of the fact that answers, when one does. */
  fact: z.string().optional(),
  /** Clause that asks it, when one is named. */
  clause: z.string().optional(),
  answer: Bilingual,
  outcome: z.enum(['yes', 'no', 'unknown', 'value']),
  citations: z.array(DossierCitation),
});
export type DecisionStep = z.infer<typeof DecisionStep>;

/** One suggested answer with its way and what would change it. A person confirms; nothing here takes effect. */
export const Suggestion = z.object({
  question: z.enum(suggestionQuestions),
  /** Machine value, `null` when it abstains. */
  value: z.string().nullable(),
  label: Bilingual,
  reason: Bilingual,
  citations: z.array(DossierCitation),
  alternatives: z.array(z.object({ value: z.string(), label: Bilingual, wouldNeed: Bilingual })),
  mark: z.enum(['source-text', 'ours', 'unverified']),
  /** The way to the answer, first question first. */
  path: z.array(DecisionStep).optional(),
  /** Facts that, with another value, would change the answer. */
  changing: z.array(z.object({ fact: z.string(), to: Bilingual })).optional(),
  /** Facts that were asked for and not found; named when the answer is left open. */
  missing: z.array(z.string()).optional(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const issueSources = ['product', 'finding', 'contradiction', 'integrity', 'record'] as const;

/** One matter that a reviewer should know of, with the one place that it comes from. Never a verdict. */
export const Issue = z.object({
  id: z.string(),
  source: z.enum(issueSources),
  /** Finding id, contradiction id, fact key, file of the mark, or `file:line` of an imported record. */
  reference: z.string(),
  severity: Severity,
  summary: Bilingual,
  citations: z.array(DossierCitation),
  clause: z.string().optional(),
});
export type Issue = z.infer<typeof Issue>;

/** How pressing a dossier is, with the issues that make it so. Orders work; decides nothing, and never lowers the sign-off tier. */
export const RiskView = z.object({
  level: z.enum(['high', 'elevated', 'normal', 'unknown']),
  reason: Bilingual,
  issues: z.array(Issue),
});
export type RiskView = z.infer<typeof RiskView>;

export const Classification = z.object({
  suggestions: z.array(Suggestion),
  /** `high` asks for a second, different person at sign-off. */
  riskTier: z.enum(['high', 'normal', 'unknown']),
  /** Absent in drafts made before issues were listed. */
  risk: RiskView.optional(),
});
export type Classification = z.infer<typeof Classification>;

/** What a person says to one suggestion, beside what was suggested then. Immutable; a later one follows it, both stay. */
export const ClassificationDecision = z.object({
  no: z.int(),
  suggestion: z.enum(suggestionQuestions),
  suggested: z.object({ value: z.string().nullable(), label: Bilingual }),
  /** As suggested, or another value. */
  decided: z.object({ value: z.string(), label: Bilingual }),
  corrected: z.boolean(),
  /** Never empty for a correction. */
  reason: z.string(),
  /** Hash of the draft that suggested it. */
  prepared: Sha256,
  by: PersonId,
  byName: z.string(),
  at: Instant,
});
export type ClassificationDecision = z.infer<typeof ClassificationDecision>;
