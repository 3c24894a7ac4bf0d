import { z } from 'zod';
import type { Bilingual } from '../../domain/bilingual.ts';
import type { Sha256 } from '../../domain/ids.ts';
import type { Evaluation, ReleaseContent } from '../../domain/release.ts';
import type { TestSet } from '../../domain/test-set.ts';
import { releaseWords as words } from './release-words.ts';

const Shares = z.looseObject({});
const share = z.record(z.string(), z.number());
/** A result of `npm run eval -- findings`. */
export const FindingsResult = z.looseObject({
  eval: z.literal('findings'),
  knowledgeVersion: z.string(),
  engineVersion: z.string(),
  all: Shares,
  heldOut: Shares.nullable(),
  /** Sets that it was measured on; results from before the register have none. */
  testSets: z.array(z.object({ id: z.string(), hash: z.string() })).optional(),
  kinds: z.record(z.string(), z.object({ defects: z.int(), found: z.number(), foundOrSurfaced: z.number() })),
});
export const Thresholds = z.record(z.enum(['all', 'held-out']), z.object({ min: share, max: share }));

/**
 * Holds a result to the thresholds; refuses one that was measured on something else, or on another set than the one registered. A measure that is
 * missing fails. A held-out set that is consumed proves nothing: its figures do not count, and the release is below its gate until there is another.
 */
export function judgeEvaluation(
  result: z.infer<typeof FindingsResult>,
  hash: Sha256,
  thresholds: z.infer<typeof Thresholds>,
  content: ReleaseContent,
  registered: readonly TestSet[],
): { readonly kind: 'judged'; readonly evaluation: Evaluation } | { readonly kind: 'refused'; readonly message: Bilingual } {
  if (result.knowledgeVersion !== content.knowledgeVersion || result.engineVersion !== content.engineVersion)
    return { kind: 'refused', message: words.notItsResult };
  const measuredOn = new Map((result.testSets ?? []).map(({ id, hash: of }) => [id, of]));
  if (registered.some((set) => (measuredOn.get(set.id) ?? set.hash) !== set.hash)) return { kind: 'refused', message: words.otherTestSet };
  const consumed = registered.some(({ id, role, consumed: by }) => id === 'findings/held-out' && role === 'held-out' && by !== null);
  const sets: Record<string, Record<string, unknown> | null> = { all: result.all, 'held-out': result.heldOut };
  const figures = (consumed ? (['all'] as const) : (['all', 'held-out'] as const)).flatMap((set) =>
    (['min', 'max'] as const).flatMap((kind) =>
      Object.entries(thresholds[set]?.[kind] ?? {}).map(([measure, bound]) => {
        const value = sets[set]?.[measure];
        return { set, measure, kind, bound, value: typeof value === 'number' ? value : kind === 'min' ? 0 : 1 };
      }),
    ),
  );
  const failed = figures.filter(({ kind, value, bound }) => (kind === 'min' ? value < bound : value > bound));
  const kinds = Object.entries(result.kinds).map(([kind, { defects, found, foundOrSurfaced }]) => ({
    kind,
    defects,
    found: Math.round(found * defects),
    surfaced: Math.round(foundOrSurfaced * defects),
  }));
  return {
    kind: 'judged',
    evaluation: {
      result: hash,
      figures,
      failed: [...failed.map(({ set, measure }) => `${set} ${measure}`), ...(consumed ? ['held-out consumed'] : [])],
      kinds,
    },
  };
}
