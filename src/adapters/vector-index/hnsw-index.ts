import hnswlib from 'hnswlib-node';

export type VectorHit = { readonly index: number; readonly similarity: number };
export type VectorSearch = (vector: Float32Array, limit: number) => VectorHit[];

/** Below this an exact scan is at least as fast and never misses. */
const exactBelow = 2000;
/** Search breadth: of the best 50 at least 49 are those of an exact scan on the spaces built here (tests/adapters/vector-index). */
const searchBreadth = 400;

/** Nearest vectors by cosine; all vectors have length 1 and the same dimensions. Hierarchical navigable small world graph (Malkov & Yashunin 2018). */
export function buildVectorIndex(vectors: readonly Float32Array[]): VectorSearch {
  const dimensions = vectors[0]?.length ?? 0;
  if (vectors.length < exactBelow) return (query, limit) => exactScan(vectors, query, limit);
  const index = new hnswlib.HierarchicalNSW('ip', dimensions);
  index.initIndex(vectors.length, 24, 200, 42);
  vectors.forEach((vector, label) => index.addPoint(Array.from(vector), label));
  index.setEf(searchBreadth);
  return (query, limit) => {
    const { neighbors, distances } = index.searchKnn(Array.from(query), Math.min(limit, vectors.length));
    return neighbors.map((label, i) => ({ index: label, similarity: 1 - (distances[i] ?? 1) }));
  };
}

export function exactScan(vectors: readonly Float32Array[], query: Float32Array, limit: number): VectorHit[] {
  return vectors
    .map((vector, index) => {
      let similarity = 0;
      for (let i = 0; i < vector.length; i++) similarity += (vector[i] ?? 0) * (query[i] ?? 0);
      return { index, similarity };
    })
    .sort((a, b) => b.similarity - a.similarity || a.index - b.index)
    .slice(0, limit);
}
