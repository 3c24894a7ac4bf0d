/** One text to index: its terms with weights (a term of the text counts 2, one of its headings 1, say). */
export type WeightedTerm = readonly [term: string, weight: number];

export type Bm25Options = { readonly k1: number; readonly b: number };

/**
 * Okapi BM25 (Robertson & Zaragoza 2009) over weighted terms. Postings are typed arrays; scoring touches only the postings of the
 * query's terms. Build and query time are linear in the number of terms and postings.
 */
export class Bm25 {
  readonly size: number;
  private readonly postings = new Map<string, { documents: Uint32Array; scores: Float32Array }>();

  constructor(texts: Iterable<Iterable<WeightedTerm>>, { k1, b }: Bm25Options = { k1: 1.2, b: 0.75 }) {
    const raw = new Map<string, { documents: number[]; weights: number[] }>();
    const lengths: number[] = [];
    for (const terms of texts) {
      const document = lengths.length;
      const frequencies = new Map<string, number>();
      let length = 0;
      for (const [term, weight] of terms) {
        frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
        length += weight;
      }
      for (const [term, weight] of frequencies) {
        let entry = raw.get(term);
        if (entry === undefined) raw.set(term, (entry = { documents: [], weights: [] }));
        entry.documents.push(document);
        entry.weights.push(weight);
      }
      lengths.push(length);
    }
    this.size = lengths.length;
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.size) || 1;
    for (const [term, { documents, weights }] of raw) {
      const idf = Math.log(1 + (this.size - documents.length + 0.5) / (documents.length + 0.5));
      const scores = Float32Array.from(weights, (weight, i) => {
        const length = lengths[documents[i] ?? 0] ?? 0;
        return (idf * weight * (k1 + 1)) / (weight + k1 * (1 - b + (b * length) / average));
      });
      this.postings.set(term, { documents: Uint32Array.from(documents), scores });
    }
  }

  has(term: string): boolean {
    return this.postings.has(term);
  }

  /** Adds `factor` × weight × score of each query term to the touched texts in `into`. */
  score(query: Iterable<WeightedTerm>, into: Map<number, number>, factor = 1): void {
    for (const [term, weight] of query) {
      const posting = this.postings.get(term);
      if (posting === undefined) continue;
      const { documents, scores } = posting;
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i] ?? 0;
        into.set(document, (into.get(document) ?? 0) + factor * weight * (scores[i] ?? 0));
      }
    }
  }
}
