import { takeBest, type Hit } from './take-best.ts';

/**
 * Texts by neighbouring Chinese characters of a query (the character, where one stands alone): each that a text has counts by the share of texts that have
 * it not. For queries in which no word is met, because the text has it only inside longer words. Linear in the texts.
 */
export function searchCharacters(texts: readonly string[], query: string, limit: number): Hit[] {
  const scores = new Float32Array(texts.length);
  for (const pair of characterPairs(query)) {
    const having = texts.flatMap((text, index) => (text.includes(pair) ? [index] : []));
    const weight = Math.log(1 + (texts.length - having.length + 0.5) / (having.length + 0.5));
    for (const index of having) scores[index] = (scores[index] ?? 0) + weight;
  }
  return takeBest(scores, limit);
}

function characterPairs(query: string): Set<string> {
  const runs = [...query.normalize('NFKC').matchAll(/\p{Script=Han}+/gu)].map(([run]) => [...run]);
  return new Set(runs.flatMap((run) => (run.length === 1 ? run : run.slice(1).map((character, at) => (run[at] ?? '') + character))));
}
