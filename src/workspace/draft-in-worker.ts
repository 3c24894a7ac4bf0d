import { startAside } from '../adapters/process-pool/start-aside.ts';
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

/** Drafts one dossier in a process of its own. Every end is a value; `ended` resolves when the process is gone. */
export function draftInWorker(
  job: PrepareJob,
  { openDoor, onProgress }: { openDoor: (first: SendRequest) => typeof fetch; onProgress: (progress: DraftProgress) => void },
): RunningDraft {
  const { child, postMessage, ended } = startAside('./prepare-worker', import.meta.url, job);
  const door = openModelDoor({ postMessage }, openDoor);
  let stopped = false;
  let end: DraftEnd | undefined;
  child.on('message', (message: PrepareMessage) => {
    if (message.type === 'progress') onProgress(message);
    else if (message.type === 'send' || message.type === 'abandon') door.take(message);
    else if (message.type === 'done') end = { end: 'done', draft: message.draft };
    else end = { end: 'failed', message: message.message, code: message.code, detail: message.detail };
  });
  return {
    ended: ended.then((fault) => {
      door.close();
      if (end !== undefined) return end;
      return stopped ? { end: 'stopped' } : { end: 'crashed', fault: fault ?? 'the process ended without a word' };
    }),
    async stop() {
      stopped = true;
      child.kill('SIGKILL');
      await ended;
    },
  };
}
