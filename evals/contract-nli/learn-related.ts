import { evidenceTerms } from '../../src/stages/retrieve/evidence-terms.ts';
import type { RelatedTable, RelatedTerms } from '../../src/stages/retrieve/related-terms.ts';
import type { SegmentChinese } from '../../src/stages/retrieve/tokenise.ts';

const window = 2;
const leastTexts = 8;
const mostRelated = 10;
const leastSimilarity = 0.1;

/**
 * Terms with like surroundings in unlabelled text: vectors of positive pointwise mutual information in a window of two terms either side,
 * compared by cosine (Levy & Goldberg 2014). Only terms in at least `leastTexts` texts, whose surroundings are known well enough.
 */
export function learnRelated(texts: readonly string[], segment: SegmentChinese): RelatedTerms {
  const pairs = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  const spread = new Map<string, number>();
  let all = 0;
  for (const text of texts) {
    const terms = evidenceTerms(text, segment).filter((term) => term !== null);
    if (terms.length < 3) continue;
    for (const term of new Set(terms)) spread.set(term, (spread.get(term) ?? 0) + 1);
    terms.forEach((term, at) => {
      let row = pairs.get(term);
      if (row === undefined) pairs.set(term, (row = new Map()));
      for (let other = Math.max(0, at - window); other <= Math.min(terms.length - 1, at + window); other += 1) {
        if (other === at) continue;
        row.set(terms[other]!, (row.get(terms[other]!) ?? 0) + 1);
        totals.set(term, (totals.get(term) ?? 0) + 1);
        all += 1;
      }
    });
  }
  const vectors = new Map<string, Map<string, number>>();
  const holders = new Map<string, [term: string, value: number][]>();
  for (const [term, row] of pairs) {
    if ((spread.get(term) ?? 0) < leastTexts || !/\p{L}{2}/u.test(term)) continue;
    const weighed = [...row].flatMap(([other, count]): [string, number][] => {
      const information = Math.log((count * all) / (totals.get(term)! * totals.get(other)!));
      return count > 1 && information > 0 ? [[other, information]] : [];
    });
    const length = Math.hypot(...weighed.map(([, value]) => value));
    if (length === 0) continue;
    vectors.set(term, new Map(weighed.map(([other, value]) => [other, value / length])));
    for (const [other, value] of weighed) holders.set(other, [...(holders.get(other) ?? []), [term, value / length]]);
  }
  return new Map(
    [...vectors].map(([term, vector]) => {
      const cosines = new Map<string, number>();
      for (const [surrounding, value] of vector) {
        for (const [other, theirs] of holders.get(surrounding) ?? []) {
          if (other !== term) cosines.set(other, (cosines.get(other) ?? 0) + value * theirs);
        }
      }
      const best = [...cosines].filter(([, cosine]) => cosine >= leastSimilarity).sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
      return [term, best.slice(0, mostRelated)] as const;
    }),
  );
}

/** The table that `readRelatedTerms` reads, by term. */
export function writeRelated(related: RelatedTerms): RelatedTable {
  return Object.fromEntries(
    [...related]
      .filter(([, others]) => others.length > 0)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([term, others]) => [term, others.map(([other, similarity]) => `${other}:${Math.round(100 * similarity)}`).join(' ')]),
  );
}
