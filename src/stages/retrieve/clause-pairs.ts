import type { ClauseCorpus, ReadClause } from './clause-corpus.ts';
import type { ClauseQuery } from './clause-query.ts';

export type PairScore = { readonly neighbours: number; readonly near: number };

/** Own text counts twice its context, as for single terms. */
const ownWeight = 2;
const reach = 3;
const k1 = 1.2;
const b = 0.75;

/**
 * BM25 over pairs of terms: neighbours in their order, and near ones (up to three terms apart, in any order). Nothing is stored for a
 * pair but a count in a hashed table, so memory is bounded by the table; a clause is scored by one pass over its terms.
 */
export class ClausePairs {
  private readonly corpus: ClauseCorpus;
  private readonly mask: number;
  private readonly neighbourCounts: Uint32Array;
  private readonly nearCounts: Uint32Array;
  private readonly lengths: Float32Array;
  private readonly averages: { readonly neighbours: number; readonly near: number };
  private readonly nearLengths: Float32Array;

  constructor(corpus: ClauseCorpus) {
    this.corpus = corpus;
    const bits = Math.min(22, Math.max(12, Math.ceil(Math.log2(8 * corpus.totalTerms))));
    this.mask = 2 ** bits - 1;
    this.neighbourCounts = new Uint32Array(this.mask + 1);
    this.nearCounts = new Uint32Array(this.mask + 1);
    this.lengths = new Float32Array(corpus.size);
    this.nearLengths = new Float32Array(corpus.size);
    const seen = new Int32Array(this.mask + 1).fill(-1);
    const seenNear = new Int32Array(this.mask + 1).fill(-1);
    corpus.clauses.forEach((clause, index) => {
      eachLine(clause, (terms, weight) => {
        let first = -1;
        let second = -1;
        let third = -1;
        for (let at = 0; at < terms.length; at++) {
          const term = terms[at] as number;
          if (term < 0) continue;
          const before = at > 0 ? (terms[at - 1] as number) : -1;
          if (before >= 0) {
            this.lengths[index] = (this.lengths[index] as number) + weight;
            count(this.place(before, term), index, seen, this.neighbourCounts);
          }
          for (let other = first, step = 0; step < reach; step++, other = step === 1 ? second : third) {
            if (other < 0) continue;
            this.nearLengths[index] = (this.nearLengths[index] as number) + weight;
            count(this.place(Math.min(other, term), Math.max(other, term)), index, seenNear, this.nearCounts);
          }
          first = second;
          second = third;
          third = term;
        }
      });
    });
    const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, corpus.size) || 1;
    this.averages = { neighbours: mean(this.lengths), near: mean(this.nearLengths) };
  }

  /** A scorer for one question; a pair counts as its less important term does. */
  scorer(query: ClauseQuery): (clause: number) => PairScore {
    const { terms, sequence } = query;
    const size = terms.length;
    const neighbours = new Float64Array(size * size);
    const near = new Float64Array(size * size);
    const weigh = (left: number, right: number, ordered: boolean): number => {
      const [x, y] = [terms[left], terms[right]];
      if (x?.number === undefined || y?.number === undefined) return 0;
      const place = ordered ? this.place(x.number, y.number) : this.place(Math.min(x.number, y.number), Math.max(x.number, y.number));
      const frequency = (ordered ? this.neighbourCounts : this.nearCounts)[place] ?? 0;
      return Math.min(x.factor, y.factor) * Math.log(1 + (this.corpus.size - frequency + 0.5) / (frequency + 0.5));
    };
    const bare = sequence.filter((place) => place >= 0);
    sequence.forEach((place, at) => {
      const before = at > 0 ? (sequence[at - 1] ?? -1) : -1;
      if (place >= 0 && before >= 0) neighbours[before * size + place] = weigh(before, place, true);
    });
    bare.forEach((place, at) => {
      for (const other of bare.slice(Math.max(0, at - reach), at)) {
        near[other * size + place] = near[place * size + other] = weigh(other, place, false);
      }
    });
    const read = new Map<Int32Array, LinePairs>();
    const pairsOf = (line: Int32Array): LinePairs => {
      let pairs = read.get(line);
      if (pairs === undefined) read.set(line, (pairs = readLine(line, size, query.places)));
      return pairs;
    };
    const [found, foundNear] = [new PairCounts(neighbours), new PairCounts(near)];
    return (index) => {
      const clause = this.corpus.clauses[index];
      if (clause === undefined) return { neighbours: 0, near: 0 };
      eachLine(clause, (line, weight) => {
        const pairs = pairsOf(line);
        for (const pair of pairs.neighbours) found.add(pair, weight);
        for (const pair of pairs.near) foundNear.add(pair, weight);
      });
      return {
        neighbours: found.takeScore((this.lengths[index] ?? 0) / this.averages.neighbours),
        near: foundNear.takeScore((this.nearLengths[index] ?? 0) / this.averages.near),
      };
    };
  }

  private place(left: number, right: number): number {
    return (Math.imul(left + 1, 0x9e3779b1) ^ Math.imul(right + 0x7f4a7c15, 0x85ebca6b)) & this.mask;
  }
}

/** Pairs of the question's terms in a line, each as left place × number of terms + right place; near ones with the lower place left. */
type LinePairs = { readonly neighbours: readonly number[]; readonly near: readonly number[] };

function readLine(line: Int32Array, size: number, places: Int16Array): LinePairs {
  const neighbours: number[] = [];
  const near: number[] = [];
  let before = -1;
  let first = -1;
  let second = -1;
  let third = -1;
  for (let at = 0; at < line.length; at++) {
    const term = line[at] as number;
    if (term < 0) {
      before = -1;
      continue;
    }
    const place = places[term] as number;
    if (place >= 0) {
      if (before >= 0) neighbours.push(before * size + place);
      if (first >= 0) near.push(first < place ? first * size + place : place * size + first);
      if (second >= 0) near.push(second < place ? second * size + place : place * size + second);
      if (third >= 0) near.push(third < place ? third * size + place : place * size + third);
    }
    before = place;
    first = second;
    second = third;
    third = place;
  }
  return { neighbours, near };
}

function eachLine(clause: ReadClause, visit: (terms: Int32Array, weight: number) => void): void {
  visit(clause.terms, ownWeight);
  for (const line of clause.context) visit(line, 1);
}

function count(place: number, index: number, seen: Int32Array, counts: Uint32Array): void {
  if (seen[place] === index) return;
  seen[place] = index;
  counts[place] = (counts[place] ?? 0) + 1;
}

/** How often the pairs of a question stand in one clause after the other: one place for each pair, emptied as it is read. */
class PairCounts {
  private readonly weights: Float64Array;
  private readonly frequencies: Float64Array;
  private found: number[] = [];

  constructor(weights: Float64Array) {
    this.weights = weights;
    this.frequencies = new Float64Array(weights.length);
  }

  add(pair: number, weight: number): void {
    const before = this.frequencies[pair] as number;
    if (before === 0) this.found.push(pair);
    this.frequencies[pair] = before + weight;
  }

  /** BM25 of what was added since it was last asked for. */
  takeScore(relativeLength: number): number {
    const penalty = k1 * (1 - b + b * relativeLength);
    let sum = 0;
    for (const pair of this.found) {
      const frequency = this.frequencies[pair] as number;
      sum += ((this.weights[pair] as number) * frequency * (k1 + 1)) / (frequency + penalty);
      this.frequencies[pair] = 0;
    }
    this.found.length = 0;
    return sum;
  }
}
