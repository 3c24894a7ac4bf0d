import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fitTrees } from '../../evals/obliqa/boosted-trees.ts';
import { foldQuestions } from '../../evals/obliqa/fold-questions.ts';
import { readObliqa } from '../../evals/obliqa/read-obliqa.ts';
import { scoreRanking } from '../../evals/obliqa/score-retrieval.ts';
import { scoreByTrees } from '../../src/stages/retrieve/tree-ranker.ts';

const data = fileURLToPath(new URL('../../../shared/bench/obliqa', import.meta.url));

describe('scores of a ranking', () => {
  it('divide the precision by all answers, found or not', () => {
    const { recallAt10, mapAt10 } = scoreRanking(['x', 'a', 'y', 'b'], ['a', 'b', 'c', 'd']);
    expect(recallAt10).toBe(0.5);
    expect(mapAt10).toBeCloseTo((1 / 2 + 2 / 4) / 4, 10);
  });

  it('look at the first ten only', () => {
    const deep = [...Array.from({ length: 10 }, (_, i) => `x${i}`), 'a'];
    expect(scoreRanking(deep, ['a'])).toEqual({ recallAt10: 0, mapAt10: 0, recallAt100: 1 });
  });
});

describe('folds', () => {
  it('keep questions with a common key together and are of like size', () => {
    const questions = Array.from({ length: 100 }, (_, i) => ({ id: String(i), text: '', answers: [`p${i % 25}`] }));
    const folds = foldQuestions(questions, 5, ({ answers }) => answers);
    expect([0, 1, 2, 3, 4].map((fold) => folds.filter((other) => other === fold).length)).toEqual([20, 20, 20, 20, 20]);
    questions.forEach(({ answers }, i) => expect(folds[i]).toBe(folds[Number(answers[0]?.slice(1))]));
  });
});

describe('fitting trees', () => {
  it('learns which feature tells the answer, and the same on every run', () => {
    const noise = (i: number): number => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
    const examples = Array.from({ length: 60 }, (_, q) => ({
      rows: Array.from({ length: 10 }, (_, i) => Float32Array.of(noise(q * 31 + i), i === q % 10 ? 0.8 + noise(q) / 5 : noise(q * 7 + i) * 0.7)),
      answers: Array.from({ length: 10 }, (_, i) => i === q % 10),
      answerCount: 1,
    }));
    const options = { trees: 20, leaves: 4, rate: 0.2, smallestLeaf: 5, damping: 1, featureShare: 1, questionShare: 1, seed: 3 };
    const trees = fitTrees(examples, options);
    expect(fitTrees(examples, options)).toEqual(trees);
    for (const { rows, answers } of examples) {
      const scores = rows.map((row) => scoreByTrees(trees, row));
      expect(answers[scores.indexOf(Math.max(...scores))]).toBe(true);
    }
  });
});

describe.skipIf(!existsSync(data))('ObliQA as a knowledge base (skipped where ../shared is missing)', () => {
  it('has a clause for each passage, under the clause whose number its own begins with', () => {
    const { knowledge, questions } = readObliqa(data, 'dev');
    expect(knowledge.clauses.size).toBe(13_732);
    expect(questions.every(({ answers }) => answers.every((id) => knowledge.clauses.has(id)))).toBe(true);
    const first = [...knowledge.clauses.values()].find(({ instrument, number }) => instrument === '1' && number === '1.2.1.(1)');
    expect(knowledge.clauses.get(first?.parent ?? '')?.number).toBe('1.2.1');
  });

  it('says which split is missing', () => {
    expect(() => readObliqa(data, 'nowhere')).toThrow(/questions\.nowhere\.jsonl/u);
  });
});
