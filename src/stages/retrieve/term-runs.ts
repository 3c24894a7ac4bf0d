import type { ClauseQuery } from './clause-query.ts';

/** The terms of a question by their numbers in the vocabulary. */
export type QuestionTerms = {
  /** By number of a term, its place in the question, or -1. */
  readonly places: Int16Array;
  /** By place. */
  readonly weights: readonly number[];
  /** Sum of the weights, never 0. */
  readonly mass: number;
  /** Places that are neighbours in the question, as `first * size + second`. */
  readonly pairs: ReadonlySet<number>;
};

const windowTerms = 25;

/** Neighbouring terms of a question; see `QuestionTerms.pairs`. */
export function neighboursIn({ sequence, terms }: ClauseQuery): ReadonlySet<number> {
  return new Set(
    sequence.flatMap((place, at) => {
      const before = at > 0 ? (sequence[at - 1] ?? -1) : -1;
      return place >= 0 && before >= 0 ? [before * terms.length + place] : [];
    }),
  );
}

/** The heaviest run of terms common to question and clause, and how many neighbours of the question are neighbours here; shares in [0, 1]. */
export function phrasesIn(terms: Int32Array, query: ClauseQuery, question: QuestionTerms): { phrase: number; phrases: number } {
  const bare = query.sequence.filter((place) => place >= 0);
  const size = query.terms.length;
  const runs = new Float64Array(bare.length + 1);
  const pairs = new Set<number>();
  let heaviest = 0;
  let before = -1;
  for (let step = 0; step < terms.length; step++) {
    const term = terms[step] as number;
    const place = term < 0 ? -1 : (question.places[term] as number);
    if (place < 0) {
      if (before >= 0) runs.fill(0);
      before = -1;
      continue;
    }
    if (before >= 0 && question.pairs.has(before * size + place)) pairs.add(before * size + place);
    before = place;
    let diagonal = 0;
    for (let at = 0; at < bare.length; at++) {
      const kept = runs[at + 1] as number;
      const run = bare[at] === place ? diagonal + (question.weights[place] ?? 0) : 0;
      runs[at + 1] = run;
      if (run > heaviest) heaviest = run;
      diagonal = kept;
    }
  }
  return { phrase: heaviest / question.mass, phrases: pairs.size / Math.max(1, question.pairs.size) };
}

/** The greatest weight of distinct terms of the question within a stretch of `windowTerms` terms of the clause. */
export function heaviestWindow(terms: Int32Array, { places, weights }: QuestionTerms): number {
  const inside = new Uint16Array(weights.length);
  const seen: { readonly at: number; readonly place: number }[] = [];
  let [oldest, mass, heaviest] = [0, 0, 0];
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] as number;
    const place = term < 0 ? -1 : (places[term] as number);
    if (place < 0) continue;
    seen.push({ at, place });
    inside[place] = (inside[place] ?? 0) + 1;
    if (inside[place] === 1) mass += weights[place] ?? 0;
    for (let old = seen[oldest]; old !== undefined && old.at < at - windowTerms; old = seen[++oldest]) {
      inside[old.place] = (inside[old.place] ?? 0) - 1;
      if (inside[old.place] === 0) mass -= weights[old.place] ?? 0;
    }
    heaviest = Math.max(heaviest, mass);
  }
  return heaviest;
}
