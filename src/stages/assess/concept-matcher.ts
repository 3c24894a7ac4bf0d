import { requiredWords, type RequiredWords } from './required-words.ts';
import type { StatementRules } from './statement-rules.ts';
import { fixedStart, matchable, startKeys, termPattern, termSource, type ExtraTerms } from './term-pattern.ts';

/** Where a concept stands in a text, in offsets of its matchable form. */
export type ConceptHits = ReadonlyMap<string, readonly { readonly start: number; readonly end: number }[]>;
export type ConceptMatcher = (text: string) => ConceptHits;

/** Where the term ends that begins at an index of the text, or -1. */
type Match = (text: string, at: number) => number;
type Entry = { readonly concept: string; readonly match: Match };
const keyLength = 3;

/**
 * Finds all concepts in a text in one walk over its word starts. A term is only tried where its first characters stand, and is compiled when these
 * are first seen: of thousands of terms a dossier meets some hundreds.
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
      const entry = { concept, match: compileWhenMet(() => termSource(term, termsOf)) };
      for (const key of new Set(startKeys(term, termsOf))) {
        const known = entries.get(key);
        if (known === undefined) entries.set(key, [entry]);
        else known.push(entry);
      }
    }
  }
  return (text) => findConcepts(matchable(text), entries);
}

/** Plain words are compared; a pattern costs far more to compile than to run, and is compiled when the text has the words that it needs. */
function compileWhenMet(sourceOf: () => string): Match {
  let source: string | undefined;
  let start = '';
  let required: RequiredWords = [];
  let pattern: RegExp | undefined;
  return (text, at) => {
    if (source === undefined) {
      source = sourceOf();
      start = fixedStart(source);
      required = requiredWords(source);
    }
    if (!text.startsWith(start, at)) return -1;
    if (start === source) return at + start.length;
    if (!required.every((pieces) => pieces.some((piece) => text.includes(piece, at)))) return -1;
    pattern ??= termPattern(source);
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };
}

// A term may begin at the start of a word or number, or at any Chinese character.
const starts = /(?<![\p{Script=Latin}\d])[\p{Script=Latin}\d]|[^\p{Script=Latin}\d\s]/gu;

function findConcepts(text: string, entries: ReadonlyMap<string, readonly Entry[]>): ConceptHits {
  const hits = new Map<string, { start: number; end: number }[]>();
  for (const { index } of text.matchAll(starts)) {
    for (let length = 1; length <= keyLength; length += 1) {
      for (const { concept, match } of entries.get(text.slice(index, index + length)) ?? []) {
        const end = match(text, index);
        if (end < 0) continue;
        const spans = hits.get(concept);
        if (spans === undefined) hits.set(concept, [{ start: index, end }]);
        else spans.push({ start: index, end });
      }
    }
  }
  return hits;
}
