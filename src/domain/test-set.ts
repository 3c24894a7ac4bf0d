import { z } from 'zod';
import { Instant } from './bilingual.ts';
import { Sha256 } from './ids.ts';

const common = { at: Instant, by: z.string().min(1), set: z.string().min(1), hash: Sha256 };
/** One line of the log of test sets; `before` is the hash of the line before it, so that none can be taken out or changed unseen. */
export const TestSetEvent = z.discriminatedUnion('type', [
  /** Frozen: from now on the files have to have this hash. */
  z.object({ type: z.literal('registered'), ...common, role: z.enum(['development', 'held-out']), files: z.int(), reason: z.string() }),
  /** An eval read a held-out set. */
  z.object({ type: z.literal('read'), ...common, eval: z.string(), knowledgeVersion: z.string(), engineVersion: z.string() }),
  /** Somebody chose by it or looked into it: it says nothing about unfamiliar dossiers any more. */
  z.object({ type: z.literal('consumed'), ...common, reason: z.string().min(1) }),
]);
export type TestSetEvent = z.infer<typeof TestSetEvent>;

/** A test set as its log leaves it. */
export const TestSet = z.object({
  id: z.string(),
  role: z.enum(['development', 'held-out']),
  /** SHA-256 over `hash  path` lines of its files, cases and labels, in the order of their paths. */
  hash: Sha256,
  files: z.int(),
  registered: z.object({ at: Instant, by: z.string(), reason: z.string() }),
  reads: z.int(),
  lastRead: Instant.nullable(),
  consumed: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type TestSet = z.infer<typeof TestSet>;
