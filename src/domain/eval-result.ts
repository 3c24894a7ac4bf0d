import { z } from 'zod';
import { Verdict } from './finding.ts';
import { Sha256 } from './ids.ts';

const count = z.int().min(0);

/** Counts behind the shares of an eval of findings. Null: this result did not keep it, so that no interval can be given. */
export const EvalCounts = z.object({
  defects: count,
  found: count,
  /** Found, or at least surfaced as undecided. */
  surfaced: count,
  falseAlarms: count.nullable(),
  /** Labelled items on which a false alarm could have been raised. */
  chances: count.nullable(),
  /** Failing findings that match no label. */
  unmatched: count,
});
export type EvalCounts = z.infer<typeof EvalCounts>;

const Place = z.object({ file: z.string(), page: z.int() });
/** What became of one labelled defect. */
export const DefectCase = z.object({
  id: z.string(),
  kind: z.string(),
  article: z.string(),
  severity: z.string(),
  summary: z.string(),
  place: Place.nullable(),
  outcome: z.enum(['found', 'surfaced', 'missed']),
  /** Requirement of the finding that hit it. */
  by: z.string().nullable(),
  rightClause: z.boolean(),
  rightPage: z.boolean(),
});
export type DefectCase = z.infer<typeof DefectCase>;
/** A finding that rests on something that is in order. */
export const AlarmCase = z.object({ item: z.string(), article: z.string(), summary: z.string(), place: Place.nullable(), by: z.string() });
export type AlarmCase = z.infer<typeof AlarmCase>;
/** A failing finding that no label explains: it may be right. */
export const UnmatchedCase = z.object({ requirement: z.string(), verdict: Verdict, place: Place.nullable() });

/** One development dossier, label by label. There is none for a dossier that is held out. */
export const EvalCase = z.object({
  dossier: z.string(),
  defects: z.array(DefectCase),
  falseAlarms: z.array(AlarmCase),
  unmatched: z.array(UnmatchedCase),
});
export type EvalCase = z.infer<typeof EvalCase>;

/** A kept result of an eval over labelled dossiers. */
export const EvalRun = z.object({
  /** Hash of the file. */
  id: Sha256,
  name: z.string(),
  /** `findings`: the rules alone; `agent`: with a model. */
  eval: z.enum(['findings', 'agent']),
  /** Of a model: asked live, or its recorded answers. */
  model: z.object({ name: z.string(), recorded: z.boolean() }).nullable(),
  measuredAt: z.string().nullable(),
  knowledgeVersion: z.string().nullable(),
  engineVersion: z.string().nullable(),
  all: EvalCounts,
  development: EvalCounts.nullable(),
  heldOut: EvalCounts.nullable(),
  dossiers: z.array(z.object({ id: z.string(), set: z.enum(['development', 'held-out']), counts: EvalCounts })),
  /** By kind of defect. */
  kinds: z.array(z.object({ kind: z.string(), defects: count, found: count, surfaced: count })),
  hasCases: z.boolean(),
});
export type EvalRun = z.infer<typeof EvalRun>;
