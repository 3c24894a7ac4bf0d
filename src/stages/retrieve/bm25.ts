/** One text to index: its terms, as words or as numbers of a vocabulary, with weights (a term of the text counts 2, one of its headings 1, say). */
export type WeightedTerm<Term = string> = readonly [term: Term, weight: number];

export type Bm25Options = { readonly k1: number; readonly b: number };

/**
 * Okapi BM25 (Robertson & Zaragoza 2009) over weighted terms. Postings of all terms lie side by side in typed arrays (8 bytes each);
 * scoring touches only those of the query's terms. Build and query time are linear in the number of terms and postings.
 */
export class Bm25<Term extends string | number = string> {
  readonly size: number;
  private readonly numbers = new Map<Term, number>();
  /** Postings of term n: `documents` and `scores` from `starts[n]` up to `starts[n + 1]`, by document. */
  private readonly starts: Int32Array;
  private readonly documents: Int32Array;
  private readonly scores: Float32Array;

  constructor(texts: Iterable<Iterable<WeightedTerm<Term>>>, { k1, b }: Bm25Options = { k1: 1.2, b: 0.75 }) {
    const { terms, weights, lengths, ends } = this.count(texts);
    this.size = lengths.length;
    const vocabulary = this.numbers.size;
    const starts = new Int32Array(vocabulary + 1);
    for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    for (let term = 0; term < vocabulary; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const next = starts.slice(0, vocabulary);
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.size) || 1;
    this.starts = starts;
    this.documents = new Int32Array(terms.length);
    this.scores = new Float32Array(terms.length);
    for (let document = 0, at = 0; document < this.size; document++) {
      const penalty = k1 * (1 - b + (b * (lengths[document] ?? 0)) / average);
      for (; at < (ends[document] ?? 0); at++) {
        const term = terms[at] ?? 0;
        const weight = weights[at] ?? 0;
        const place = next[term] ?? 0;
        next[term] = place + 1;
        this.documents[place] = document;
        this.scores[place] = (this.idfOf(term) * weight * (k1 + 1)) / (weight + penalty);
      }
    }
  }

  has(term: Term): boolean {
    return this.numbers.has(term);
  }

  /** Weight of a term by its rarity: ln(1 + (N − df + 0.5) / (df + 0.5)); 0 for a term that stands nowhere. */
  idf(term: Term): number {
    const number = this.numbers.get(term);
    return number === undefined ? 0 : this.idfOf(number);
  }

  /** Adds `factor` × weight × score of each query term to the touched texts in `into`. */
  score(query: Iterable<WeightedTerm<Term>>, into: Map<number, number>, factor = 1): void {
    for (const [term, weight] of query) {
      const number = this.numbers.get(term);
      if (number === undefined) continue;
      for (let at = this.starts[number] ?? 0, end = this.starts[number + 1] ?? 0; at < end; at++) {
        const document = this.documents[at] ?? 0;
        into.set(document, (into.get(document) ?? 0) + factor * weight * (this.scores[at] ?? 0));
      }
    }
  }

  /** The same into one place for each text (`into` has `size` places): faster where many texts are touched. */
  accumulate(query: Iterable<WeightedTerm<Term>>, into: Float32Array, factor = 1): void {
    for (const [term, weight] of query) {
      const number = this.numbers.get(term);
      if (number !== undefined) this.add(this.starts[number] ?? 0, this.starts[number + 1] ?? 0, factor * weight, into);
    }
  }

  /** Where most time of a search goes: four postings a turn, each of another text. */
  private add(start: number, end: number, factor: number, into: Float32Array): void {
    const { documents, scores } = this;
    let at = start;
    for (; at + 3 < end; at += 4) {
      const first = documents[at] as number;
      const second = documents[at + 1] as number;
      const third = documents[at + 2] as number;
      const fourth = documents[at + 3] as number;
      into[first] = (into[first] as number) + factor * (scores[at] as number);
      into[second] = (into[second] as number) + factor * (scores[at + 1] as number);
      into[third] = (into[third] as number) + factor * (scores[at + 2] as number);
      into[fourth] = (into[fourth] as number) + factor * (scores[at + 3] as number);
    }
    for (; at < end; at++) {
      const document = documents[at] as number;
      into[document] = (into[document] as number) + factor * (scores[at] as number);
    }
  }

  private idfOf(number: number): number {
    const frequency = (this.starts[number + 1] ?? 0) - (this.starts[number] ?? 0);
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** Terms of each text with their summed weights, one text after the other; `ends[d]` is where text d ends. */
  private count(texts: Iterable<Iterable<WeightedTerm<Term>>>): {
    readonly terms: Uint32Array;
    readonly weights: Float32Array;
    readonly lengths: readonly number[];
    readonly ends: readonly number[];
  } {
    let terms = new Uint32Array(1024);
    let weights = new Float32Array(1024);
    let used = 0;
    const lengths: number[] = [];
    const ends: number[] = [];
    const frequencies = new Map<number, number>();
    for (const text of texts) {
      frequencies.clear();
      let length = 0;
      for (const [term, weight] of text) {
        let number = this.numbers.get(term);
        if (number === undefined) this.numbers.set(term, (number = this.numbers.size));
        frequencies.set(number, (frequencies.get(number) ?? 0) + weight);
        length += weight;
      }
      if (used + frequencies.size > terms.length) {
        const room = Math.max(terms.length * 2, used + frequencies.size);
        const [wider, heavier] = [new Uint32Array(room), new Float32Array(room)];
        wider.set(terms);
        heavier.set(weights);
        [terms, weights] = [wider, heavier];
      }
      for (const [number, weight] of frequencies) {
        terms[used] = number;
        weights[used++] = weight;
      }
      lengths.push(length);
      ends.push(used);
    }
    return { terms: terms.subarray(0, used), weights: weights.subarray(0, used), lengths, ends };
  }
}
