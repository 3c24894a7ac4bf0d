import { parentPort, workerData } from 'node:worker_threads';
import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import type { KnowledgeBase } from '../domain/index.ts';
import { fitLatentSpace, projectText, type LatentSpace, type ParallelText } from '../stages/retrieve/latent-space.ts';
import { loadKnowledge } from './load-knowledge.ts';

export type LatentResult = {
  readonly space: LatentSpace;
  readonly clauses: readonly { readonly id: string; readonly vector: Float32Array }[];
};

/** Fits the cross-lingual space on what the knowledge base says in both languages and places every clause in it. */
const { officialTexts } = workerData as { readonly officialTexts: string };
const knowledge = loadKnowledge(undefined, officialTexts);
const segment = createSegmenter(knowledge.glossary.map(({ zh }) => zh));
const space = fitLatentSpace(parallelTexts(knowledge), segment);
const clauses = [...knowledge.clauses.values()].map((clause) => {
  const text = [
    clause.heading.en,
    clause.heading.zh,
    clause.officialText?.en ?? '',
    clause.officialText?.zh ?? '',
    clause.officialText === undefined ? clause.workingText.en : '',
  ];
  return { id: clause.id as string, vector: projectText(text.join('\n'), space, segment) };
});
parentPort?.postMessage({ space, clauses } satisfies LatentResult);

function parallelTexts({ clauses, programmes, cases, glossary }: KnowledgeBase): ParallelText[] {
  return [
    ...[...clauses.values()]
      .filter(({ mark }) => mark !== 'source-text')
      .map(({ heading, workingText }) => ({ en: `${heading.en} ${workingText.en}`, zh: `${heading.zh} ${workingText.zh}` })),
    ...[...programmes.values()].flatMap(({ requirements, facts }) => [
      ...requirements.flatMap(({ statement, title }) => [statement, title]),
      ...facts.flatMap(({ title, labels }) => [title, { en: labels.en.join(' '), zh: labels.zh.join(' ') }]),
    ]),
    ...cases.map(({ title }) => title),
    ...glossary,
  ];
}
