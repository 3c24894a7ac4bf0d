import { z } from 'zod';
import { Severity } from './document.ts';

const Day = z.iso.date();

/**
 * One published or official record of an enterprise, imported by the user: a credit entry, an inspection result or a sampling result.
 * `id` is `<file>:<line>`, the source that an issue names. See src/adapters/records/README.md for the file format.
 */
export const EnterpriseRecord = z.object({
  kind: z.enum(['credit', 'inspection', 'sampling']),
  /** Name as the source writes it. */
  enterprise: z.string().trim().min(1),
  /** Unified social credit code, 18 characters; matches before the name does. */
  uscc: z
    .string()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/u)
    .optional(),
  date: Day,
  /** `adverse`: a penalty, a failed inspection, a sample that does not conform; `warning`: something to be corrected; `clean`: nothing found. */
  result: z.enum(['adverse', 'warning', 'clean']),
  severity: Severity.optional(),
  /** What was found, in the source's words. */
  summary: z.string().trim().min(1),
  /** Authority, notice number or address where it can be read. */
  source: z.string().trim().min(1),
  product: z.string().trim().min(1).optional(),
});
export type EnterpriseRecord = z.infer<typeof EnterpriseRecord> & { readonly id: string };
