import type { Worker } from 'node:worker_threads';
import { startWorker } from '../adapters/worker-pool/start-worker.ts';
import type { PreparedReview } from '../domain/index.ts';
import { openModelDoor, type SendRequest } from './model-door.ts';
import type { PrepareJob, PrepareMessage } from './prepare-worker.ts';

/** Drafts in a worker thread and hands the draft back; nothing is kept. Rejects with the worker's reason, or when it is ended. */
export function draftAside(job: PrepareJob, door: (first: SendRequest) => typeof fetch, onWorker: (worker: Worker) => void): Promise<PreparedReview> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('./prepare-worker', import.meta.url, { workerData: job });
    onWorker(worker);
    const open = openModelDoor(worker, door);
    worker.on('message', (message: PrepareMessage) => {
      if (message.type === 'send' || message.type === 'abandon') open.take(message);
      else if (message.type === 'done') resolve(message.prepared);
      else if (message.type === 'failed') reject(new Error(message.detail));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      open.close();
      reject(new Error(`the worker ended with ${code}`));
    });
  });
} // prettier-ignore
