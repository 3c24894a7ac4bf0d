import { z } from 'zod';
import { EvalCase, type EvalCounts, type EvalRun } from '../../domain/eval-result.ts';
import type { Sha256 } from '../../domain/ids.ts';

const share = z.number().min(0).max(1);
const counted = z.object({ found: z.int(), surfaced: z.int(), falseAlarms: z.int(), chances: z.int() });
const ByRules = z.object({ defects: z.int(), found: share, foundOrSurfaced: share, unmatched: z.int(), counts: counted.optional() });
const withSet = { set: z.enum(['development', 'held-out']) };
const Kept = {
  measuredAt: z.string().optional(),
  knowledgeVersion: z.string().optional(),
  engineVersion: z.string().optional(),
};
const Findings = z.object({
  eval: z.literal('findings'),
  ...Kept,
  all: ByRules,
  development: ByRules,
  heldOut: ByRules.nullable(),
  dossiers: z.record(z.string(), ByRules.extend(withSet)),
  kinds: z.record(z.string(), z.object({ defects: z.int(), found: share, foundOrSurfaced: share })),
  cases: z.array(EvalCase).default([]),
});

const ByModel = z.object({ defects: z.int(), defectsFound: share, defectsSurfaced: share, unmatched: z.int() });
const Agent = ByModel.extend({
  eval: z.literal('agent'),
  ...Kept,
  mode: z.enum(['live', 'recorded']),
  complete: z.literal(true),
  release: z.string(),
  model: z.string().nullable(),
  development: ByModel,
  heldOut: ByModel.nullable(),
  dossiers: z.record(z.string(), ByModel.extend(withSet)),
});

/** A kept result as people compare it; undefined when the file is no whole result of an eval over labelled dossiers. Pure. */
export function evalRunOf(name: string, id: Sha256, json: unknown): { readonly run: EvalRun; readonly cases: readonly EvalCase[] } | undefined {
  const findings = Findings.safeParse(json);
  if (findings.success) return byRules(name, id, findings.data);
  const agent = Agent.safeParse(json);
  return agent.success ? { run: byModel(name, id, agent.data), cases: [] } : undefined;
}

function byRules(name: string, id: Sha256, { cases, ...kept }: z.infer<typeof Findings>) {
  // A held-out dossier has no cases, whatever a file says.
  const open = cases.filter(({ dossier }) => kept.dossiers[dossier]?.set === 'development');
  const run: EvalRun = {
    ...base(name, id, kept),
    eval: 'findings',
    model: null,
    all: countsByRules(kept.all),
    development: countsByRules(kept.development),
    heldOut: kept.heldOut && countsByRules(kept.heldOut),
    dossiers: Object.entries(kept.dossiers).map(([dossier, shares]) => ({ id: dossier, set: shares.set, counts: countsByRules(shares) })),
    kinds: Object.entries(kept.kinds).map(([kind, { defects, found, foundOrSurfaced }]) => ({
      kind,
      defects,
      found: Math.round(found * defects),
      surfaced: Math.round(foundOrSurfaced * defects),
    })),
    hasCases: open.length > 0,
  };
  return { run, cases: open };
}

function byModel(name: string, id: Sha256, kept: z.infer<typeof Agent>): EvalRun {
  return {
    ...base(name, id, kept),
    eval: 'agent',
    model: { name: kept.model ?? kept.release, recorded: kept.mode === 'recorded' },
    all: countsByModel(kept),
    development: countsByModel(kept.development),
    heldOut: kept.heldOut && countsByModel(kept.heldOut),
    dossiers: Object.entries(kept.dossiers).map(([dossier, shares]) => ({ id: dossier, set: shares.set, counts: countsByModel(shares) })),
    kinds: [],
    hasCases: false,
  };
}

const base = (name: string, id: Sha256, kept: z.infer<z.ZodObject<typeof Kept>>) => ({
  id,
  name,
  measuredAt: kept.measuredAt ?? null,
  knowledgeVersion: kept.knowledgeVersion ?? null,
  engineVersion: kept.engineVersion ?? null,
});

/** Shares are kept with three digits: with fewer than a thousand labels the count comes back exactly. */
function countsByRules({ defects, found, foundOrSurfaced, unmatched, counts }: z.infer<typeof ByRules>): EvalCounts {
  const { falseAlarms = null, chances = null } = counts ?? {};
  return { defects, found: Math.round(found * defects), surfaced: Math.round(foundOrSurfaced * defects), unmatched, falseAlarms, chances };
}

function countsByModel({ defects, defectsFound, defectsSurfaced, unmatched }: z.infer<typeof ByModel>): EvalCounts {
  const surfaced = Math.round(defectsSurfaced * defects);
  return { defects, found: Math.round(defectsFound * defects), surfaced, unmatched, falseAlarms: null, chances: null };
}
