import type {
  Bilingual,
  Document,
  Dossier,
  DossierId,
  EnterpriseRecord,
  FactCorrection,
  KnowledgeBase,
  PreparedReview,
  ReleaseRef,
} from '../domain/index.ts';
import type { DerivedCache } from '../adapters/derived-cache/derived-cache.ts';
import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import { personNamesOf } from '../governance/index.ts';
import { assessRead, readDossier, verifyRuled, type PrepareInput } from '../review/prepare-review.ts';
import type { CallRecord } from '../stages/agent/call-record.ts';
import type { ModelUse } from './draft-with-model.ts';
import type { EvidenceEmbedding } from './embed-evidence.ts';
import { ingestPath, type IngestOptions } from './ingest-files.ts';
import type { KeepReading } from './kept-reading.ts';
import { loadKnowledge, loadProgrammeRules } from './load-knowledge.ts';
import { engineVersion } from './version.ts';

export type PrepareStage = 'ingest' | 'facts' | 'assess' | 'agent' | 'verify' | 'store';

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
  /** Keeps the dossier as it was read; left out: its files are read. */
  readonly keepReading?: KeepReading;
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
  const readFiles = (): Promise<Dossier> => ingestPath(path, ingestOptions(options));
  const dossier = await (options.keepReading?.(readFiles) ?? readFiles());
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
  const embedded =
    embedding === undefined ? undefined : await (await import('./embed-evidence.ts')).embedEvidence(read, names, embedding, options.signal);
  const ruled = assessRead(read, embedded?.dense);
  if (model === undefined) return { prepared: verifyRuled(ruled, embedded?.account), documents: dossier.documents, knowledge, calls: [] };
  const { draftWithModel } = await import('./draft-with-model.ts');
  const drafted = await draftWithModel(ruled, model, names, options, embedded?.account);
  return { ...drafted, documents: dossier.documents, knowledge };
}

function ingestOptions({ name, workers, signal, contentStore, scratch, onProgress }: PrepareOptions): IngestOptions {
  return {
    ...(name === undefined ? {} : { dossierName: name }),
    ...(workers === undefined ? {} : { workers }),
    ...(signal === undefined ? {} : { signal }),
    ...(contentStore === undefined ? {} : { contentStore }),
    ...(scratch === undefined ? {} : { scratch }),
    onProgress: (event) => {
      if (event.type === 'file-done') onProgress?.('ingest', event.done, event.of, event.path);
    },
  };
}

/** What drafts: the rules alone, or the rules with a model. */
export function releaseOf(knowledge: KnowledgeBase, model?: ModelUse, release?: string): ReleaseRef {
  const id = release ?? (model === undefined ? `rules-only-${engineVersion}` : `rules-and-${model.model}-${engineVersion}`);
  return { id, knowledgeVersion: knowledge.version, engineVersion, model: model?.model ?? null };
}
