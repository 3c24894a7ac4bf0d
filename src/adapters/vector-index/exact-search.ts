export type VectorHit = { readonly index: number; readonly similarity: number };
/** Best first, by cosine; ties by index. */
export type VectorSearch = (vector: Float32Array, limit: number) => VectorHit[];

/** Looks at every vector; all have length 1 and the same dimensions, side by side in one array, so a query reads memory once, in order. */
export function exactSearch(vectors: readonly Float32Array[]): VectorSearch {
  const dimensions = vectors[0]?.length ?? 0;
  const flat = new Float32Array(dimensions * vectors.length);
  vectors.forEach((vector, index) => flat.set(vector, index * dimensions));
  return (query, limit) => {
    if (limit <= 0) return [];
    const best: VectorHit[] = [];
    let least = -Infinity;
    for (let index = 0, at = 0; index < vectors.length; index++) {
      let similarity = 0;
      for (let d = 0; d < dimensions; d++, at++) similarity += (flat[at] as number) * (query[d] as number);
      if (best.length >= limit && similarity <= least) continue;
      insert(best, { index, similarity });
      if (best.length > limit) best.pop();
      least = best.at(-1)?.similarity ?? -Infinity;
    }
    return best;
  };
}

function insert(best: VectorHit[], hit: VectorHit): void {
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((best[middle] as VectorHit).similarity >= hit.similarity) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, hit);
}
