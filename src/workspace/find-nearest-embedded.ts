import { join } from 'node:path';
import { openEmbedder, type EmbeddingEndpoint } from '../adapters/embedding/open-embedder.ts';
import { openVectorCache, vectorKey } from '../adapters/embedding/vector-cache.ts';
import { realWaiting } from '../adapters/llm/open-chat-model.ts';
import { openStoredVectorIndex } from '../adapters/vector-index/stored-vector-index.ts';
import type { KnowledgeBase, Language } from '../domain/index.ts';
import { indexedClauses, type DenseHits } from '../stages/retrieve/clauses.ts';
import { nearestCount } from '../stages/retrieve/cross-language.ts';

export type EmbeddingUse = {
  readonly endpoint: EmbeddingEndpoint;
  /** The guarded way out: `approvedFetch` of the workspace. */
  readonly send: typeof fetch;
  /** Where vectors and their index are kept. */
  readonly folder: string;
};
export type ClauseEmbeddings = {
  /** Clauses nearest to the question, by their number in the knowledge base. */
  readonly nearest: (question: string, signal?: AbortSignal) => Promise<DenseHits>;
  /** The same for a question whose vector is there already. */
  readonly nearestTo: (vector: Float32Array) => DenseHits;
  readonly close: () => void;
};

/**
 * Vectors of every clause from an embedding endpoint: asked for once, kept by content, the index changed only where clauses did. Safe to stop at any
 * moment and start again.
 * @throws AppError `refused` when the endpoint fails; what was answered before is kept.
 */
export async function embedClauses(
  knowledge: KnowledgeBase,
  { endpoint, send, folder }: EmbeddingUse,
  signal?: AbortSignal,
): Promise<ClauseEmbeddings> {
  const cache = openVectorCache(folder, endpoint.model);
  try {
    const embedder = openEmbedder(endpoint, send, realWaiting, cache);
    const texts = clauseWords(knowledge);
    const vectors = await embedder.embedPassages(texts, signal);
    const ids = [...knowledge.clauses.keys()];
    const named = vectors.map((vector, at) => ({ key: vectorKey(ids[at] ?? '', texts[at] ?? ''), vector }));
    const index = openStoredVectorIndex(join(folder, `index-${vectorKey(endpoint.model, '').slice(0, 16)}`), named);
    return {
      nearest: async (question, ask) => index.search(await embedder.embedQuestion(question, ask), nearestCount),
      nearestTo: (vector) => index.search(vector, nearestCount),
      close: cache.close,
    };
  } catch (fault) {
    cache.close();
    throw fault;
  }
}

/** Heading and text of each clause in the languages that it speaks, with the title of its instrument. */
function clauseWords(knowledge: KnowledgeBase): string[] {
  const lines = (language: Language): string[] =>
    indexedClauses(knowledge, language).map(({ text, context }) => (text === '' ? '' : `${context.at(-1) ?? ''}\n${text}`));
  const [en, zh] = [lines('en'), lines('zh')];
  return en.map((english, at) => `${english}\n${zh[at] ?? ''}`.trim());
}
