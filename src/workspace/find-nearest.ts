import type { Segmenter } from '../adapters/segmenter/jieba.ts';
import { buildVectorIndex } from '../adapters/vector-index/hnsw-index.ts';
import { startWorker } from '../adapters/worker-pool/start-worker.ts';
import type { NearestClauses } from '../stages/retrieve/clauses.ts';
import { projectText } from '../stages/retrieve/latent-space.ts';
import type { LatentResult } from './latent-worker.ts';

/** Makes the search across languages in a worker thread (a few seconds); until it is there, search is lexical. */
export function findNearest(
  officialTexts: string,
  segment: Segmenter,
): { readonly ready: Promise<NearestClauses>; readonly stop: () => Promise<number> } {
  const worker = startWorker('./latent-worker', import.meta.url, { workerData: { officialTexts } });
  worker.unref();
  const ready = new Promise<NearestClauses>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', ({ space, clauses }: LatentResult) => {
      const search = buildVectorIndex(clauses.map(({ vector }) => vector));
      resolve((query, limit) =>
        search(projectText(query, space, segment), limit).flatMap(({ index, similarity }) =>
          similarity > 0 ? (clauses[index]?.id ?? []) : [],
        ),
      );
    });
  });
  return { ready, stop: () => worker.terminate() };
}
