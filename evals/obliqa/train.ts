import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import type { StoredRanking } from '../../src/stages/retrieve/read-ranking.ts';
import { scoreByTrees } from '../../src/stages/retrieve/tree-ranker.ts';
import { RankingFitter } from './fit-ranking.ts';
import { foldKeys, foldQuestions, foldCount } from './fold-questions.ts';
import { readObliqa } from './read-obliqa.ts';
import { meanScore, scoreRanking, type RetrievalScore } from './score-retrieval.ts';

/**
 * `npx tsx evals/obliqa/train.ts DIR [answer|instrument]`: fits the order of clauses on the development questions. Writes the ranking that the product
 * ships (all questions) and, for the eval, one for each fold that has not seen the questions of that fold; prints the cross-validated figures of both ways to fold.
 */
const asGiven = (text: string): string[] => [text];
const [data, only] = process.argv.slice(2);
if (data === undefined) {
  console.error('Name the folder with passages.jsonl and questions.dev.jsonl: npx tsx evals/obliqa/train.ts DIR');
  process.exit(2);
}
const obliqa = readObliqa(data, 'dev');
const fitter = new RankingFitter(obliqa, asGiven);
const everything = obliqa.questions.map((_, q) => q);
const kept = fileURLToPath(new URL('folds/', import.meta.url));
mkdirSync(kept, { recursive: true });
const figures: Record<string, unknown> = {};
for (const [name, keysOf] of Object.entries(foldKeys(obliqa))) {
  if (only !== undefined && only !== name) continue;
  const foldOf = foldQuestions(obliqa.questions, foldCount, keysOf);
  const examples = fitter.examples(foldOf);
  if (name === 'answer') await writeShipped(fitter.fit(everything, examples));
  const scores: RetrievalScore[] = [];
  for (let fold = 0; fold < foldCount; fold++) {
    const stored = fitter.fit(
      everything.filter((q) => foldOf[q] !== fold),
      examples,
    );
    if (name === 'answer') writeFileSync(`${kept}${fold}.json`, `${JSON.stringify(stored)}\n`);
    for (const q of everything) {
      const example = examples[q];
      if (foldOf[q] !== fold || example === undefined) continue;
      const order = example.rows.map((row, i) => ({ id: example.ids[i] ?? '', score: scoreByTrees(stored.trees, row) }));
      order.sort((a, b) => b.score - a.score);
      scores.push(
        scoreRanking(
          order.map(({ id }) => id),
          obliqa.questions[q]?.answers ?? [],
        ),
      );
    }
    console.log(`by ${name}, fold ${fold}; so far`, meanScore(scores));
  }
  figures[name] = meanScore(scores);
}
console.log(JSON.stringify(figures));

async function writeShipped(ranking: StoredRanking): Promise<void> {
  const file = fileURLToPath(new URL('../../src/stages/retrieve/shipped-ranking.ts', import.meta.url));
  const source = `/** Fitted by evals/obliqa/train.ts on the development questions of ObliQA (Apache-2.0 by its data card); not edited by hand. */\nexport const shippedRankingJson = ${JSON.stringify(JSON.stringify(ranking))};\n`;
  const options = await prettier.resolveConfig(file, { config: fileURLToPath(new URL('../../.config/prettier.json', import.meta.url)) });
  writeFileSync(file, await prettier.format(source, { ...options, filepath: file }));
}
