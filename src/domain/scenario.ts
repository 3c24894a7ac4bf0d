import { z } from 'zod';
import { Bilingual, Instant, IsoDate } from './bilingual.ts';

const said = z.string().trim().min(1).max(4000);
const Words = z.strictObject({ ...Bilingual.shape, en: said, zh: said });

/** What is left of the risks after the measures. */
export const ResidualRating = z.enum(['low', 'medium', 'high']);
export type ResidualRating = z.infer<typeof ResidualRating>;

/** What a programme is used for with AI, on what basis and within which limits; `programmes/<id>/scenario.yaml` has the shipped one. */
export const ScenarioSheet = z.strictObject({
  purpose: Words,
  legalBasis: Words,
  /** What goes in. */
  data: Words,
  humanRole: Words,
  limits: Words,
  risks: z.array(z.strictObject({ risk: Words, measure: Words })).min(1).max(50),
  /** Office or person who answers for the risks. */
  owner: Words,
  residual: ResidualRating,
  /** When it has to be looked at again. */
  reviewBy: IsoDate,
}); // prettier-ignore
export type ScenarioSheet = z.infer<typeof ScenarioSheet>;

/** `draft` → `reviewed` → `live` → `off`. Only a live one lets dossiers of its programme be drafted, and a programme has one at most. */
export const ScenarioState = z.enum(['draft', 'reviewed', 'live', 'off']);
export type ScenarioState = z.infer<typeof ScenarioState>;

const by = { by: z.string(), byName: z.string(), at: Instant };
/** One step of a scenario's life. Written once; the state is what they add up to. */
export const ScenarioEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('drafted'), ...by, programme: z.string(), sheet: ScenarioSheet }),
  z.object({ type: z.literal('reviewed'), ...by, conclusion: z.string() }),
  /** `shipped`: taken over at the first start of a workspace; nobody here reviewed it. */
  z.object({ type: z.literal('switched-on'), ...by, reason: z.string(), shipped: z.boolean() }),
  z.object({ type: z.literal('switched-off'), ...by, reason: z.string(), replacedBy: z.string().nullable() }),
]);
export type ScenarioEvent = z.infer<typeof ScenarioEvent>;

/** A sheet and its life. Its id is made of the hash of the sheet: a changed sheet is another scenario, and waits for its own review. */
export const Scenario = z.object({
  id: z.string(),
  programme: z.string(),
  sheet: ScenarioSheet,
  state: ScenarioState,
  /** Oldest first. */
  events: z.array(ScenarioEvent).min(1),
});
export type Scenario = z.infer<typeof Scenario>;
