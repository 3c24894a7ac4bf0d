import { z } from 'zod';
import type { Sha256 } from '../../domain/ids.ts';

/** One answer of a model as it is kept: what was said and what it cost. `arguments` is the text that the model gave, JSON or not. */
export const StoredAnswer = z.object({
  content: z.string(),
  toolCalls: z.array(z.object({ name: z.string(), arguments: z.string() })),
  finish: z.string(),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  /** `estimate` when the endpoint did not count. */
  counted: z.enum(['endpoint', 'estimate']),
  latencyMs: z.number().min(0),
});
export type StoredAnswer = z.infer<typeof StoredAnswer>;

/**
 * Answers by the SHA-256 of the exact request (model, parameters, messages, tools). `put` returns when the answer is durable: a run that is
 * resumed pays for nothing twice, and a rerun over recorded answers gives the same findings byte for byte. An answer is never overwritten.
 */
export type AnswerStore = {
  readonly get: (request: Sha256) => Promise<StoredAnswer | undefined>;
  readonly put: (request: Sha256, answer: StoredAnswer) => Promise<void>;
  /** Notes, durably, that a request is about to be sent; resolves to how often it had been begun before without an end: calls lost in a kill. */
  readonly begin?: (request: Sha256) => Promise<number>;
  /** The request was answered, or failed. */
  readonly end?: (request: Sha256) => Promise<void>;
};

/** A store that lives as long as the process: for one-off questions and for tests. */
export function answersInMemory(recorded: Iterable<readonly [string, StoredAnswer]> = []): AnswerStore & {
  readonly entries: () => [string, StoredAnswer][];
} {
  const answers = new Map<string, StoredAnswer>(recorded);
  return {
    get: (request) => Promise.resolve(answers.get(request)),
    put: (request, answer) => {
      if (!answers.has(request)) answers.set(request, answer);
      return Promise.resolve();
    },
    entries: () => [...answers].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}
