import { z } from 'zod';
import type { Sha256 } from '../../domain/ids.ts';
import type { Evaluation, ReleaseContent } from '../../domain/release.ts';
import { figureAt } from './figure-at.ts';

/** A result of `npm run eval -- agent --endpoint …` over all labelled dossiers. Recorded answers and parts do not count. */
export const AgentResult = z.looseObject({
  eval: z.literal('agent'),
  mode: z.literal('live'),
  complete: z.literal(true),
  model: z.string(),
  knowledgeVersion: z.string(),
});
const share = z.record(z.string(), z.number());
export const AgentThresholds = z.object({ min: share, max: share });

type Kept = { readonly hash: Sha256; readonly result: z.infer<typeof AgentResult> };
type Judged = Pick<Evaluation, 'figures' | 'failed' | 'modelResult'>;

/**
 * Holds what a release drafts with beside the rules to its own thresholds. A model without a result of its own on this knowledge base, a figure that
 * was not measured, and vectors, for which there is no eval, are below the gate: whoever approves has to say why they may draft all the same.
 */
export function judgeModel(kept: readonly Kept[], thresholds: z.infer<typeof AgentThresholds>, content: ReleaseContent): Judged {
  const vectors = content.embedding === null ? [] : ['vectors not measured'];
  if (content.model === null) return { figures: [], failed: vectors };
  const { name } = content.model;
  const own = kept.find(({ result }) => result.model === name && result.knowledgeVersion === content.knowledgeVersion);
  if (own === undefined) return { figures: [], failed: ['model not measured', ...vectors] };
  const judged = (['min', 'max'] as const).flatMap((kind) =>
    Object.entries(thresholds[kind]).map(([measure, bound]) => ({
      set: 'model' as const,
      measure,
      kind,
      bound,
      value: figureAt(own.result, measure),
    })),
  );
  const holds = ({ kind, value, bound }: (typeof judged)[number]): boolean =>
    value !== undefined && (kind === 'min' ? value >= bound : value <= bound);
  return {
    figures: judged.flatMap(({ value, ...figure }) => (value === undefined ? [] : [{ ...figure, value }])),
    failed: [...judged.filter((figure) => !holds(figure)).map(({ measure }) => `model ${measure}`), ...vectors],
    modelResult: own.hash,
  };
}
