import { z } from 'zod';
import { Instant } from './bilingual.ts';
import { Sha256 } from './ids.ts';
import { securityQuestions } from './security-questions.ts';

/**
 * What drafts, pinned: engine, knowledge base (programmes, rules and the trained classifier are part of it), thresholds of its eval and, where one
 * drafts too, model and prompts. Its id is made of the hash of all this: nothing of it can change under the same id.
 */
export const ReleaseContent = z.object({
  engineVersion: z.string(),
  knowledgeVersion: Sha256,
  /** Of the files with the thresholds that its evaluation is held to. */
  thresholds: Sha256,
  model: z.object({ endpoint: z.string(), name: z.string(), prompts: Sha256 }).nullable(),
  /** Whose vectors join the search. */
  embedding: z.object({ endpoint: z.string(), name: z.string() }).nullable(),
});
export type ReleaseContent = z.infer<typeof ReleaseContent>;

/** `draft` → `evaluated` → `security-reviewed` → `approved` (by two people) → `active` → `retired`. Only an active one drafts, and only one is. */
export const ReleaseState = z.enum(['draft', 'evaluated', 'security-reviewed', 'approved', 'active', 'retired']);
export type ReleaseState = z.infer<typeof ReleaseState>;

/** Result of an eval over labelled dossiers, held to the thresholds that the release pins. Shares are 0 to 1. */
export const Evaluation = z.object({
  /** Of the result file. */
  result: Sha256,
  /** Of the result file of its model, where it has one and that was measured. */
  modelResult: Sha256.optional(),
  figures: z.array(z.object({ set: z.enum(['all', 'held-out', 'model']), measure: z.string(), value: z.number(), bound: z.number(), kind: z.enum(['min', 'max']) })),
  /** `set measure` of what is below the gate; empty when it passed. */
  failed: z.array(z.string()),
  /** By kind of requirement or defect; counts, so that an interval can be drawn. */
  kinds: z.array(z.object({ kind: z.string(), defects: z.int(), found: z.int(), surfaced: z.int() })),
}); // prettier-ignore
export type Evaluation = z.infer<typeof Evaluation>;

export const SecurityReview = z.object({
  answers: z.record(z.enum(securityQuestions), z.object({ ok: z.boolean(), note: z.string().max(2000) })),
  conclusion: z.string().min(1).max(4000),
});
export type SecurityReview = z.infer<typeof SecurityReview>;

/** Why a release may draft although its evaluation is below the gate; needed from everybody who approves it. */
export const Deviation = z.object({ reason: z.string().min(1).max(4000), risk: z.string().min(1).max(4000), until: z.iso.date() });
export type Deviation = z.infer<typeof Deviation>;

const by = { by: z.string(), byName: z.string(), at: Instant };
/** One step of a release's life. Written once; the state is what they add up to. */
export const ReleaseEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('registered'), ...by, content: ReleaseContent }),
  z.object({ type: z.literal('evaluated'), ...by, evaluation: Evaluation }),
  z.object({ type: z.literal('security-reviewed'), ...by, review: SecurityReview }),
  /** `governance`: with that role at the time. */
  z.object({ type: z.literal('approved'), ...by, governance: z.boolean(), reason: z.string(), deviation: Deviation.nullable() }),
  /** `shipped`: taken over at the first start of a workspace, on the evaluation that came with the product. */
  z.object({ type: z.literal('activated'), ...by, reason: z.string(), shipped: z.boolean() }),
  z.object({ type: z.literal('retired'), ...by, reason: z.string(), replacedBy: z.string().nullable() }),
]);
export type ReleaseEvent = z.infer<typeof ReleaseEvent>;

export const Release = z.object({
  id: z.string(),
  content: ReleaseContent,
  state: ReleaseState,
  /** Oldest first. */
  events: z.array(ReleaseEvent).min(1),
});
export type Release = z.infer<typeof Release>;
