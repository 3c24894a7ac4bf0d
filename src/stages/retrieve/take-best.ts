export type Hit = { readonly index: number; readonly score: number };

/**
 * The `limit` highest scores above zero, best first; ties by index, so the order is the same everywhere. One pass with a heap of `limit`
 * places whose root is the worst kept.
 */
export function takeBest(scores: Float32Array | Float64Array, limit: number): Hit[] {
  if (limit <= 0) return [];
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const [left, right] = [scores[a] as number, scores[b] as number];
    return left < right || (left === right && a > b);
  };
  const sink = (index: number): void => {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && worse(heap[child + 1] as number, heap[child] as number)) child++;
      if (!worse(heap[child] as number, index)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = index;
  };
  const rise = (index: number): void => {
    let at = heap.push(index) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!worse(index, heap[parent] as number)) break;
      heap[at] = heap[parent] as number;
      at = parent;
    }
    heap[at] = index;
  };
  let least = 0;
  for (let index = 0; index < scores.length; index++) {
    if ((scores[index] as number) <= least) continue;
    if (heap.length < limit) rise(index);
    else sink(index);
    if (heap.length === limit) least = scores[heap[0] as number] as number;
  }
  return heap.map((index) => ({ index, score: scores[index] as number })).sort((a, b) => b.score - a.score || a.index - b.index);
}
