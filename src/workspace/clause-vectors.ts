import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { openEmbedder } from '../adapters/embedding/open-embedder.ts';
import { openVectorCache, type VectorCache } from '../adapters/embedding/vector-cache.ts';
import { realWaiting } from '../adapters/llm/open-chat-model.ts';
import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { startWorker } from '../adapters/worker-pool/start-worker.ts';
import { AppError, type Bilingual, type DossierLabel, type Endpoint } from '../domain/index.ts';
import { createMasker, endpointUnusable } from '../governance/index.ts';
import type { DenseHits } from '../stages/retrieve/clauses.ts';
import { approvedFetch } from './approved-fetch.ts';
import type { EmbedJob, EmbedMessage, SearchByVector } from './embed-worker.ts';
import type { Folders } from './folders.ts';
import { openModelDoor } from './model-door.ts';
import type { Embedding } from './model-settings.ts';
import { searchWords } from './search-words.ts';

/** Clauses near a question, or why the search is by words alone. */
export type NearQuestion = { readonly hits?: DenseHits; readonly note?: Bilingual };
export type ClauseVectors = {
  readonly state: () => 'preparing' | 'on' | 'failed';
  /** Resolves when the vectors are there, or are not to be had now. */
  readonly settled: () => Promise<void>;
  readonly near: (question: string) => Promise<NearQuestion>;
  readonly close: () => Promise<void>;
};

/** A person waits for the answer to a question; the rest is asked for in peace. */
const questionPolicy = { attempts: 2, timeoutMs: 5000, firstPauseMs: 250, longestPauseMs: 1000 };
/** After a failure an endpoint is left in peace for so long. */
const quietMs = 60_000;

/**
 * Search among clauses by vectors of an endpoint. Clause texts go as public, questions under `label`, each through the guarded door. The index is
 * made and searched in a worker. Whatever fails leaves the search by words as it is and says why; it is tried again later.
 */
export function openClauseVectors(store: Store, folders: Folders, embedding: Embedding, label: DossierLabel, log: Log): ClauseVectors {
  const { endpoint: name, model, keyOf, policy = {} } = embedding;
  let worker: Worker | undefined;
  let isReady = false;
  let failure: { readonly why: Bilingual; readonly at: number } | undefined;
  let questions: VectorCache | undefined;
  let last = 0;
  const waiting = new Map<number, (hits: DenseHits | undefined) => void>();
  let begun: Promise<void> = Promise.resolve();
  const door = (of: DossierLabel): typeof fetch =>
    approvedFetch(store, { endpoint: name, dossier: null, label: of, masker: createMasker({ names: [] }), key: keyOf(name) });
  const fail = (why: Bilingual | null, detail: string): void => {
    failure = { why: why ?? searchWords.failed, at: performance.now() };
    log.warn('search by vectors is not available', { endpoint: name, detail });
  };

  const start = (endpoint: Endpoint): void => {
    const job: EmbedJob = {
      endpoint: name,
      baseUrl: endpoint.baseUrl,
      model,
      policy,
      folder: join(folders.vectors, 'clauses'),
      officialTexts: folders.officialTexts,
      cache: folders.cache,
    };
    const started = (worker = startWorker('./embed-worker', import.meta.url, { workerData: job }));
    const sending = openModelDoor(started, () => door('public'));
    started.unref();
    begun = new Promise((resolve) => {
      started.on('message', ({ type }: EmbedMessage) => (type === 'ready' || type === 'failed' ? resolve() : undefined));
      started.on('exit', () => resolve());
    });
    started.on('message', (message: EmbedMessage) => {
      if (message.type === 'send' || message.type === 'abandon') sending.take(message);
      else if (message.type === 'ready') [isReady, failure] = [true, undefined];
      else if (message.type === 'failed') fail(message.message, message.detail);
      else settle(message.id, message.hits);
    });
    started.on('error', (fault) => fail(null, String(fault)));
    started.on('exit', () => {
      sending.close();
      [worker, isReady] = [undefined, false];
      for (const id of [...waiting.keys()]) settle(id, undefined);
    });
  };
  const settle = (id: number, hits: DenseHits | undefined): void => {
    waiting.get(id)?.(hits);
    waiting.delete(id);
  };
  /** Why there is nothing to ask now; starts what can be started. */
  const lacking = (endpoint: Endpoint | undefined): Bilingual | undefined => {
    const unusable = endpointUnusable(name, endpoint, 'public');
    if (endpoint === undefined || unusable !== null) return unusable ?? searchWords.failed;
    if (failure !== undefined && performance.now() - failure.at < quietMs) return failure.why;
    if (worker === undefined) start(endpoint);
    return isReady ? undefined : (failure?.why ?? searchWords.preparing);
  };
  lacking(store.endpoint(name));

  return {
    state: () => (failure !== undefined ? 'failed' : isReady ? 'on' : worker === undefined ? 'failed' : 'preparing'),
    settled: () => begun,
    near: async (question) => {
      const endpoint = store.endpoint(name);
      const why = lacking(endpoint) ?? endpointUnusable(name, endpoint, label);
      if (why !== undefined && why !== null) return { note: why };
      try {
        questions ??= openVectorCache(join(folders.vectors, 'questions'), model);
        const asked = { name, baseUrl: endpoint?.baseUrl ?? '', model, policy: { ...questionPolicy, ...policy } };
        const vector = await openEmbedder(asked, door(label), realWaiting, questions).embedQuestion(question);
        const hits = await new Promise<DenseHits | undefined>((resolve) => {
          const id = (last += 1);
          waiting.set(id, resolve);
          if (worker === undefined) return settle(id, undefined);
          worker.postMessage({ type: 'search', id, vector } satisfies SearchByVector);
        });
        return hits === undefined ? { note: searchWords.failed } : { hits };
      } catch (fault) {
        if (!(fault instanceof AppError) || fault.code !== 'refused') throw fault;
        fail(fault.userMessage, fault.message);
        return { note: fault.userMessage };
      }
    },
    close: async () => {
      await worker?.terminate();
      questions?.close();
    },
  };
}
