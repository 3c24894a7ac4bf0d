import { parentPort, workerData } from 'node:worker_threads';
import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import { prepareMeaning } from '../stages/retrieve/cross-language.ts';
import { loadKnowledge } from './load-knowledge.ts';

/** Learns words across languages from what the knowledge base says in both, and reads every clause of this workspace. */
const { officialTexts } = workerData as { readonly officialTexts: string };
const knowledge = loadKnowledge(undefined, officialTexts);
const segment = createSegmenter(knowledge.glossary.map(({ zh }) => zh));
parentPort?.postMessage(prepareMeaning(knowledge, segment));
