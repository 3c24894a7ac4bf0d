import { z } from 'zod';
import { Bilingual, Instant } from './bilingual.ts';
import { DossierCitation } from './document.ts';
import { PersonId } from './ids.ts';

/** JSON value of a fact; dates are YYYY-MM-DD strings, an empty string or list means looked for and stated as none. */
export const FactValue = z.json();
export type FactValue = z.infer<typeof FactValue>;

/** One reading of one fact at one place. Readings are never overwritten; two different values are a contradiction. */
export const Fact = z.object({
  id: z.string(),
  /** Key of the fact model: `product.isSterile`, `cmo.headOfProduction.posts`. */
  key: z.string(),
  value: FactValue,
  /**
   * `label`: key and value or table; `sentence`: read from running text; `computed`: derived from other facts; `corrected`: entered by a person;
   * `agent`: read by a model, its quotes verified; no check decides by it.
   */
  origin: z.enum(['label', 'table', 'sentence', 'computed', 'corrected', 'agent']),
  citations: z.array(DossierCitation),
  /** How a computed value came about, with its parts: `268 + 104 + 40 = 412`. */
  derivation: z.string().optional(),
});
export type Fact = z.infer<typeof Fact>;

/** Two or more different values of one thing in a dossier, each with its places. */
export const Contradiction = z.object({
  id: z.string(),
  /** Fact key or consistency topic (`product.batchSize`). */
  topic: z.string(),
  title: Bilingual,
  values: z.array(z.object({ value: z.string(), citations: z.array(DossierCitation) })).min(2),
  clause: z.string(),
  summary: Bilingual,
  /** One of the values is a model's reading; absent where the rules read all of them. */
  by: z.literal('agent').optional(),
});
export type Contradiction = z.infer<typeof Contradiction>;

/** What the fact reader hands on. */
export const FactSheet = z.object({
  facts: z.array(Fact),
  contradictions: z.array(Contradiction),
});
export type FactSheet = z.infer<typeof FactSheet>;

/** What a person entered for one fact, and why. Immutable; the newest of a key counts. The readings it stands in for are kept with the draft. */
export const FactCorrection = z.object({
  no: z.int(),
  key: z.string(),
  value: FactValue,
  reason: z.string().min(1),
  /** Where the person read it; absent where the places of what was read stand for it. */
  place: DossierCitation.optional(),
  by: PersonId,
  byName: z.string(),
  at: Instant,
});
export type FactCorrection = z.infer<typeof FactCorrection>;

/** A correction as a draft was made with it, beside what had been read. */
export const AppliedCorrection = FactCorrection.extend({ read: z.array(Fact) });
export type AppliedCorrection = z.infer<typeof AppliedCorrection>;
