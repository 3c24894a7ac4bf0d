import { clauseTerms, wordForms, type ClauseCorpus } from './clause-corpus.ts';
import type { SegmentChinese } from './tokenise.ts';

export type QueryTerm = {
  readonly term: string;
  /** Undefined when no clause has it. */
  readonly number: number | undefined;
  /** How much the term should count beside its rarity: 1 is plain BM25. */
  readonly factor: number;
  /** Rarity times factor. */
  readonly weight: number;
  /** Written with a capital inside the question: a defined term or a name. */
  readonly capital: boolean;
};

export type ClauseQuery = {
  readonly terms: readonly QueryTerm[];
  /** Place in `terms` of each term of the vocabulary, −1 for those that the question has not. Good until the next question is read. */
  readonly places: Int16Array;
  /** The question as places in `terms`; −1 is a gap. */
  readonly sequence: readonly number[];
  /** Words as written: number in the corpus and weight. */
  readonly forms: readonly { readonly number: number | undefined; readonly weight: number }[];
  /** Sum of the weights. */
  readonly mass: number;
};

/** Share of questions with a term whose answer has the term too: learnt from questions with known answers. */
export type TermRecall = ReadonlyMap<string, number>;

const least = 0.05;

/**
 * A question in terms. Of a term that answers seldom repeat ("criteria", "outline", "handle") little can be concluded: with recall p of a
 * term known, its relevance weight is idf + ln(p / (1 − p)) (Robertson & Spärck Jones 1976), of which BM25's idf is the case p = ½.
 * `placeOf` has a place for each term of the vocabulary and is written anew.
 */
export function readClauseQuery(
  question: string,
  corpus: ClauseCorpus,
  segment: SegmentChinese,
  recall: TermRecall,
  placeOf: Int16Array,
): ClauseQuery {
  const capitals = new Set(
    [...question.slice(1).matchAll(/(?<=[\s("'-])\p{Lu}[\p{L}'-]+/gu)].flatMap(([word]) => clauseTerms(word, segment)),
  );
  const places = new Map<string, number>();
  const terms: QueryTerm[] = [];
  const sequence = clauseTerms(question, segment).map((term) => {
    if (term === null) return -1;
    let place = places.get(term);
    if (place === undefined) {
      places.set(term, (place = terms.length));
      const number = corpus.termNumber(term);
      const idf = corpus.idf(number);
      const p = recall.get(term) ?? 0.5;
      const factor = Math.max(least, (idf + Math.log(p / (1 - p))) / idf);
      terms.push({ term, number, factor, weight: idf * factor, capital: capitals.has(term) });
    }
    return place;
  });
  const forms = [...new Set(wordForms(question))].flatMap((form) => {
    const place = places.get(clauseTerms(form, segment)[0] ?? '');
    return place === undefined ? [] : [{ number: corpus.formNumber(form), weight: terms[place]?.weight ?? 0 }];
  });
  placeOf.fill(-1);
  terms.forEach(({ number }, place) => {
    if (number !== undefined) placeOf[number] = place;
  });
  return { terms, places: placeOf, sequence, forms, mass: terms.reduce((sum, { weight }) => sum + weight, 0) };
}
