import { z } from 'zod';
import { EvalCase, EvalRun, TestSet, TestSetEvent } from '../domain/index.ts';

/** Kept results, newest last, each with the releases that stand on it; the register of test sets and the last readings of what is held out. */
export const EvalList = z.object({
  runs: z.array(EvalRun.extend({ releases: z.array(z.string()) })),
  testSets: z.array(TestSet),
  readings: z.array(TestSetEvent),
});
export type EvalList = z.infer<typeof EvalList>;

/** Development dossiers of a result, label by label; empty where the result did not keep them. */
export const EvalCases = z.object({ cases: z.array(EvalCase) });
