import { parentPort, workerData } from 'node:worker_threads';
import { openContentStore } from '../adapters/content-store/open-content-store.ts';
import { writePages } from '../adapters/page-store/page-store.ts';
import { AppError, type Bilingual, type DossierId, type PreparedReview } from '../domain/index.ts';
import { prepareFiles, type PrepareStage } from './prepare-files.ts';

export type PrepareJob = {
  readonly dossierId: DossierId;
  readonly name: string;
  readonly programme: string;
  readonly files: string;
  readonly content: string;
  readonly layout: string;
  readonly officialTexts: string;
  readonly workers: number | null;
};
export type PrepareMessage =
  | { readonly type: 'progress'; readonly stage: PrepareStage; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly prepared: PreparedReview }
  | { readonly type: 'failed'; readonly code: string; readonly message: Bilingual; readonly detail: string };

/** Drafts one dossier off the server's event loop; it may be terminated at any moment, nothing it writes is on the record yet. */
const job = workerData as PrepareJob;
const port = parentPort;
if (port === null) throw new Error('runs as a worker thread only');
const send = (message: PrepareMessage): void => port.postMessage(message);

let lastSent = 0;
try {
  const { prepared, documents } = await prepareFiles(job.files, {
    programme: job.programme,
    dossierId: job.dossierId,
    name: job.name,
    officialTexts: job.officialTexts,
    ...(job.workers === null ? {} : { workers: job.workers }),
    contentStore: openContentStore(job.content),
    onProgress: (stage, done, total) => {
      const now = performance.now();
      if (now - lastSent < 50 && done < total) return;
      lastSent = now;
      send({ type: 'progress', stage, done, total });
    },
  });
  send({ type: 'progress', stage: 'store', done: 0, total: 1 });
  await writePages(job.layout, documents);
  send({ type: 'done', prepared });
} catch (fault) {
  const message =
    fault instanceof AppError
      ? fault.userMessage
      : { en: 'The dossier could not be read. The reason is in the log.', zh: '资料无法读取，原因见系统日志。' };
  send({
    type: 'failed',
    code: fault instanceof AppError ? fault.code : 'internal',
    message,
    detail: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
  });
}
