import { z } from 'zod';
import { ShadowRun } from '../domain/index.ts';

/** Shadow runs, newest last; `underWay` names the one that drafts now, with how far it is. */
export const ShadowRunList = z.object({ runs: z.array(ShadowRun), underWay: z.object({ id: z.string(), done: z.int() }).nullable() });
export type ShadowRunList = z.infer<typeof ShadowRunList>;
export const StartShadowRequest = z.object({ reason: z.string().trim().min(1).max(4000) });
