import { parentPort, workerData } from 'node:worker_threads';
import type { KnowledgeBase } from '../domain/index.ts';
import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import { openDerivedCache } from '../adapters/derived-cache/derived-cache.ts';
import { prepareMeaning, type PreparedMeaning } from '../stages/retrieve/cross-language.ts';
import { deriveFromKnowledge } from './load-knowledge.ts';

/** Learns words across languages from what the knowledge base says in both, and reads every clause of this workspace. */
const { officialTexts, cache } = workerData as { readonly officialTexts: string; readonly cache: string };
const prepare = (knowledge: KnowledgeBase): PreparedMeaning =>
  prepareMeaning(knowledge, createSegmenter(knowledge.glossary.map(({ zh }) => zh)));
parentPort?.postMessage(deriveFromKnowledge('meaning', prepare, undefined, officialTexts, openDerivedCache(cache)));
