import { parentPort, workerData } from 'node:worker_threads';
import type { RequestPolicy } from '../adapters/llm/guarded-requests.ts';
import { openDerivedCache } from '../adapters/derived-cache/derived-cache.ts';
import { AppError, type Bilingual } from '../domain/index.ts';
import type { DenseHits } from '../stages/retrieve/clauses.ts';
import { embedClauses } from './find-nearest-embedded.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { sendThroughParent, type AbandonRequest, type SendRequest } from './model-door.ts';

export type EmbedJob = {
  readonly endpoint: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly policy: Partial<RequestPolicy>;
  readonly folder: string;
  readonly officialTexts: string;
  /** Folder of what was derived from the knowledge base before. */
  readonly cache: string;
};
export type SearchByVector = { readonly type: 'search'; readonly id: number; readonly vector: Float32Array };
export type EmbedMessage =
  | SendRequest
  | AbandonRequest
  | { readonly type: 'ready' }
  | { readonly type: 'hits'; readonly id: number; readonly hits: DenseHits }
  | { readonly type: 'failed'; readonly message: Bilingual | null; readonly detail: string };

/** Gets the vectors of every clause that has none yet, keeps their index, and then looks for the nearest ones, all off the server's event loop. */
const { endpoint: name, baseUrl, model, policy, folder, officialTexts, cache } = workerData as EmbedJob;
const port = parentPort;
if (port === null) throw new Error('runs as a worker thread only');
const say = (message: EmbedMessage): void => port.postMessage(message);
try {
  const knowledge = loadKnowledge(undefined, officialTexts, openDerivedCache(cache));
  const use = { endpoint: { name, baseUrl, model, policy }, send: sendThroughParent(port, name, []), folder };
  const { nearestTo } = await embedClauses(knowledge, use);
  port.on('message', (message: SearchByVector | { readonly type: 'reply' }) => {
    if (message.type === 'search') say({ type: 'hits', id: message.id, hits: nearestTo(message.vector) });
  });
  // The door lets the thread end when nothing is under way; this one stays for the questions.
  port.ref();
  say({ type: 'ready' });
} catch (fault) {
  say({ type: 'failed', message: fault instanceof AppError ? fault.userMessage : null, detail: String(fault) });
  port.close();
}
