import type { Bilingual, Document, DossierId, KnowledgeBase, PreparedReview, ReleaseRef } from '../domain/index.ts';
import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import { prepareReview } from '../review/prepare-review.ts';
import { ingestPath, type IngestOptions } from './ingest-files.ts';
import { loadKnowledge, loadProgrammeRules } from './load-knowledge.ts';
import { engineVersion } from './version.ts';

export type PrepareStage = 'ingest' | 'facts' | 'assess' | 'verify' | 'store';
export type PrepareOptions = {
  readonly programme: string;
  readonly name?: string;
  /** Id under which the workspace knows the dossier; derived from the content when left out. */
  readonly dossierId?: DossierId;
  readonly knowledgeFolder?: string;
  readonly officialTexts?: string;
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly contentStore?: IngestOptions['contentStore'];
  readonly onProgress?: (stage: PrepareStage, done: number, total: number, label?: Bilingual | string) => void;
  readonly now?: () => Date;
};

export type PreparedFiles = {
  readonly prepared: PreparedReview;
  readonly documents: readonly Document[];
  readonly knowledge: KnowledgeBase;
};

/** Files (folder, ZIP or one file) → the whole draft of a review. Reads with worker threads; the rest runs on the calling thread. */
export async function prepareFiles(path: string, options: PrepareOptions): Promise<PreparedFiles> {
  const progress = options.onProgress ?? (() => undefined);
  const knowledge = loadKnowledge(options.knowledgeFolder, options.officialTexts);
  const rules = loadProgrammeRules(options.programme, knowledge, options.knowledgeFolder);
  const dossier = await ingestPath(path, {
    ...(options.name === undefined ? {} : { dossierName: options.name }),
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.contentStore === undefined ? {} : { contentStore: options.contentStore }),
    onProgress: (event) => {
      if (event.type === 'file-done') progress('ingest', event.done, event.of, event.path);
    },
  });
  const prepared = prepareReview({
    dossier: options.dossierId === undefined ? dossier : { ...dossier, id: options.dossierId },
    programme: options.programme,
    knowledge,
    rules,
    segment: createSegmenter(knowledge.glossary.map(({ zh }) => zh)),
    release: releaseOf(knowledge),
    now: (options.now ?? (() => new Date()))().toISOString(),
    onStage: progress,
  });
  return { prepared, documents: dossier.documents, knowledge };
}

/** What drafts when no model is configured. */
export function releaseOf(knowledge: KnowledgeBase): ReleaseRef {
  return { id: `rules-only-${engineVersion}`, knowledgeVersion: knowledge.version, engineVersion, model: null };
}
