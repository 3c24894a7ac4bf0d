import { tokenise, type SegmentChinese } from './tokenise.ts';

/** Terms of a phrase that stands in a question, and the terms of the same phrase in the other language. */
export type PhraseMatch = { readonly terms: readonly string[]; readonly other: readonly string[] };
export type FindPhrases = (text: string) => PhraseMatch[];

/**
 * Finds glossary phrases in a question, the longest at each place: English by stems in a row, so that plural and tense do not matter, Chinese
 * by characters. Single English words are left to the translation table.
 */
export function glossaryPhrases(pairs: readonly { readonly en: string; readonly zh: string }[], segment: SegmentChinese): FindPhrases {
  const english = new Map<string, PhraseMatch[]>();
  const chinese = new Map<string, PhraseMatch[]>();
  let longestEnglish = 1;
  let longestChinese = 1;
  const add = (map: Map<string, PhraseMatch[]>, key: string, match: PhraseMatch): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [match]);
    else known.push(match);
  };
  for (const pair of pairs) {
    const en = present(tokenise(pair.en.replace(/\(.*?\)/gu, ''), segment));
    const zh = present(tokenise(pair.zh, segment));
    if (en.length === 0 || zh.length === 0) continue;
    add(english, en.join(' '), { terms: en, other: zh });
    add(chinese, pair.zh, { terms: zh, other: en });
    longestEnglish = Math.max(longestEnglish, en.length);
    longestChinese = Math.max(longestChinese, pair.zh.length);
  }
  return (text) => {
    const found: PhraseMatch[] = [];
    const terms = tokenise(text, segment);
    for (let at = 0; at < terms.length;) {
      let length = Math.min(longestEnglish, terms.length - at);
      while (length > 0 && !english.has(terms.slice(at, at + length).join(' '))) length--;
      if (length > 0) found.push(...(english.get(terms.slice(at, at + length).join(' ')) ?? []));
      at += Math.max(1, length);
    }
    for (const [run] of text.normalize('NFKC').matchAll(/\p{Script=Han}+/gu)) {
      for (let at = 0; at < run.length;) {
        let length = Math.min(longestChinese, run.length - at);
        while (length > 0 && !chinese.has(run.slice(at, at + length))) length--;
        if (length > 0) found.push(...(chinese.get(run.slice(at, at + length)) ?? []));
        at += Math.max(1, length);
      }
    }
    return found;
  };
}

function present(terms: readonly (string | null)[]): string[] {
  return [...new Set(terms.filter((term) => term !== null))];
}
