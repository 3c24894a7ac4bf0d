import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { DossierCitation } from './document.ts';

/** One suggested answer with its way and what would change it. A person confirms; nothing here takes effect. */
export const Suggestion = z.object({
  question: z.enum(['programme', 'product-type', 'drug-category', 'dosage-form', 'sterility', 'risk-tier', 'route', 'licence-items']),
  /** Machine value, `null` when it abstains. */
  value: z.string().nullable(),
  label: Bilingual,
  reason: Bilingual,
  citations: z.array(DossierCitation),
  alternatives: z.array(z.object({ value: z.string(), label: Bilingual, wouldNeed: Bilingual })),
  mark: z.enum(['source-text', 'ours', 'unverified']),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const Classification = z.object({
  suggestions: z.array(Suggestion),
  /** `high` asks for a second, different person at sign-off. */
  riskTier: z.enum(['high', 'normal', 'unknown']),
});
export type Classification = z.infer<typeof Classification>;
