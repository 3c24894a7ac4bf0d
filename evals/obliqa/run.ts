import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { nothingLearnt, type LearntRanking } from '../../src/stages/retrieve/clause-index.ts';
import { KnowledgeIndex } from '../../src/stages/retrieve/clauses.ts';
import { readRanking, shippedRanking } from '../../src/stages/retrieve/read-ranking.ts';
import { foldCount, foldKeys, foldQuestions } from './fold-questions.ts';
import { readObliqa, type Obliqa } from './read-obliqa.ts';
import { meanScore, scoreRanking, type RetrievalScore } from './score-retrieval.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const asGiven = (text: string): string[] => [text];
const day = '2026-01-01';

type Step = { readonly name: string; readonly rankings: readonly LearntRanking[] };

/**
 * Clause retrieval on ObliQA through the product's own clause search. `--data DIR` holds passages.jsonl and questions.SPLIT.jsonl;
 * `--split dev` (default); `--json` prints one object; `--ablation` adds the search without what was learnt. The shipped ranking was fitted
 * on the development questions, so each of those is asked of a ranking that was fitted without it (and without any question with the
 * same first answer); questions of other splits are asked of the shipped one.
 */
export function runObliqaEval(args: readonly string[]): Promise<number> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const data = option('--data');
  const split = option('--split') ?? 'dev';
  if (data === undefined) {
    console.error('Name the folder with passages.jsonl and questions.dev.jsonl: npm run eval -- obliqa --data DIR --split dev');
    return Promise.resolve(2);
  }
  const obliqa = readObliqa(data, split);
  const learnt = split === 'dev' ? foldRankings() : [shippedRanking()];
  const full: Step = { name: 'learnt recall of terms, trees over features', rankings: learnt };
  const steps: Step[] = args.includes('--ablation')
    ? [
        { name: 'words and pairs of terms, nothing learnt', rankings: [nothingLearnt] },
        { name: 'learnt recall of terms', rankings: learnt.map(({ recall }) => ({ recall, trees: undefined })) },
        full,
      ]
    : [full];
  const index = new KnowledgeIndex(obliqa.knowledge, asGiven);
  const results = steps.map((step) => ({ step: step.name, ...measure(index, obliqa, step.rankings) }));
  const last = results.at(-1);
  const report = {
    split,
    questions: obliqa.questions.length,
    passages: obliqa.knowledge.clauses.size,
    ...last,
    crossValidated: split === 'dev',
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.version,
  };
  if (args.includes('--json')) console.log(JSON.stringify(report));
  else {
    console.log(
      `ObliQA ${split}: ${report.questions} questions, ${report.passages} passages${report.crossValidated ? ', cross-validated' : ''}`,
    );
    for (const { step, recallAt10, mapAt10, recallAt100, p50, p95 } of results) {
      console.log(
        `Recall@10 ${recallAt10.toFixed(4)}  MAP@10 ${mapAt10.toFixed(4)}  Recall@100 ${recallAt100.toFixed(4)}  p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms  ${step}`,
      );
    }
  }
  mkdirSync(`${folder}results`, { recursive: true });
  if (args.includes('--ablation'))
    writeFileSync(`${folder}results/${split}.json`, `${JSON.stringify({ ...report, steps: results }, null, 2)}\n`);
  return Promise.resolve(0);
}

/** One ranking for each fold of the development questions. */
function foldRankings(): LearntRanking[] {
  return Array.from({ length: foldCount }, (_, fold) => readRanking(readFileSync(`${folder}folds/${fold}.json`, 'utf8')));
}

function measure(
  index: KnowledgeIndex,
  obliqa: Obliqa,
  rankings: readonly LearntRanking[],
): RetrievalScore & { readonly p50: number; readonly p95: number } {
  const folds =
    rankings.length === 1 ? obliqa.questions.map(() => 0) : foldQuestions(obliqa.questions, rankings.length, foldKeys(obliqa).answer);
  const times: number[] = [];
  const scores: RetrievalScore[] = [];
  rankings.forEach((ranking, fold) => {
    index.rankEnglishBy(ranking);
    obliqa.questions.forEach(({ text, answers }, q) => {
      if (folds[q] !== fold) return;
      const started = performance.now();
      const hits = index.searchClauses(text, day, 100);
      times.push(performance.now() - started);
      scores.push(
        scoreRanking(
          hits.map(({ clause }) => clause.id),
          answers,
        ),
      );
    });
  });
  times.sort((a, b) => a - b);
  const share = (of: number): number => times[Math.min(times.length - 1, Math.floor(times.length * of))] ?? 0;
  return { ...meanScore(scores), p50: share(0.5), p95: share(0.95) };
}
