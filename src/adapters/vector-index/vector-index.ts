import { chooseBreadth, reachesWantedRecall, type Breadth } from './choose-breadth.ts';
import { exactSearch, type VectorSearch } from './exact-search.ts';
import { graphSearch, newGraph, type Graph } from './graph.ts';

export type VectorIndex = {
  readonly search: VectorSearch;
  /** How it searches, with what was measured when it was built. */
  readonly way: 'exact' | 'graph';
  readonly measured: (Breadth & { readonly exactMs: number; readonly graphMs: number }) | undefined;
};

/** Below so many numbers (vectors × dimensions) a scan takes about 1.5 ms, less than is worth the seconds that a graph takes to make: measured, see README. */
export const scanAlways = 1_000_000;
const sampleSize = 60;
/** Depth at which recall is held. */
export const measuredTop = 50;

/** Nearest vectors by cosine; all have length 1 (or 0) and the same dimensions. Kept in memory, exact while that is quick, else by a graph where that is faster. */
export function buildVectorIndex(vectors: readonly Float32Array[], always = scanAlways): VectorIndex {
  const exact = exactSearch(vectors);
  const dimensions = vectors[0]?.length ?? 0;
  if (vectors.length * dimensions <= always) return { search: exact, way: 'exact', measured: undefined };
  const graph = newGraph(dimensions, vectors.length);
  vectors.forEach((vector, label) => graph.addPoint(Array.from(vector), label));
  return measureWays(vectors, exact, graph);
}

/** Measures recall and time of the graph beside the scan on a sample of the vectors, and takes the faster one that finds at least 98 %. */
export function measureWays(vectors: readonly Float32Array[], exact: VectorSearch, graph: Graph, labels?: readonly number[]): VectorIndex {
  const step = Math.max(1, Math.floor(vectors.length / sampleSize));
  const queries = vectors.filter((_, index) => index % step === 0).map(blurred);
  const top = Math.min(measuredTop, vectors.length);
  const ways = (breadth: number): VectorSearch => graphSearch(graph, breadth, labels);
  const breadth = chooseBreadth(queries, top, exact, ways);
  const exactMs = timeOf(exact, queries, top);
  const graphMs = timeOf(ways(breadth.breadth), queries, top);
  const way = reachesWantedRecall(breadth) && graphMs < exactMs ? 'graph' : 'exact';
  return { search: way === 'graph' ? ways(breadth.breadth) : exact, way, measured: { ...breadth, exactMs, graphMs } };
}

/** A query is near a text, not one of them. The same blur each time, so that the choice is the same on every machine but for time. */
function blurred(vector: Float32Array, seed: number): Float32Array {
  let state = seed + 1;
  const moved = vector.map((value) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return value + (state / 4294967296 - 0.5) / Math.sqrt(vector.length);
  });
  const length = Math.hypot(...moved) || 1;
  return moved.map((value) => value / length);
}

/** Milliseconds for one query. */
function timeOf(search: VectorSearch, queries: readonly Float32Array[], top: number): number {
  const start = performance.now();
  for (const query of queries) search(query, top);
  return (performance.now() - start) / Math.max(1, queries.length);
}
