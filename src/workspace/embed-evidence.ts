import { openEmbedder, type EmbeddingEndpoint } from '../adapters/embedding/open-embedder.ts';
import { openVectorCache } from '../adapters/embedding/vector-cache.ts';
import { realWaiting } from '../adapters/llm/open-chat-model.ts';
import { exactSearch } from '../adapters/vector-index/exact-search.ts';
import { AppError, type Bilingual, type SearchAccount } from '../domain/index.ts';
import type { ReadDossier } from '../review/prepare-review.ts';
import type { DenseEvidence } from '../stages/retrieve/evidence.ts';

/** Vectors for the passages of one dossier. */
export type EvidenceEmbedding = {
  readonly endpoint: EmbeddingEndpoint;
  /** The guarded way out for this dossier; gets the names of persons that its facts state, for masking. */
  readonly sendFor: (names: readonly string[]) => typeof fetch;
  /** Where the vectors of this dossier are kept: a new round asks only for what is new. */
  readonly folder: string;
};
type Embedded = { readonly dense?: DenseEvidence; readonly account: SearchAccount };

/** Passages near a requirement that count. */
const nearest = 30;

/**
 * Passages near each requirement. Every passage is compared: a dossier is asked some hundred questions, for which no graph pays. When the
 * endpoint fails or is refused, the account says why and search goes on by words alone.
 * @throws AppError `audit.write-failed`, `store.unavailable`: the record failed.
 */
export async function embedEvidence(
  { passages, programme }: ReadDossier,
  names: readonly string[],
  use: EvidenceEmbedding,
  signal?: AbortSignal,
): Promise<Embedded> {
  const { endpoint, sendFor, folder } = use;
  const named = { endpoint: endpoint.name, model: endpoint.model };
  const cache = openVectorCache(folder, endpoint.model);
  try {
    const embedder = openEmbedder(endpoint, sendFor(names), realWaiting, cache);
    const worth = passages.flatMap(({ text, kind }, at) => (kind === 'heading' || text.trim().length < 4 ? [] : [{ text, at }]));
    const vectors = await embedder.embedPassages(
      worth.map(({ text }) => text),
      signal,
    );
    const search = exactSearch(vectors);
    const { requirements } = programme;
    const words = requirements.map(({ title, statement }) => [title.en, statement.en, title.zh, statement.zh].join('\n'));
    const asked = await embedder.embedQuestions(words, signal);
    const near = (vector: Float32Array | undefined): number[] =>
      vector === undefined ? [] : search(vector, nearest).flatMap(({ index }) => worth[index]?.at ?? []);
    const dense = new Map(requirements.map(({ id }, at) => [id as string, near(asked[at])]));
    return { dense, account: { ...named, state: 'used' } };
  } catch (fault) {
    signal?.throwIfAborted();
    return { account: { ...named, state: 'failed', why: whyOf(fault) } };
  } finally {
    cache.close();
  }
}

function whyOf(fault: unknown): Bilingual {
  if (fault instanceof AppError && fault.code === 'refused') return fault.userMessage;
  throw fault;
}
