import { z } from 'zod';
import { Sha256 } from '../../domain/ids.ts';
import type { AgentModel } from './agent-model.ts';
import type { StoredAnswer } from './answer-store.ts';
import { failureReasons } from './failure.ts';

/** One model call on the record: which prompt, which model, what was shown, what came back (by hash), what it cost. No text of either. */
export const CallRecord = z.object({
  /** SHA-256 of the exact request: key of the answer store. */
  request: Sha256,
  task: z.string(),
  /** What the conversation is about: a requirement, `document#part`, a question by hash. */
  subject: z.string(),
  /** Number of the call within its conversation, from 1. */
  turn: z.int().min(1),
  prompt: z.object({ id: z.string(), version: z.int(), language: z.enum(['en', 'zh']), hash: Sha256 }),
  endpoint: z.string(),
  model: z.string(),
  parameters: z.object({ temperature: z.number().nullable(), seed: z.number().nullable(), maxTokens: z.int() }),
  inputTokens: z.int(),
  outputTokens: z.int(),
  counted: z.enum(['endpoint', 'estimate', 'none']),
  /** In `currency`, at the endpoint's price; null without a price. What a recorded answer had cost when it was paid. */
  cost: z.number().nullable(),
  currency: z.string().nullable(),
  latencyMs: z.number(),
  /** Ids of all passages, clauses and cases that the conversation had shown when the call was made. */
  evidenceShown: z.array(z.string()),
  /** Of the stored answer; null when none came. */
  output: Sha256.nullable(),
  /** `recorded`: answered from the store, nothing sent and nothing paid. */
  source: z.enum(['live', 'recorded']),
  /** `lost`: sent by a run that was killed before the answer was stored; tokens by estimate. */
  outcome: z.enum(['answered', 'lost', ...failureReasons]),
});
export type CallRecord = z.infer<typeof CallRecord>;

/** Price of an answer, to a millionth of the currency unit. */
export function costOf(answer: Pick<StoredAnswer, 'inputTokens' | 'outputTokens'>, { price }: AgentModel): number | null {
  if (price === undefined) return null;
  const cost = (answer.inputTokens * price.inputPerMillion + answer.outputTokens * price.outputPerMillion) / 1e6;
  return Math.round(cost * 1e6) / 1e6;
}

/** Sums of a run, for the release record and the reviewer. Lost calls are counted on their own; tokens and cost hold them too. */
export function sumCalls(calls: readonly CallRecord[]): {
  calls: number;
  paid: number;
  failed: number;
  lost?: number;
  inputTokens: number;
  outputTokens: number;
  cost: number | null;
  currency: string | null;
} {
  const costs = calls.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const lost = calls.filter(({ outcome }) => outcome === 'lost').length;
  return {
    calls: calls.length - lost,
    paid: calls.filter(({ source }) => source === 'live').length - lost,
    failed: calls.filter(({ outcome }) => outcome !== 'answered').length - lost,
    ...(lost === 0 ? {} : { lost }),
    inputTokens: calls.reduce((sum, call) => sum + call.inputTokens, 0),
    outputTokens: calls.reduce((sum, call) => sum + call.outputTokens, 0),
    cost: costs.length === 0 ? null : Math.round(costs.reduce((sum, cost) => sum + cost, 0) * 1e6) / 1e6,
    currency: calls.find(({ currency }) => currency !== null)?.currency ?? null,
  };
}
