import type { NamedCheck } from './check-hit.ts';
import { dateOrderInTables } from './date-order-in-tables.ts';
import { expiredValidity } from './expired-validity.ts';
import { identicalRows } from './identical-rows.ts';
import { lateAuditReport } from './late-audit-report.ts';
import { signatureBeforePost } from './signature-before-post.ts';
import { statedExperience } from './stated-experience.ts';

/** Checks of the programme that no CEL expression covers. */
export const namedChecks: readonly NamedCheck[] = [
  expiredValidity, dateOrderInTables, identicalRows, signatureBeforePost, lateAuditReport, statedExperience,
]; // prettier-ignore
