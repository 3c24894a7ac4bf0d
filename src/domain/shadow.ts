import { z } from 'zod';
import { Bilingual, Instant } from './bilingual.ts';
import { Verdict } from './finding.ts';
import { Sha256 } from './ids.ts';

/**
 * `missed`: people hold a failing verdict, the candidate neither fails nor is undecided. `new`: the candidate fails, people hold nothing of the kind.
 * `changed`: any other difference of verdict.
 */
export const ShadowOutcome = z.enum(['missed', 'new', 'changed']);
export type ShadowOutcome = z.infer<typeof ShadowOutcome>;

/** One requirement on which candidate and people differ; null: no such finding, or people rejected the draft and put nothing in its place. */
export const ShadowLine = z.object({
  requirement: z.string(),
  clause: z.string(),
  people: Verdict.nullable(),
  candidate: Verdict.nullable(),
  outcome: ShadowOutcome,
});
export type ShadowLine = z.infer<typeof ShadowLine>;

export const ShadowDossier = z.object({
  dossier: z.string(),
  name: z.string(),
  /** Release whose draft people decided on. */
  decidedUnder: z.string(),
  /** Hash of the candidate's draft; null where it could not be made. */
  draft: Sha256.nullable(),
  /** Requirements on which candidate and people agree. */
  same: z.int(),
  lines: z.array(ShadowLine),
  failure: Bilingual.nullable(),
  /** Requirements and parts of documents for which the model of the candidate gave nothing: there its rules stand alone. Absent without a model. */
  lacking: z.int().optional(),
});
export type ShadowDossier = z.infer<typeof ShadowDossier>;

/** A candidate release, drafting signed dossiers again where no reviewer sees it, beside what people concluded. */
export const ShadowRun = z.object({
  id: z.string(),
  release: z.string(),
  by: z.string(),
  byName: z.string(),
  reason: z.string(),
  startedAt: Instant,
  /** Null while it runs, or for ever when the system ended before it did. */
  finishedAt: Instant.nullable(),
  /** Dossiers that it set out to draft. */
  planned: z.int(),
  dossiers: z.array(ShadowDossier),
});
export type ShadowRun = z.infer<typeof ShadowRun>;
