import { dirname } from 'node:path';
import { openContentStore } from '../adapters/content-store/open-content-store.ts';
import { openDerivedCache } from '../adapters/derived-cache/derived-cache.ts';
import { openParent } from '../adapters/process-pool/open-parent.ts';
import { sealDraft, type SealedDraft } from '../adapters/store/seal-draft.ts';
import { writePages } from '../adapters/page-store/page-store.ts';
import { openAnswerFiles } from '../adapters/answer-files/open-answer-files.ts';
import type { RequestPolicy } from '../adapters/llm/guarded-requests.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { AppError, type Bilingual, type DossierId, type EnterpriseRecord, type FactCorrection, type Language } from '../domain/index.ts';
import type { ModelPrice } from '../stages/agent/agent-model.ts';
import { StoredAnswer } from '../stages/agent/answer-store.ts';
import type { EvidenceEmbedding } from './embed-evidence.ts';
import type { TakenFile } from './intake.ts';
import { keepReading } from './kept-reading.ts';
import { sendThroughParent, type AbandonRequest, type SendRequest } from './model-door.ts';
import type { ModelUse } from './draft-with-model.ts';
import { prepareFiles, type PrepareStage } from './prepare-files.ts';

export type PrepareJob = {
  readonly dossierId: DossierId;
  readonly name: string;
  readonly programme: string;
  /** In which the agent writes. */
  readonly language: Language;
  readonly files: string;
  /** What is in `files` by the record, in order of path. */
  readonly taken: readonly Pick<TakenFile, 'path' | 'sha256'>[];
  readonly content: string;
  readonly layout: string;
  readonly officialTexts: string;
  readonly records: readonly EnterpriseRecord[];
  readonly cache: string;
  /** None for a first draft. */
  readonly corrections: readonly FactCorrection[];
  readonly workers: number | null;
  /** The active release, which every finding names. */
  readonly release: string;
  /** What drafts beside the rules; null: rules only. */
  readonly drafting: {
    readonly endpoint: string;
    readonly baseUrl: string;
    readonly model: string;
    readonly policy: Partial<RequestPolicy>;
    readonly price: ModelPrice | null;
    readonly minutes: number | null;
    readonly answers: string;
  } | null;
  /** What gives vectors for the search for evidence; null: words alone. */
  readonly embedding: {
    readonly endpoint: string;
    readonly baseUrl: string;
    readonly model: string;
    readonly policy: Partial<RequestPolicy>;
    readonly folder: string;
  } | null;
};
export type PrepareMessage =
  | { readonly type: 'progress'; readonly stage: PrepareStage; readonly done: number; readonly total: number }
  | SendRequest
  | AbandonRequest
  | { readonly type: 'done'; readonly draft: SealedDraft }
  | { readonly type: 'failed'; readonly code: string; readonly message: Bilingual; readonly detail: string };

/** Drafts one dossier beside the server; it may be killed at any moment, nothing it writes is on the record yet. */
const parent = await openParent<PrepareJob>();
const job = parent.task;
const send = (message: PrepareMessage): void => parent.postMessage(message);

function modelOf({ drafting, language }: PrepareJob): { model?: ModelUse } {
  if (drafting === null) return {};
  const { endpoint, baseUrl, model, policy, price, minutes, answers } = drafting;
  return {
    model: {
      endpoint: { name: endpoint, baseUrl, policy, ...(price === null ? {} : { price }) },
      ...(minutes === null ? {} : { settings: { runSeconds: minutes * 60 } }),
      model,
      language,
      answers: openAnswerFiles(answers, (value) => StoredAnswer.parse(value)),
      sendFor: (names) => sendThroughParent(parent, endpoint, names),
    },
  };
}

function embeddingOf({ embedding }: PrepareJob): { embedding?: EvidenceEmbedding } {
  if (embedding === null) return {};
  const { endpoint: name, baseUrl, model, policy, folder } = embedding;
  return { embedding: { endpoint: { name, baseUrl, model, policy }, sendFor: (names) => sendThroughParent(parent, name, names), folder } };
}

let lastSent = 0;
try {
  const content = openContentStore(job.content);
  const { prepared, documents, calls } = await prepareFiles(job.files, {
    programme: job.programme,
    dossierId: job.dossierId,
    name: job.name,
    officialTexts: job.officialTexts,
    records: job.records,
    release: job.release,
    cache: openDerivedCache(job.cache),
    keepReading: keepReading(job.layout, job.taken),
    corrections: job.corrections,
    ...(job.workers === null ? {} : { workers: job.workers }),
    contentStore: content,
    // Beside the files that came in: goes with them, also after a crash.
    scratch: dirname(job.files),
    ...modelOf(job),
    ...embeddingOf(job),
    onProgress: (stage, done, total) => {
      const now = performance.now();
      if (now - lastSent < 50 && done < total) return;
      lastSent = now;
      send({ type: 'progress', stage, done, total });
    },
  });
  send({ type: 'progress', stage: 'store', done: 0, total: 1 });
  if (prepared.agent !== undefined) await content.put(new TextEncoder().encode(canonicalJson(calls)));
  await writePages(job.layout, documents);
  send({ type: 'done', draft: sealDraft(prepared) });
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
parent.close();
