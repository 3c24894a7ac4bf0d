import { z } from 'zod';
import { Bilingual, Instant } from './bilingual.ts';

/** What the record holds that whoever looks after security should see. */
export const securityKinds = ['failed-sign-in', 'lockout', 'refused-act', 'refused-egress', 'export', 'account', 'record'] as const;
export const SecurityKind = z.enum(securityKinds);
export type SecurityKind = z.infer<typeof SecurityKind>;

/** A record that bears on security; `who` did it, or was tried to be. */
export const SecurityEvent = z.object({ seq: z.int(), at: Instant, kind: SecurityKind, who: z.string() });
export type SecurityEvent = z.infer<typeof SecurityEvent>;

/** More of one kind than a rule lets pass, from the first record counted to the last. */
export const SecurityAlert = z.object({
  /** Rule and the record that completed it. */
  id: z.string(),
  rule: z.string(),
  severity: z.enum(['major', 'critical']),
  says: Bilingual,
  /** Empty when the rule counts all people together. */
  who: z.string(),
  count: z.int(),
  firstSeq: z.int(),
  lastSeq: z.int(),
  firstAt: Instant,
  lastAt: Instant,
});
export type SecurityAlert = z.infer<typeof SecurityAlert>;
