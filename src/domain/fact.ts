import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { DossierCitation } from './document.ts';

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
