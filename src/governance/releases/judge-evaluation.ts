import { z } from 'zod';
import type { Bilingual } from '../../domain/bilingual.ts';
import type { Sha256 } from '../../domain/ids.ts';
import type { Evaluation, ReleaseContent } from '../../domain/release.ts';
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
  kinds: z.record(z.string(), z.object({ defects: z.int(), found: z.number(), foundOrSurfaced: z.number() })),
});
export const Thresholds = z.record(z.enum(['all', 'held-out']), z.object({ min: share, max: share }));

/** Holds a result to the thresholds; refuses one that was measured on something else. A measure that is missing fails. */
export function judgeEvaluation(
  result: z.infer<typeof FindingsResult>,
  hash: Sha256,
  thresholds: z.infer<typeof Thresholds>,
  content: ReleaseContent,
): { readonly kind: 'judged'; readonly evaluation: Evaluation } | { readonly kind: 'refused'; readonly message: Bilingual } {
  if (result.knowledgeVersion !== content.knowledgeVersion || result.engineVersion !== content.engineVersion)
    return { kind: 'refused', message: words.notItsResult };
  const sets: Record<string, Record<string, unknown> | null> = { all: result.all, 'held-out': result.heldOut };
  const figures = (['all', 'held-out'] as const).flatMap((set) =>
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
  return { kind: 'judged', evaluation: { result: hash, figures, failed: failed.map(({ set, measure }) => `${set} ${measure}`), kinds } };
}
