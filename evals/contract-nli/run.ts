import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import { EvidenceFinder } from '../../src/stages/retrieve/evidence.ts';
import { ablate } from './ablate.ts';
import { fitRanking } from './fit-ranking.ts';
import { readContracts, requirementOf, type ContractSet } from './read-contracts.ts';
import { scoreRankings, type Ranking, type RankingScore } from './score-rankings.ts';

const results = fileURLToPath(new URL('results/', import.meta.url));

/**
 * Ranks the spans of each contract for each hypothesis that has evidence, as the product ranks a dossier's passages for a requirement. Options:
 * `--data FILE` (ContractNLI JSON), `--json`, `--by-hypothesis`, `--keep` (write results/latest.json), `--fit` (cross-validation of the learned
 * parts; with `--write` they become the product's), `--ablation` (what each part is worth).
 */
export function runContractNliEval(args: readonly string[]): Promise<number> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const data = option('--data');
  if (data === undefined) {
    console.error('Name the file: npm run eval -- contract-nli --data dev.json');
    return Promise.resolve(2);
  }
  const set = readContracts(data);
  if (args.includes('--fit')) {
    const report = fitRanking(set, args.includes('--write'));
    for (const [name, score] of Object.entries(report.scores)) console.log(line(name, score));
    if (args.includes('--write')) keep('fit.json', report);
    return Promise.resolve(0);
  }
  if (args.includes('--ablation')) {
    const table = ablate(set, (name, score) => console.log(line(name, score)));
    if (args.includes('--keep')) keep('ablation.json', Object.fromEntries(Object.entries(table).map(([name, score]) => [name, flat(score)])));
    return Promise.resolve(0);
  }
  const { rankings, milliseconds } = rankContracts(set);
  const score = scoreRankings(rankings);
  const report = {
    eval: 'contract-nli',
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.version,
    contracts: set.contracts.length,
    ...flat(score),
    millisecondsPerPair: Math.round((100 * milliseconds) / Math.max(1, score.pairs)) / 100,
  };
  if (args.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else console.log(`contract-nli · ${report.machine} · Node ${report.node} · ${report.contracts} contracts\n${line('all', score)}`);
  if (args.includes('--by-hypothesis')) {
    for (const [key, text] of Object.entries(set.hypotheses)) {
      console.log(`${line(key, scoreRankings(rankings.filter(({ hypothesis }) => hypothesis === key)))}  ${text}`);
    }
  }
  if (args.includes('--keep')) keep('latest.json', report);
  return Promise.resolve(0);
}

function rankContracts(set: ContractSet): { rankings: (Ranking & { readonly hypothesis: string })[]; milliseconds: number } {
  const segment = createSegmenter();
  const start = performance.now();
  const rankings = set.contracts.flatMap(({ document, passages, pairs }) => {
    const finder = new EvidenceFinder([document], passages, [], [], segment);
    return pairs.map(({ hypothesis, gold }) => {
      const found = finder.find(requirementOf(set.hypotheses[hypothesis] ?? ''), passages.length);
      return { hypothesis, gold, ranked: found.map(({ passage }) => Number(passage.id)) };
    });
  });
  return { rankings, milliseconds: performance.now() - start };
}

const rounded = (value: number): number => Math.round(1000 * value) / 1000;
const flat = ({ recallAt, mAP, pairs }: RankingScore) => ({
  pairs,
  recallAt1: rounded(recallAt[1]),
  recallAt3: rounded(recallAt[3]),
  recallAt5: rounded(recallAt[5]),
  recallAt10: rounded(recallAt[10]),
  mAP: rounded(mAP),
});

function line(name: string, { recallAt, mAP, pairs }: RankingScore): string {
  const figures = [recallAt[1], recallAt[3], recallAt[5], recallAt[10], mAP].map((value) => value.toFixed(3)).join('  ');
  return `${name.padEnd(32)} ${String(pairs).padStart(4)} pairs   recall@1/3/5/10, mAP  ${figures}`;
}

function keep(name: string, report: unknown): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}${name}`, `${JSON.stringify(report, null, 2)}\n`);
}
