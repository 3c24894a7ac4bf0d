import type { ClauseCorpus } from './clause-corpus.ts';
import { ClauseLines, ownWeight } from './clause-lines.ts';
import type { ClauseQuery } from './clause-query.ts';
import { QuestionPairs, reach, type PairScore } from './question-pairs.ts';

/**
 * Pairs of terms in clauses: neighbours in their order, and near ones (up to three terms apart, in any order). Nothing is stored for a
 * pair but a count in a hashed table, so memory is bounded by the table; a clause is scored by one pass over its terms.
 */
export class ClausePairs {
  private readonly size: number;
  private readonly lines: ClauseLines;
  private readonly mask: number;
  private readonly neighbourCounts: Uint32Array;
  private readonly nearCounts: Uint32Array;
  /** Pairs of a clause beside the average. */
  private readonly neighbourLengths: Float64Array;
  private readonly nearLengths: Float64Array;

  constructor({ size, clauses, totalTerms }: ClauseCorpus) {
    this.size = size;
    this.lines = new ClauseLines(clauses);
    const bits = Math.min(22, Math.max(12, Math.ceil(Math.log2(8 * totalTerms))));
    this.mask = 2 ** bits - 1;
    this.neighbourCounts = new Uint32Array(this.mask + 1);
    this.nearCounts = new Uint32Array(this.mask + 1);
    const [neighbours, near] = [new Float32Array(size), new Float32Array(size)];
    const [seen, seenNear] = [new Int32Array(this.mask + 1).fill(-1), new Int32Array(this.mask + 1).fill(-1)];
    for (let index = 0; index < size; index++) {
      this.eachLine(index, (start, end, weight) => {
        const { terms } = this.lines;
        for (let at = start + 1; at < end; at++) {
          const code = terms[at] as number;
          const term = code >> 1;
          if ((code & 1) === 0) {
            neighbours[index] = (neighbours[index] as number) + weight;
            count(this.place((terms[at - 1] as number) >> 1, term), index, seen, this.neighbourCounts);
          }
          for (let before = Math.max(start, at - reach); before < at; before++) {
            const other = (terms[before] as number) >> 1;
            near[index] = (near[index] as number) + weight;
            count(this.place(Math.min(other, term), Math.max(other, term)), index, seenNear, this.nearCounts);
          }
        }
      });
    }
    this.neighbourLengths = besideAverage(neighbours);
    this.nearLengths = besideAverage(near);
  }

  /** A scorer for one question; a pair counts as its less important term does. */
  scorer(query: ClauseQuery): (clause: number) => PairScore {
    const { terms, sequence } = query;
    const pairs = new QuestionPairs(terms.length, query.places, this.lines);
    const weigh = (left: number, right: number, ordered: boolean): number => {
      const [x, y] = [terms[left], terms[right]];
      if (x?.number === undefined || y?.number === undefined) return 0;
      const place = ordered ? this.place(x.number, y.number) : this.place(Math.min(x.number, y.number), Math.max(x.number, y.number));
      const frequency = (ordered ? this.neighbourCounts : this.nearCounts)[place] ?? 0;
      return Math.min(x.factor, y.factor) * Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
    };
    sequence.forEach((place, at) => {
      const before = at > 0 ? (sequence[at - 1] ?? -1) : -1;
      if (place >= 0 && before >= 0) pairs.weighNeighbours(before, place, weigh(before, place, true));
    });
    const bare = sequence.filter((place) => place >= 0);
    bare.forEach((place, at) => {
      for (const other of bare.slice(Math.max(0, at - reach), at)) pairs.weighNear(other, place, weigh(other, place, false));
    });
    const { neighbourLengths, nearLengths } = this;
    return (index) => pairs.score(index, neighbourLengths[index] as number, nearLengths[index] as number);
  }

  /** The lines of a clause as stretches of `lines.terms`, its own first. */
  private eachLine(index: number, visit: (start: number, end: number, weight: number) => void): void {
    const { starts, contexts, contextStarts } = this.lines;
    visit(starts[index] as number, starts[index + 1] as number, ownWeight);
    for (let at = contextStarts[index] as number, end = contextStarts[index + 1] as number; at < end; at++) {
      const line = contexts[at] as number;
      visit(starts[line] as number, starts[line + 1] as number, 1);
    }
  }

  private place(left: number, right: number): number {
    return (Math.imul(left + 1, 0x9e3779b1) ^ Math.imul(right + 0x7f4a7c15, 0x85ebca6b)) & this.mask;
  }
}

function besideAverage(lengths: Float32Array): Float64Array {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  return Float64Array.from(lengths, (length) => length / average);
}

function count(place: number, index: number, seen: Int32Array, counts: Uint32Array): void {
  if (seen[place] === index) return;
  seen[place] = index;
  counts[place] = (counts[place] ?? 0) + 1;
}
