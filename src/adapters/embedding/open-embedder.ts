import OpenAI, { APIError } from 'openai';
import { AppError } from '../../domain/index.ts';
import { guardedRequests, usualPolicy, type RequestPolicy, type Waiting } from '../llm/guarded-requests.ts';
import { embeddingWords } from './words.ts';
import { vectorKey, type VectorCache } from './vector-cache.ts';

/** An OpenAI-compatible endpoint with `/embeddings`. */
export type EmbeddingEndpoint = {
  readonly name: string;
  /** With the version in it: `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string;
  /** Asked of models that can shorten their vectors; left out otherwise. */
  readonly dimensions?: number;
  /** Put before a text by models that tell questions from passages (`query: `, `passage: `). */
  readonly prefixes?: { readonly question: string; readonly passage: string };
  readonly policy?: Partial<RequestPolicy>;
  readonly limits?: Partial<EmbeddingLimits>;
};

export type EmbeddingLimits = {
  /** Texts in one request. */
  readonly batchTexts: number;
  /** Characters in one request, all texts together. */
  readonly batchCharacters: number;
  /** Characters of one text that are sent; the rest adds little to a vector and breaks models with short context. */
  readonly longestText: number;
};
const usualLimits: EmbeddingLimits = { batchTexts: 64, batchCharacters: 60_000, longestText: 6000 };
/** A single text that is still too large is cut to half, at most so many times. */
const mostCuts = 4;

export type Embedder = {
  /** Unit vectors in the order of the texts. Each batch is in the cache before the next is sent, so after a crash or an error only the rest is asked for. */
  readonly embedPassages: (texts: readonly string[], signal?: AbortSignal) => Promise<Float32Array[]>;
  readonly embedQuestions: (texts: readonly string[], signal?: AbortSignal) => Promise<Float32Array[]>;
  readonly embedQuestion: (text: string, signal?: AbortSignal) => Promise<Float32Array>;
  readonly model: string;
};

/**
 * Vectors from an endpoint, through `send`, the egress door's `fetch`; pauses, `Retry-After` and width are those of `guardedRequests`, so every attempt
 * is seen by the door. Nothing is read from the environment. 413, and 400 that speaks of length, split the batch; vectors are checked for number, order, finite values and
 * dimensions, and brought to length 1.
 * @throws AppError `refused` when the endpoint does not answer or answers what cannot be used; what the egress door throws is passed on.
 */
export function openEmbedder(endpoint: EmbeddingEndpoint, send: typeof fetch, waiting: Waiting, cache: VectorCache): Embedder {
  const { batchTexts, batchCharacters, longestText } = { ...usualLimits, ...endpoint.limits };
  const policy = { ...usualPolicy, ...endpoint.policy };
  const client = new OpenAI({
    apiKey: endpoint.apiKey ?? 'none',
    baseURL: endpoint.baseUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: policy.attempts * (policy.timeoutMs + policy.longestPauseMs) + 1000,
    logLevel: 'off',
    fetch: guardedRequests(send, policy, waiting),
  });

  async function embed(texts: readonly string[], prefix: string, signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const sent = texts.map((text) => prefix + text.slice(0, longestText));
    const keys = sent.map((text) => vectorKey(endpoint.model, text));
    const missing = new Map<string, string>();
    keys.forEach((key, at) => {
      if (cache.get(key) === undefined) missing.set(key, sent[at] ?? '');
    });
    for (const batch of batches([...missing], batchTexts, batchCharacters)) {
      const vectors = await ask(
        batch.map(([, text]) => text),
        signal,
        0,
      );
      const known = cache.dimensions();
      const now = vectors[0]?.length ?? 0;
      if (known !== undefined && known !== now)
        throw new AppError('refused', `dimensions ${known} → ${now}`, embeddingWords.otherDimensions(endpoint.name, known, now));
      cache.add(batch.map(([key], at) => [key, vectors[at] ?? new Float32Array(now)] as const));
    }
    return keys.map((key) => cache.get(key) ?? new Float32Array(cache.dimensions() ?? 0));
  }

  async function ask(texts: readonly string[], signal: AbortSignal | undefined, cuts: number): Promise<Float32Array[]> {
    try {
      const { dimensions } = endpoint;
      const body = {
        model: endpoint.model,
        input: [...texts],
        encoding_format: 'float' as const,
        ...(dimensions === undefined ? {} : { dimensions }),
      };
      const { data } = await client.embeddings.create(body, signal === undefined ? {} : { signal });
      return readVectors(data, texts.length, endpoint);
    } catch (fault) {
      if (fault instanceof AppError) throw fault;
      if (isRefusal(fault)) throw fault.cause;
      signal?.throwIfAborted();
      if (!isTooLarge(fault) || cuts >= mostCuts) throw failed(endpoint.name, fault);
      if (texts.length === 1)
        return ask(
          texts.map((text) => text.slice(0, Math.ceil(text.length / 2))),
          signal,
          cuts + 1,
        );
      const middle = Math.ceil(texts.length / 2);
      return [...(await ask(texts.slice(0, middle), signal, cuts)), ...(await ask(texts.slice(middle), signal, cuts))];
    }
  }

  const { question = '', passage = '' } = endpoint.prefixes ?? {};
  return {
    model: endpoint.model,
    embedPassages: (texts, signal) => embed(texts, passage, signal),
    embedQuestions: (texts, signal) => embed(texts, question, signal),
    embedQuestion: async (text, signal) => (await embed([text], question, signal))[0] ?? new Float32Array(0),
  };
}

