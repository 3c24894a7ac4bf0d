import { matchable } from './term-pattern.ts';

export type SentenceLanguage = 'en' | 'zh';

/** Weights of the two kinds of features beside each other; words are normalised to length 1 first. */
const conceptWeight = 0.3;
const pairWeight = 0.2;

/** The language that a sentence is read in: Chinese when a fifth of its characters or more are Han. */
export function sentenceLanguage(text: string): SentenceLanguage {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 5 >= text.length ? 'zh' : 'en';
}

/**
 * Counts of the words and word pairs (English) or of one to four neighbouring characters (Chinese) in a sentence. Numbers count as one
 * word whatever their value: what a number means is for rules over facts.
 */
export function countTerms(text: string, language: SentenceLanguage): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string): void => void counts.set(term, (counts.get(term) ?? 0) + 1);
  if (language === 'en') {
    const words =
      matchable(text)
        .replaceAll(/\d+/gu, '0')
        .match(/[\p{Script=Latin}]+|0/gu) ?? [];
    words.forEach((word, index) => {
      add(word);
      const next = words[index + 1];
      if (next !== undefined) add(`${word} ${next}`);
    });
    return counts;
  }
  const characters = [...text.normalize('NFKC').toLowerCase().replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, '')];
  for (let start = 0; start < characters.length; start += 1) {
    for (let length = 1; length <= 4 && start + length <= characters.length; length += 1)
      add(characters.slice(start, start + length).join(''));
  }
  return counts;
}

/** Sublinear counts times inverse document frequency, normalised to length 1. Terms without a frequency are left out. */
export function weighTerms(counts: ReadonlyMap<string, number>, idf: ReadonlyMap<string, number>): Map<string, number> {
  const weights = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of counts) {
    const rarity = idf.get(term);
    if (rarity === undefined) continue;
    const weight = (1 + Math.log(count)) * rarity;
    weights.set(term, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}

/** Features of the concepts found in a sentence (`@name`) and, for `pairs`, of every two acts among them (`@a&b`). */
export function conceptFeatures(concepts: Iterable<string>, pairs: boolean): Map<string, number> {
  const names = [...concepts].toSorted();
  const features = new Map(names.map((name) => [`@${name}`, conceptWeight]));
  if (!pairs) return features;
  const acts = names.filter((name) => !name.startsWith('topic'));
  acts.forEach((first, index) => {
    for (const second of acts.slice(index + 1)) features.set(`@${first}&${second}`, pairWeight);
  });
  return features;
}
