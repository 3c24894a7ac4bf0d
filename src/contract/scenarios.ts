import { z } from 'zod';
import { Scenario, ScenarioSheet } from '../domain/index.ts';

const reason = z.string().trim().min(1).max(4000);
export const ScenarioList = z.object({
  scenarios: z.array(Scenario),
  /** Programmes of the knowledge base, and the live scenario of each. */
  programmes: z.array(z.object({ id: z.string(), live: z.string().nullable() })),
});
export type ScenarioList = z.infer<typeof ScenarioList>;
export const DraftScenarioRequest = z.object({ programme: z.string().min(1).max(100), sheet: ScenarioSheet });
export const ReviewScenarioRequest = z.object({ conclusion: reason });
export const ScenarioReasonRequest = z.object({ reason });
