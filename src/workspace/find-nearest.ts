import type { Segmenter } from '../adapters/segmenter/jieba.ts';
import { buildVectorIndex } from '../adapters/vector-index/vector-index.ts';
import { startWorker } from '../adapters/worker-pool/start-worker.ts';
import type { GlossaryTerm } from '../domain/index.ts';
import type { NearestClauses } from '../stages/retrieve/clauses.ts';
import { openMeaning, type FuseClauses, type PreparedMeaning } from '../stages/retrieve/cross-language.ts';

/** A graph of more takes seconds to make, which the server's thread does not have; a scan of so many numbers takes some 10 ms. */
const scanInServer = 8_000_000;

/** Clauses that speak only the other language; `fuse` gives the one order over all clauses. */
export type ClauseMeaning = NearestClauses & { readonly fuse: FuseClauses };

/** Makes the search by meaning, in and across languages, in a worker thread (a few seconds, unless `cache` holds it from before); until it is there, search is lexical. */
export function findNearest(
  officialTexts: string,
  segment: Segmenter,
  glossary: readonly GlossaryTerm[],
  cache: string,
): { readonly ready: Promise<ClauseMeaning>; readonly stop: () => Promise<number> } {
  const worker = startWorker('./latent-worker', import.meta.url, { workerData: { officialTexts, cache } });
  worker.unref();
  const ready = new Promise<ClauseMeaning>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (prepared: PreparedMeaning) => {
      const vectors = buildVectorIndex(prepared.vectors, scanInServer);
      const { fuse, nearestAcross } = openMeaning(prepared, glossary, segment, vectors.search);
      resolve(Object.assign((question: string, limit: number) => nearestAcross(question, limit), { fuse }));
    });
  });
  return { ready, stop: () => worker.terminate() };
}
