import { z } from 'zod';
import { Verdict } from '../../domain/finding.ts';

export const Confidence = z.enum(['low', 'medium', 'high']);
export type Confidence = z.infer<typeof Confidence>;

/** A place as a model names it: the label of a passage that it was shown, and words copied from it. Nothing is believed before it is found there. */
export const ClaimedCitation = z.looseObject({ passageId: z.string(), quote: z.string() });
export type ClaimedCitation = z.infer<typeof ClaimedCitation>;

/** What a model hands in for one requirement. */
export const AgentDraft = z.looseObject({
  verdict: Verdict,
  /** In the language of the prompt. */
  reasoning: z.string(),
  /** The same in the other language, where the model gives it. */
  reasoningOther: z.string().optional(),
  citations: z.array(ClaimedCitation).max(40),
  /** What is missing for the requirement to be met. */
  missing: z.array(z.string()).max(20).optional(),
  questionToApplicant: z.string().optional(),
  confidence: Confidence,
});
export type AgentDraft = z.infer<typeof AgentDraft>;
