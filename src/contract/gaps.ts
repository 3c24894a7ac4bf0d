import { z } from 'zod';
import { Bilingual, Severity, Verdict } from '../domain/index.ts';

const Gap = z.object({
  findingId: z.string(),
  requirementId: z.string(),
  title: Bilingual,
  severity: Severity,
  verdict: Verdict,
  /** Document of its first passage; empty when it has none. */
  file: z.string(),
});
/** What the earlier run of the same submission found wanting, beside this one. No regulatory decision. */
export const GapsView = z.object({
  /** Null for a first run: nothing to compare with. */
  earlier: z.object({ id: z.string(), name: z.string(), preparedAt: z.string(), gaps: z.int() }).nullable(),
  /** Gaps of the earlier run, as they were then, that this run does not find. */
  solved: z.array(Gap),
  /** Ids of findings of this run. */
  stillOpen: z.array(z.string()),
  new: z.array(z.string()),
  documents: z.object({ changed: z.array(z.string()), added: z.array(z.string()), removed: z.array(z.string()), unchanged: z.int() }),
});
export type GapsView = z.infer<typeof GapsView>;
