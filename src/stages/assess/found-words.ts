import type { ConceptHits } from './concept-matcher.ts';
import { matchable } from './term-pattern.ts';

/** A gap in a term may span half a sentence, which is quoted anyway. */
const longest = 80;

/**
 * What stands in a passage for the features that a rule or the classifier went by: for a concept (`plan_only`), or two (`audit&plan_only`), the
 * words found; a word or sequence of characters as it is. Each once, and none that is part of another.
 */
export function foundWords(text: string, hits: ConceptHits, features: readonly string[]): string[] {
  const compared = matchable(text);
  const found = features
    .flatMap((feature) => feature.split('&'))
    .flatMap((name) => {
      const span = hits.get(name)?.[0];
      if (span !== undefined) return [compared.slice(span.start, span.end).trim()];
      return compared.includes(name) ? [name] : [];
    })
    .filter((words) => words !== '' && words.length <= longest);
  return [...new Set(found)].filter((words, _, all) => !all.some((other) => other !== words && other.includes(words)));
}
