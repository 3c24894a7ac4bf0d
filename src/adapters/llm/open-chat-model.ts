import { ChatOpenAICompletions } from '@langchain/openai';
import { guardedRequests, usualPolicy, type RequestPolicy, type Waiting } from './guarded-requests.ts';

/** An OpenAI-compatible endpoint: vLLM, Ollama or a hosted one. */
export type LlmEndpoint = {
  /** Name under which governance registered it. */
  readonly name: string;
  /** With the version in it: `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Local endpoints need none. */
  readonly apiKey?: string;
  /** `null` leaves it out, for models that refuse it. */
  readonly temperature?: number | null;
  readonly seed?: number | null;
  /** Of one answer. */
  readonly maxTokens?: number;
  readonly price?: { readonly currency: string; readonly inputPerMillion: number; readonly outputPerMillion: number };
  readonly policy?: Partial<RequestPolicy>;
};

export type OpenedModel = {
  readonly chat: ChatOpenAICompletions;
  readonly endpoint: string;
  readonly model: string;
  readonly parameters: { readonly temperature: number | null; readonly seed: number | null; readonly maxTokens: number };
  readonly price?: NonNullable<LlmEndpoint['price']>;
};

/**
 * The chat model of an endpoint. Everything it sends goes through `send`, the egress door's `fetch`; nothing is read from the environment: a
 * key, address, organisation or header that stands there for another purpose never reaches the endpoint, and the client's own log is off.
 * Retries lie outside the door, so every attempt is seen by it.
 */
export function openChatModel(endpoint: LlmEndpoint, send: typeof fetch, waiting: Waiting): OpenedModel {
  const parameters = {
    temperature: endpoint.temperature === undefined ? 0 : endpoint.temperature,
    seed: endpoint.seed === undefined ? 134 : endpoint.seed,
    maxTokens: endpoint.maxTokens ?? 4096,
  };
  const policy = { ...usualPolicy, ...endpoint.policy };
  const apiKey = endpoint.apiKey ?? 'none';
  const chat = new ChatOpenAICompletions({
    model: endpoint.model,
    apiKey,
    ...(parameters.temperature === null ? {} : { temperature: parameters.temperature }),
    ...(parameters.seed === null ? {} : { modelKwargs: { seed: parameters.seed } }),
    maxTokens: parameters.maxTokens,
    maxRetries: 0,
    streaming: false,
    verbose: false,
    cache: false,
    configuration: {
      apiKey,
      baseURL: endpoint.baseUrl,
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: policy.attempts * (policy.timeoutMs + policy.longestPauseMs) + 1000,
      logLevel: 'off',
      fetch: guardedRequests(send, policy, waiting),
    },
  });
  return {
    chat,
    endpoint: endpoint.name,
    model: endpoint.model,
    parameters,
    ...(endpoint.price === undefined ? {} : { price: endpoint.price }),
  };
}

/** Pauses by the clock, spread by chance. */
export const realWaiting: Waiting = {
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const giveUp = (): void => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      }, ms);
      signal?.addEventListener('abort', giveUp, { once: true });
    }),
  random: Math.random,
};
