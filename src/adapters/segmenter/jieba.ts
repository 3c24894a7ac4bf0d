import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** Cuts Chinese text into words, search-engine style: long words also give their parts. */
export type Segmenter = (text: string) => string[];

let shared: Jieba | undefined;

/** The jieba dictionary takes about 100 ms to load; one is shared by the process. `terms` (glossary) are kept whole. */
export function createSegmenter(terms: readonly string[] = []): Segmenter {
  shared ??= Jieba.withDict(dict);
  if (terms.length > 0) shared.loadDict(new TextEncoder().encode(terms.map((term) => `${term} 20000 n`).join('\n') + '\n'));
  const jieba = shared;
  return (text) => jieba.cutForSearch(text, true);
}
