import { z } from 'zod';
import { Verdict } from './finding.ts';

/** How people dealt with drafts, for one group of them. Shares are 0 to 1, null where nothing was there to be counted. People are not ranked: no person is a group. */
export const OversightRow = z.object({
  group: z.string(),
  drafts: z.int(),
  /** Drafts with a standing decision. */
  decided: z.int(),
  /** Amended or rejected. */
  overridden: z.int(),
  overrideRate: z.number().nullable(),
  /** Accepted as drafted, without a reason. */
  uneditedAcceptRate: z.number().nullable(),
  blind: z.int(),
  /** Of blind verdicts, those that are the draft's. */
  blindAgreement: z.number().nullable(),
  /** Rules and agent both decided. */
  bothDecided: z.int(),
  disagreement: z.number().nullable(),
  /** Standing decisions for which the screen measured the time on evidence. */
  timed: z.int(),
  /** Median of it in seconds. */
  medianSeconds: z.number().nullable(),
  /** Measured plain acceptances (`accept`, also with a reason), and the share of them made before the evidence can be read. */
  timedAccepts: z.int(),
  quickAcceptRate: z.number().nullable(),
  /** Decisions taken back or replaced by another. */
  reversals: z.int(),
});
export type OversightRow = z.infer<typeof OversightRow>;

/** `collapse`: hardly anything is overridden; `drift`: drafts come out otherwise than the month before; `input-drift`: other documents come in; `quick-accept`: accepted faster than evidence can be read. */
export const OversightAlarm = z.object({
  kind: z.enum(['collapse', 'drift', 'input-drift', 'quick-accept']),
  group: z.string(),
  decided: z.int(),
  value: z.number(),
  limit: z.number(),
});
export type OversightAlarm = z.infer<typeof OversightAlarm>;

export const VerdictShares = z.object({ group: z.string(), drafts: z.int(), shares: z.partialRecord(Verdict, z.number()) });
export type VerdictShares = z.infer<typeof VerdictShares>;

/** Documents of the dossiers drafted in a month, by kind and language (`agreement zh`); shares of all of them. */
export const InputShares = z.object({ group: z.string(), documents: z.int(), shares: z.record(z.string(), z.number()) });
export type InputShares = z.infer<typeof InputShares>;

export const Oversight = z.object({
  reviews: z.int(),
  total: OversightRow,
  byRequirement: z.array(OversightRow),
  byProgramme: z.array(OversightRow),
  byRelease: z.array(OversightRow),
  /** Months of preparation, `2026-11`, oldest first. */
  byMonth: z.array(OversightRow),
  verdictsByMonth: z.array(VerdictShares),
  inputsByMonth: z.array(InputShares),
  alarms: z.array(OversightAlarm),
});
export type Oversight = z.infer<typeof Oversight>;