function* batches(
  texts: readonly (readonly [string, string])[],
  most: number,
  characters: number,
): Iterable<(readonly [string, string])[]> {
  let batch: (readonly [string, string])[] = [];
  let size = 0;
  for (const entry of texts) {
    if (batch.length > 0 && (batch.length >= most || size + entry[1].length > characters)) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(entry);
    size += entry[1].length;
  }
  if (batch.length > 0) yield batch;
}

/** The answer in the order of the texts, by `index` and not by place, each of length 1. */
function readVectors(data: unknown, count: number, { name, dimensions }: EmbeddingEndpoint): Float32Array[] {
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  if (!Array.isArray(data) || data.length !== count)
    throw unusable(name, `${Array.isArray(data) ? data.length : 'no'} vectors for ${count} texts`);
  for (const [place, item] of (data as { index?: unknown; embedding?: unknown }[]).entries()) {
    const at = typeof item.index === 'number' ? item.index : place;
    const values = item.embedding;
    if (!Array.isArray(values) || values.length === 0 || !values.every((value) => typeof value === 'number' && Number.isFinite(value)))
      throw unusable(name, `vector ${at} has no finite values`);
    if (at < 0 || at >= count || vectors[at] !== undefined) throw unusable(name, `vector ${at} is not one of those asked for`);
    const length = Math.hypot(...(values as number[]));
    if (length === 0) throw unusable(name, `vector ${at} is zero`);
    vectors[at] = Float32Array.from(values as number[], (value) => value / length);
  }
  const whole = vectors.flatMap((vector) => vector ?? []);
  const width = whole[0]?.length ?? 0;
  if (whole.length !== count || whole.some((vector) => vector.length !== width)) throw unusable(name, 'vectors of different dimensions');
  if (dimensions !== undefined && width !== dimensions) throw unusable(name, `${width} dimensions where ${dimensions} were asked for`);
  return whole;
}

function isTooLarge(fault: unknown): boolean {
  if (!(fault instanceof APIError)) return false;
  return (
    fault.status === 413 || (fault.status === 400 && /too (?:long|large|many)|maximum|context|length|limit|tokens/iu.test(fault.message))
  );
}

/** The client wraps what `fetch` throws; a refusal of the egress door has words of its own for a person. */
function isRefusal(fault: unknown): fault is { readonly cause: Error } {
  return fault instanceof Error && fault.cause instanceof Error && 'userMessage' in fault.cause;
}

function failed(name: string, fault: unknown): AppError {
  const detail =
    fault instanceof APIError && fault.status !== undefined ? `HTTP ${fault.status}` : fault instanceof Error ? fault.name : 'unknown';
  return new AppError('refused', `embedding endpoint ${name}: ${String(fault)}`, embeddingWords.failed(name, detail), { cause: fault });
}

function unusable(name: string, detail: string): AppError {
  return new AppError('refused', `embedding endpoint ${name}: ${detail}`, embeddingWords.unusable(name, detail));
}
