export type Hit = { readonly index: number; readonly score: number };

/**
 * The `limit` highest scores above zero, best first; ties by index, so the order is the same everywhere. One pass with a heap of `limit`
 * places whose root is the worst kept.
 */
export function takeBest(scores: Float32Array | Float64Array, limit: number): Hit[] {
  const size = Math.min(Math.max(0, limit), scores.length);
  if (size === 0) return [];
  const heap = new WorstFirst(size);
  let least = 0;
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] as number;
    if (score > least) least = heap.add(index, score);
  }
  return heap.hits();
}

/** A binary heap of a fixed number of places over plain numbers. */
class WorstFirst {
  private readonly indexes: Int32Array;
  private readonly scores: Float64Array;
  private used = 0;

  constructor(size: number) {
    this.indexes = new Int32Array(size);
    this.scores = new Float64Array(size);
  }

  /** Indexes come in ascending order, so one with the score of the worst is worse still. Returns the score that a next one must exceed. */
  add(index: number, score: number): number {
    if (this.used < this.scores.length) this.rise(this.used++, index, score);
    else this.sink(index, score);
    return this.used < this.scores.length ? 0 : (this.scores[0] as number);
  }

  hits(): Hit[] {
    return Array.from({ length: this.used }, (_, at) => ({ index: this.indexes[at] as number, score: this.scores[at] as number })).sort(
      (a, b) => b.score - a.score || a.index - b.index,
    );
  }

  private rise(from: number, index: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isWorse(index, score, parent)) break;
      at = this.put(at, this.indexes[parent] as number, this.scores[parent] as number, parent);
    }
    this.put(at, index, score, at);
  }

  private sink(index: number, score: number): void {
    let at = 0;
    for (let child = 1; child < this.used; child = 2 * at + 1) {
      const other = child + 1;
      if (other < this.used && this.isWorse(this.indexes[other] as number, this.scores[other] as number, child)) child = other;
      if (this.isWorse(index, score, child)) break;
      at = this.put(at, this.indexes[child] as number, this.scores[child] as number, child);
    }
    this.put(at, index, score, at);
  }

  private isWorse(index: number, score: number, than: number): boolean {
    const other = this.scores[than] as number;
    return score < other || (score === other && index > (this.indexes[than] as number));
  }

  private put(at: number, index: number, score: number, next: number): number {
    this.indexes[at] = index;
    this.scores[at] = score;
    return next;
  }
}
