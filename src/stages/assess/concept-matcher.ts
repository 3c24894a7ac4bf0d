import type { StatementRules } from './statement-rules.ts';
import { matchable, startKeys, termSource, type ExtraTerms } from './term-pattern.ts';

/** Where a concept stands in a text, in offsets of its matchable form. */
export type ConceptHits = ReadonlyMap<string, readonly { readonly start: number; readonly end: number }[]>;
export type ConceptMatcher = (text: string) => ConceptHits;

type Entry = { readonly concept: string; readonly pattern: RegExp };
const keyLength = 3;

/**
 * Compiles the concepts once, so that finding all of them in a text costs one walk over its word starts. A term is only tried where
 * its first characters stand. Throws when a term is no valid pattern.
 */
export function compileConcepts(concepts: StatementRules['concepts'], extra: ExtraTerms = {}): ConceptMatcher {
  const termsOf = (name: string): readonly string[] => [
    ...(concepts[name]?.en ?? []),
    ...(concepts[name]?.zh ?? []),
    ...(extra[name] ?? []),
  ];
  const entries = new Map<string, Entry[]>();
  for (const concept of Object.keys(concepts)) {
    for (const term of termsOf(concept)) {
      const entry = { concept, pattern: compile(term, termSource(term, termsOf)) };
      for (const key of new Set(startKeys(term, termsOf))) entries.set(key, [...(entries.get(key) ?? []), entry]);
    }
  }
  return (text) => findConcepts(matchable(text), entries);
}

function compile(term: string, source: string): RegExp {
  try {
    return new RegExp(source, 'yu');
  } catch (cause) {
    throw new Error(`statement rules: the term "${term}" is not a valid pattern`, { cause });
  }
}

// A term may begin at the start of a word or number, or at any Chinese character.
const starts = /(?<![\p{Script=Latin}\d])[\p{Script=Latin}\d]|[^\p{Script=Latin}\d\s]/gu;

function findConcepts(text: string, entries: ReadonlyMap<string, readonly Entry[]>): ConceptHits {
  const hits = new Map<string, { start: number; end: number }[]>();
  for (const { index } of text.matchAll(starts)) {
    for (let length = 1; length <= keyLength; length += 1) {
      for (const { concept, pattern } of entries.get(text.slice(index, index + length)) ?? []) {
        pattern.lastIndex = index;
        const found = pattern.exec(text);
        if (found === null) continue;
        const spans = hits.get(concept);
        const span = { start: index, end: index + found[0].length };
        if (spans === undefined) hits.set(concept, [span]);
        else spans.push(span);
      }
    }
  }
  return hits;
}
