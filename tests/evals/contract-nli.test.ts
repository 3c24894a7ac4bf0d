import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitWeights, rankBy, type Example } from '../../evals/contract-nli/fit-weights.ts';
import { learnRelated, writeRelated } from '../../evals/contract-nli/learn-related.ts';
import { readContracts } from '../../evals/contract-nli/read-contracts.ts';
import { scoreRankings } from '../../evals/contract-nli/score-rankings.ts';
import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import { readRelatedTerms } from '../../src/stages/retrieve/related-terms.ts';

const data = '../shared/bench/contract-nli/dev.json';

describe('the score of rankings', () => {
  it('is the share of gold spans within the first k, averaged over pairs', () => {
    const { recallAt } = scoreRankings([
      { ranked: [4, 7, 1, 2], gold: [4, 2] },
      { ranked: [3, 9], gold: [9] },
    ]);
    expect(recallAt[1]).toBeCloseTo(0.25);
    expect(recallAt[3]).toBeCloseTo(0.75);
    expect(recallAt[5]).toBeCloseTo(1);
  });

  it('counts a gold span that was not ranked as not found', () => {
    expect(scoreRankings([{ ranked: [1], gold: [1, 8] }]).mAP).toBeCloseTo(0.5);
  });

  it('averages precision at each gold span', () => {
    expect(scoreRankings([{ ranked: [5, 1, 6, 2], gold: [1, 2] }]).mAP).toBeCloseTo((1 / 2 + 2 / 4) / 2);
  });
});

describe('the fit of weights', () => {
  const examples: Example[] = Array.from({ length: 8 }, (_, i) => ({
    group: `q${i}`,
    gold: [i % 3],
    values: Float64Array.from([0, 1, 2].flatMap((at) => [at === i % 3 ? 1 : 0, (at * 7 + i) % 3])),
  }));

  it('finds the feature that tells evidence from the rest', () => {
    const weights = fitWeights(examples, 2);
    expect(weights[0]!).toBeGreaterThan(Math.abs(weights[1]!));
    expect(examples.every(({ values, gold }) => rankBy(values, weights)[0] === gold[0])).toBe(true);
  });

  it('gives the same weights for the same examples, and none to a frozen feature', () => {
    expect(fitWeights(examples, 2)).toEqual(fitWeights(examples, 2));
    expect(fitWeights(examples, 2, new Set([1]))[1]).toBe(0);
  });
});

describe('related terms', () => {
  it('are those with like surroundings, and survive being written down', () => {
    const texts = Array.from({ length: 12 }, (_, i) => [
      `The agent signed contract ${i} for the company.`,
      `The employee signed contract ${i} for the company.`,
      `Rainfall reached record level ${i} in spring.`,
    ]).flat();
    const related = learnRelated(texts, createSegmenter());
    expect(related.get('agent')?.[0]?.[0]).toBe('employe');
    expect(readRelatedTerms(writeRelated(related)).get('agent')?.[0]?.[0]).toBe('employe');
    expect(related.get('rainfal')?.some(([term]) => term === 'agent') ?? false).toBe(false);
  });
});

describe.skipIf(!existsSync(data))('ContractNLI dev (skipped when ../shared is not beside the project)', () => {
  it('gives pairs with evidence only, spans in the order of the contract', () => {
    const { contracts } = readContracts(data);
    expect(contracts).toHaveLength(61);
    const pairs = contracts.flatMap((contract) => contract.pairs.map((pair) => ({ pair, contract })));
    expect(pairs).toHaveLength(614);
    expect(pairs.every(({ pair, contract }) => pair.gold.length > 0 && pair.gold.every((span) => contract.passages[span]?.id === String(span)))).toBe(true);
  });
});
