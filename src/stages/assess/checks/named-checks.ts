import type { NamedCheck } from './check-hit.ts';
import { dateOrderInTables } from './date-order-in-tables.ts';
import { expiredValidity } from './expired-validity.ts';
import { identicalRows } from './identical-rows.ts';
import { integritySignals } from './integrity-signals.ts';
import { lateAuditReport } from './late-audit-report.ts';
import { lateDeviationNotice } from './late-deviation-notice.ts';
import { lateRectification } from './late-rectification.ts';
import { overdueCalibration } from './overdue-calibration.ts';
import { signatureBeforePost } from './signature-before-post.ts';
import { statedExperience } from './stated-experience.ts';
import { testBeforeMaking } from './test-before-making.ts';

/** Checks of the programme that no CEL expression covers. */
export const namedChecks: readonly NamedCheck[] = [
  expiredValidity, dateOrderInTables, identicalRows, signatureBeforePost, lateAuditReport, statedExperience, lateDeviationNotice,
  testBeforeMaking, overdueCalibration, lateRectification, integritySignals,
]; // prettier-ignore
