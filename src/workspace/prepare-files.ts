import { join } from 'node:path';
import type {
  Bilingual,
  Document,
  DossierId,
  EnterpriseRecord,
  FactCorrection,
  KnowledgeBase,
  Language,
  PreparedReview,
  ReleaseRef,
} from '../domain/index.ts';
import type { DerivedCache } from '../adapters/derived-cache/derived-cache.ts';
import { openChatModel, realWaiting, type LlmEndpoint } from '../adapters/llm/open-chat-model.ts';
import { readPromptFiles } from '../adapters/prompt-files/read-prompt-files.ts';
import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import { personNamesOf } from '../governance/index.ts';
import { prepareReviewWithAgent } from '../review/draft-by-agent.ts';
import { assessRead, readDossier, verifyRuled, type PrepareInput } from '../review/prepare-review.ts';
import type { AnswerStore } from '../stages/agent/answer-store.ts';
import type { CallRecord } from '../stages/agent/call-record.ts';
import { usualSettings, type AgentSettings } from '../stages/agent/draft-with-agent.ts';
import { loadPrompts } from '../stages/agent/prompts.ts';
import { embedEvidence, type EvidenceEmbedding } from './embed-evidence.ts';
import { ingestPath, type IngestOptions } from './ingest-files.ts';
import { loadKnowledge, loadProgrammeRules } from './load-knowledge.ts';
import { engineVersion, projectRoot } from './version.ts';

export type PrepareStage = 'ingest' | 'facts' | 'assess' | 'agent' | 'verify' | 'store';

/** A model that drafts beside the rules. */
export type ModelUse = {
  readonly endpoint: Pick<LlmEndpoint, 'name' | 'baseUrl' | 'price' | 'policy'>;
  readonly model: string;
  readonly language: Language;
  /** Answers that were paid for are not asked for again. */
  readonly answers: AnswerStore;
  /** The guarded way out for this dossier; gets the names of persons that its facts state, for masking. */
  readonly sendFor: (names: readonly string[]) => typeof fetch;
  readonly settings?: Partial<Pick<AgentSettings, 'ways' | 'parallel' | 'checker' | 'drafts' | 'runSeconds'>>;
};

export type PrepareOptions = {
  readonly programme: string;
  readonly name?: string;
  /** Id under which the workspace knows the dossier; derived from the content when left out. */
  readonly dossierId?: DossierId;
  readonly knowledgeFolder?: string;
  readonly officialTexts?: string;
  /** Imported enterprise records. */
  readonly records?: readonly EnterpriseRecord[];
  /** Where the checked knowledge base and rules are kept between runs. */
  readonly cache?: DerivedCache;
  /** Facts that people entered in place of what is read, oldest first. */
  readonly corrections?: readonly FactCorrection[];
  readonly workers?: number;
  /** Id of the active release; named after engine and model where there is no workspace. */
  readonly release?: string;
  readonly signal?: AbortSignal;
  readonly contentStore?: IngestOptions['contentStore'];
  readonly scratch?: IngestOptions['scratch'];
  readonly onProgress?: (stage: PrepareStage, done: number, total: number, label?: Bilingual | string) => void;
  readonly now?: () => Date;
  /** Left out: rules only. */
  readonly model?: ModelUse;
  /** Left out: evidence is searched by words alone. */
  readonly embedding?: EvidenceEmbedding;
};

export type PreparedFiles = {
  readonly prepared: PreparedReview;
  readonly documents: readonly Document[];
  readonly knowledge: KnowledgeBase;
  /** Calls of the agent, in the order of documents and requirements; none without a model. */
  readonly calls: readonly CallRecord[];
};

/** Files (folder, ZIP or one file) → the whole draft of a review. Reads with confined processes; the rest runs on the calling thread. */
export async function prepareFiles(path: string, options: PrepareOptions): Promise<PreparedFiles> {
  const progress = options.onProgress ?? (() => undefined);
  const knowledge = loadKnowledge(options.knowledgeFolder, options.officialTexts, options.cache);
  const rules = loadProgrammeRules(options.programme, knowledge, options.knowledgeFolder, options.cache);
  const dossier = await ingestPath(path, {
    ...(options.name === undefined ? {} : { dossierName: options.name }),
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.contentStore === undefined ? {} : { contentStore: options.contentStore }),
    ...(options.scratch === undefined ? {} : { scratch: options.scratch }),
    onProgress: (event) => {
      if (event.type === 'file-done') progress('ingest', event.done, event.of, event.path);
    },
  });
  const input: PrepareInput = {
    dossier: options.dossierId === undefined ? dossier : { ...dossier, id: options.dossierId },
    programme: options.programme,
    knowledge,
    rules,
    segment: createSegmenter(knowledge.glossary.map(({ zh }) => zh)),
    release: releaseOf(knowledge, options.model, options.release),
    now: (options.now ?? (() => new Date()))().toISOString(),
    onStage: progress,
    ...(options.records === undefined ? {} : { records: options.records }),
    ...(options.corrections === undefined ? {} : { corrections: options.corrections }),
  };
  const { model, embedding } = options;
  const read = readDossier(input);
  const names = personNamesOf(read.sheet.facts);
  const embedded = embedding === undefined ? undefined : await embedEvidence(read, names, embedding, options.signal);
  const ruled = assessRead(read, embedded?.dense);
  if (model === undefined) return { prepared: verifyRuled(ruled, embedded?.account), documents: dossier.documents, knowledge, calls: [] };
  const { prepared, run } = await prepareReviewWithAgent(ruled, () => agentSettings(model, names, options), embedded?.account);
  return { prepared, documents: dossier.documents, knowledge, calls: run.calls };
}

function agentSettings(model: ModelUse, names: readonly string[], { signal, onProgress }: PrepareOptions): AgentSettings {
  const { endpoint, language, answers, sendFor, settings } = model;
  return {
    ...usualSettings,
    ...settings,
    prompts: loadPrompts(readPromptFiles(join(projectRoot, 'prompts'))),
    language,
    means: {
      model: openChatModel({ ...endpoint, model: model.model }, sendFor(names), realWaiting),
      answers,
      clock: () => performance.now(),
      ...(signal === undefined ? {} : { signal }),
    },
    onProgress: (done, total) => onProgress?.('agent', done, total),
  };
}

/** What drafts: the rules alone, or the rules with a model. */
export function releaseOf(knowledge: KnowledgeBase, model?: ModelUse, release?: string): ReleaseRef {
  const id = release ?? (model === undefined ? `rules-only-${engineVersion}` : `rules-and-${model.model}-${engineVersion}`);
  return { id, knowledgeVersion: knowledge.version, engineVersion, model: model?.model ?? null };
}
