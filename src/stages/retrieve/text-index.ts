import { Bm25, type WeightedTerm } from './bm25.ts';
import { takeBest, type Hit } from './take-best.ts';
import { bigrams, tokenise, type SegmentChinese } from './tokenise.ts';

export type IndexedText = {
  /** What it says: counts twice. */
  readonly text: string;
  /** Where it stands (ancestor clauses, headings, document title): counts once. */
  readonly context: readonly string[];
};

export type { Hit };

/** Weights of a trial on ObliQA dev (`evals/`): words 1, bigrams 0.3, the text itself twice its context. */
const bigramFactor = 0.3;
const textWeight = 2;

/** Lexical index over texts with their context; the one that the product and its evals use. */
export class TextIndex {
  private readonly words: Bm25;
  private readonly pairs: Bm25;
  private readonly segment: SegmentChinese;

  constructor(texts: readonly IndexedText[], segment: SegmentChinese) {
    this.segment = segment;
    const contexts = new Map<string, (string | null)[]>();
    const words: WeightedTerm[][] = [];
    const pairs: WeightedTerm[][] = [];
    for (const { text, context } of texts) {
      const own = tokenise(text, segment);
      const textWords: WeightedTerm[] = own.flatMap((term) => (term === null ? [] : [[term, textWeight] as const]));
      const textPairs: WeightedTerm[] = bigrams(own).map((term) => [term, textWeight] as const);
      for (const line of context) {
        let terms = contexts.get(line);
        if (terms === undefined) contexts.set(line, (terms = tokenise(line, segment)));
        for (const term of terms) if (term !== null) textWords.push([term, 1]);
        for (const pair of bigrams(terms)) textPairs.push([pair, 1]);
      }
      words.push(textWords);
      pairs.push(textPairs);
    }
    this.words = new Bm25(words);
    this.pairs = new Bm25(pairs);
  }

  /** Best texts for weighted pieces of query text, best first; ties by index, so the order is the same everywhere. */
  search(query: readonly { readonly text: string; readonly weight: number }[], limit: number): Hit[] {
    const scores = new Float32Array(this.words.size);
    const wordWeights = new Map<string, number>();
    const pairWeights = new Map<string, number>();
    for (const { text, weight } of query) {
      const terms = tokenise(text, this.segment);
      for (const term of terms) if (term !== null) wordWeights.set(term, Math.max(wordWeights.get(term) ?? 0, weight));
      for (const pair of bigrams(terms)) pairWeights.set(pair, Math.max(pairWeights.get(pair) ?? 0, weight));
    }
    this.words.accumulate(wordWeights, scores);
    this.pairs.accumulate(pairWeights, scores, bigramFactor);
    return takeBest(scores, limit);
  }
}
