import { z } from 'zod';
import { Bilingual, SecurityAlert, SecurityEvent } from '../domain/index.ts';

export const SecurityView = z.object({
  alerts: z.array(SecurityAlert.extend({ read: z.object({ name: z.string(), at: z.string() }).nullable() })),
  /** Newest first, at most 500. */
  events: z.array(SecurityEvent.extend({ sentence: Bilingual })),
  /** Why nothing can be written any more, or null. */
  stopped: Bilingual.nullable(),
});
export type SecurityView = z.infer<typeof SecurityView>;
export const ReadAlertRequest = z.object({ remark: z.string().trim().max(2000).default('') });
