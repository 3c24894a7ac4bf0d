import { ownWeight, type ClauseLines } from './clause-lines.ts';

export type PairScore = { readonly neighbours: number; readonly near: number };

/** Terms that two near ones are apart at most. */
export const reach = 3;
const k1 = 1.2;
const b = 0.75;

/**
 * BM25 over the pairs of a question's terms in one clause after the other. Terms of the question go by their places; `places` gives them by number of the
 * vocabulary, −1 for others.
 */
export class QuestionPairs {
  private readonly size: number;
  private readonly places: Int16Array;
  private readonly lines: ClauseLines;
  private readonly neighbours: PairCounts;
  private readonly near: PairCounts;

  constructor(size: number, places: Int16Array, lines: ClauseLines) {
    this.size = size;
    this.places = places;
    this.lines = lines;
    this.neighbours = new PairCounts(size * size);
    this.near = new PairCounts(size * size);
  }

  weighNeighbours(left: number, right: number, weight: number): void {
    this.neighbours.weigh(left * this.size + right, left * this.size + right, weight);
  }

  weighNear(one: number, other: number, weight: number): void {
    this.near.weigh(one * this.size + other, other * this.size + one, weight);
  }

  /** For a clause with these numbers of pairs beside the average. */
  score(clause: number, neighbourLength: number, nearLength: number): PairScore {
    const { contexts, contextStarts } = this.lines;
    this.read(clause, ownWeight);
    for (let at = contextStarts[clause] as number, end = contextStarts[clause + 1] as number; at < end; at++)
      this.read(contexts[at] as number, 1);
    return { neighbours: this.neighbours.takeScore(neighbourLength), near: this.near.takeScore(nearLength) };
  }

  /** Counts the pairs of a line with its weight: neighbours have no gap between them, near ones may. */
  private read(line: number, weight: number): void {
    const { size, places, neighbours, near } = this;
    const { terms, starts } = this.lines;
    const start = starts[line] as number;
    const end = starts[line + 1] as number;
    // The three terms of the question met last, the latest last: where they stand, and their places.
    let firstAt = start - reach - 1;
    let secondAt = firstAt;
    let thirdAt = firstAt;
    let first = 0;
    let second = 0;
    let third = 0;
    for (let at = start; at < end; at++) {
      const code = terms[at] as number;
      const place = places[code >> 1] as number;
      if (place < 0) continue;
      if (at - thirdAt <= reach) {
        if (thirdAt === at - 1 && (code & 1) === 0) neighbours.add(third * size + place, weight);
        if (at - firstAt <= reach) near.add(first * size + place, weight);
        if (at - secondAt <= reach) near.add(second * size + place, weight);
        near.add(third * size + place, weight);
      }
      firstAt = secondAt;
      first = second;
      secondAt = thirdAt;
      second = third;
      thirdAt = at;
      third = place;
    }
  }
}

/** How often each pair was met: one place for each pair of the question, emptied as it is read. */
class PairCounts {
  /** By both terms, the place of their pair in the lists below; 0 for those that are no pair of the question. */
  private readonly pairs: Int32Array;
  private readonly weights: number[] = [0];
  private readonly frequencies: number[] = [0];
  /** Pairs met, in the order in which they were: sums are the same on every run. */
  private readonly met: number[] = [0];
  private metCount = 0;

  constructor(size: number) {
    this.pairs = new Int32Array(size);
  }

  weigh(pair: number, same: number, weight: number): void {
    if (weight === 0 || this.pairs[pair] !== 0) return;
    this.pairs[pair] = this.pairs[same] = this.weights.length;
    this.weights.push(weight);
    this.frequencies.push(0);
    this.met.push(0);
  }

  add(terms: number, weight: number): void {
    const pair = this.pairs[terms] as number;
    if (pair === 0) return;
    const before = this.frequencies[pair] as number;
    if (before === 0) this.met[this.metCount++] = pair;
    this.frequencies[pair] = before + weight;
  }

  /** BM25 of what was added since it was last asked for. */
  takeScore(relativeLength: number): number {
    const penalty = k1 * (1 - b + b * relativeLength);
    let sum = 0;
    for (let at = 0; at < this.metCount; at++) {
      const pair = this.met[at] as number;
      const frequency = this.frequencies[pair] as number;
      sum += ((this.weights[pair] as number) * frequency * (k1 + 1)) / (frequency + penalty);
      this.frequencies[pair] = 0;
    }
    this.metCount = 0;
    return sum;
  }
}
