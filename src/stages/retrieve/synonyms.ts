import { thesaurus } from './thesaurus.ts';
import { evidenceTerms } from './evidence-terms.ts';
import type { SegmentChinese } from './tokenise.ts';

/** Terms (or `left_right` pairs) that may stand for a term. */
export type Synonyms = ReadonlyMap<string, ReadonlySet<string>>;

/** The thesaurus in the terms that texts are indexed by. A phrase of two words becomes a pair; one that has a stop word inside is left out. */
export function termSynonyms(segment: SegmentChinese, groups: readonly (readonly string[])[] = thesaurus): Synonyms {
  const synonyms = new Map<string, Set<string>>();
  for (const group of groups) {
    const terms = group.flatMap((phrase) => asTerm(evidenceTerms(phrase, segment)) ?? []);
    for (const term of terms) {
      let others = synonyms.get(term);
      if (others === undefined) synonyms.set(term, (others = new Set()));
      for (const other of terms) if (other !== term) others.add(other);
    }
  }
  return synonyms;
}

function asTerm(terms: readonly (string | null)[]): string | null {
  const [left, right] = terms;
  if (terms.length === 1) return left ?? null;
  return terms.length === 2 && left && right ? `${left}_${right}` : null;
}
