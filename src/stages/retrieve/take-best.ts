import { placesAboveZero, placesOfHigh } from './high-scores.ts';

export type Hit = { readonly index: number; readonly score: number };

/** The `limit` highest scores above zero, best first; ties by index, so the order is the same everywhere. */
export function takeBest(scores: Float32Array | Float64Array, limit: number): Hit[] {
  return Array.from(placesOfBest(scores, limit), (index): Hit => ({ index, score: scores[index] as number })).sort(
    (a, b) => b.score - a.score || a.index - b.index,
  );
}

/**
 * Where the `limit` highest scores above zero stand, in ascending order; of equal ones the first. One pass over all scores, then work on
 * little more than `limit` of them (on every score above zero where they are doubles, or few).
 */
export function placesOfBest(scores: Float32Array | Float64Array, limit: number): Int32Array {
  const size = Math.min(Math.max(0, limit), scores.length);
  if (size === 0) return new Int32Array(0);
  const places = scores instanceof Float32Array ? placesOfHigh(scores, size) : placesAboveZero(scores);
  return cutToBest(places, scores, size);
}

function cutToBest(places: readonly number[], scores: Float32Array | Float64Array, size: number): Int32Array {
  if (places.length <= size) return Int32Array.from(places);
  const heap = new WorstFirst(size);
  let least = 0;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    const score = scores[place] as number;
    if (score > least) least = heap.add(place, score);
  }
  const best = new Int32Array(size);
  let taken = 0;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    if (!heap.isWorse(place, scores[place] as number, 0)) best[taken++] = place;
  }
  return best;
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

  isWorse(index: number, score: number, than: number): boolean {
    const other = this.scores[than] as number;
    return score < other || (score === other && index > (this.indexes[than] as number));
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

  private put(at: number, index: number, score: number, next: number): number {
    this.indexes[at] = index;
    this.scores[at] = score;
    return next;
  }
}
