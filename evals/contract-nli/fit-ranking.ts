import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import { featureNames } from '../../src/stages/retrieve/passage-features.ts';
import { termSynonyms } from '../../src/stages/retrieve/synonyms.ts';
import { everyContract, exampleBuilder, textsOf } from './build-examples.ts';
import { fitWeights, rankBy, type Example } from './fit-weights.ts';
import { learnRelated, writeRelated } from './learn-related.ts';
import type { ContractSet } from './read-contracts.ts';
import { scoreRankings, type Ranking, type RankingScore } from './score-rankings.ts';

const product = fileURLToPath(new URL('../../src/stages/retrieve/', import.meta.url));
const folds = 5;
const hypothesisFolds = 6;

/** Fitted on everything, and scores on what the fit had not seen: its hypotheses, its contracts (table of related terms too), or both. */
export type FitReport = {
  readonly weights: Readonly<Record<string, number>>;
  readonly scores: Readonly<Record<'inSample' | 'unseenHypotheses' | 'unseenContracts' | 'unseenBoth', RankingScore>>;
};

/**
 * Learns the table of related terms from the contracts' text without its labels, and the ranking weights from the labels, and measures both by
 * cross-validation. `write` keeps them as the product's own.
 */
export function fitRanking(set: ContractSet, write: boolean): FitReport {
  const segment = createSegmenter();
  const synonyms = termSynonyms(segment);
  const build = exampleBuilder(set, segment);
  const table = learnRelated(textsOf(set, everyContract), segment);
  const all = build({ synonyms, related: table }, everyContract);
  const hypotheses = Object.keys(set.hypotheses);
  const unseenContracts: Ranking[] = [];
  const unseenBoth: Ranking[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const inFold = (document: number): boolean => document % folds === fold;
    const lexicon = {
      synonyms,
      related: learnRelated(
        textsOf(set, (document) => !inFold(document)),
        segment,
      ),
    };
    const train = build(lexicon, (document) => !inFold(document));
    const test = build(lexicon, inFold);
    unseenContracts.push(...rankAll(test, fitWeights(train, featureNames.length)));
    unseenBoth.push(...acrossHypotheses(train, test, hypotheses, hypothesisFolds));
  }
  const fitted = fitWeights(all, featureNames.length);
  const weights = Object.fromEntries(featureNames.map((name, k) => [name, Math.round(100 * fitted[k]!) / 100]));
  if (write) {
    writeFileSync(`${product}ranking-weights.ts`, weightsFile(weights));
    writeFileSync(`${product}related-table.json`, `${JSON.stringify(writeRelated(table), null, 2)}\n`);
  }
  return {
    weights,
    scores: {
      inSample: scoreRankings(rankAll(all, fitted)),
      unseenHypotheses: scoreRankings(acrossHypotheses(all, all, hypotheses, hypotheses.length)),
      unseenContracts: scoreRankings(unseenContracts),
      unseenBoth: scoreRankings(unseenBoth),
    },
  };
}

/** Rankings of each part of the hypotheses by weights fitted on the other parts; features named in `without` stay at zero. */
export function acrossHypotheses(
  train: readonly Example[],
  test: readonly Example[],
  hypotheses: readonly string[],
  parts: number,
  without: ReadonlySet<string> = new Set(),
): Ranking[] {
  const frozen = new Set(featureNames.flatMap((name, k) => (without.has(name) ? [k] : [])));
  return Array.from({ length: parts }, (_, part) => {
    const out = new Set(hypotheses.filter((__, i) => i % parts === part));
    const seen = train.filter(({ group }) => !out.has(group));
    const unseen = test.filter(({ group }) => out.has(group));
    return rankAll(unseen, fitWeights(seen, featureNames.length, frozen));
  }).flat();
}

function rankAll(examples: readonly Example[], weights: Float64Array): Ranking[] {
  return examples.map(({ values, gold }) => ({ ranked: rankBy(values, weights), gold }));
}

function weightsFile(weights: Readonly<Record<string, number>>): string {
  const lines = Object.entries(weights).map(([name, weight]) => `  ${name}: ${weight},`);
  return `import type { RankingWeights } from './passage-features.ts';

/** Made by \`npm run eval -- contract-nli --data FILE --fit --write\`; evals/contract-nli/README.md says how. */
export const rankingWeights: RankingWeights = {
${lines.join('\n')}
};
`;
}
