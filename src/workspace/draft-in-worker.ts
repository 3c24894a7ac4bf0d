import { startWorker } from '../adapters/worker-pool/start-worker.ts';
import type { SealedDraft } from '../adapters/store/seal-draft.ts';
import type { Bilingual } from '../domain/index.ts';
import { openModelDoor, type SendRequest } from './model-door.ts';
import type { PrepareJob, PrepareMessage } from './prepare-worker.ts';

export type DraftProgress = Extract<PrepareMessage, { type: 'progress' }>;
export type DraftEnd =
  | { readonly end: 'done'; readonly draft: SealedDraft }
  | { readonly end: 'failed'; readonly message: Bilingual; readonly code: string; readonly detail: string }
  | { readonly end: 'crashed'; readonly fault: string }
  | { readonly end: 'stopped' };
export type RunningDraft = { readonly ended: Promise<DraftEnd>; stop(): Promise<void> };

/**
 * A draft makes much that is soon let go. The threads that collect it are the whole server's, at its own priority: with room for more, they are
 * called more seldom and people wait less.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/** Drafts one dossier in a worker thread of its own. Every end is a value; `ended` resolves when the thread is gone. */
export function draftInWorker(
  job: PrepareJob,
  { openDoor, onProgress }: { openDoor: (first: SendRequest) => typeof fetch; onProgress: (progress: DraftProgress) => void },
): RunningDraft {
  const worker = startWorker('./prepare-worker', import.meta.url, { workerData: job, resourceLimits });
  const door = openModelDoor(worker, openDoor);
  let stopped = false;
  let end: DraftEnd | undefined;
  worker.on('message', (message: PrepareMessage) => {
    if (message.type === 'progress') onProgress(message);
    else if (message.type === 'send' || message.type === 'abandon') door.take(message);
    else if (message.type === 'done') end = { end: 'done', draft: message.draft };
    else end = { end: 'failed', message: message.message, code: message.code, detail: message.detail };
  });
  worker.on('error', (fault) => (end = { end: 'crashed', fault: fault.message }));
  return {
    ended: new Promise((resolve) => {
      worker.on('exit', (code) => {
        door.close();
        resolve(end ?? (stopped ? { end: 'stopped' } : { end: 'crashed', fault: `the worker ended with ${String(code)}` }));
      });
    }),
    async stop() {
      stopped = true;
      await worker.terminate();
    },
  };
}
