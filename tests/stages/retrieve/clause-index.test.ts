import { describe, expect, it } from 'vitest';
import type { IndexedClause } from '../../../src/stages/retrieve/clause-corpus.ts';
import { clauseFeatureNames } from '../../../src/stages/retrieve/clause-features.ts';
import { ClauseIndex, nothingLearnt, type LearntRanking } from '../../../src/stages/retrieve/clause-index.ts';
import { readRanking, shippedRanking } from '../../../src/stages/retrieve/read-ranking.ts';

const asGiven = (text: string): string[] => [text];
const clause = (text: string, context: readonly string[] = [], parent: number | null = null): IndexedClause => ({
  text,
  context,
  group: 'rule',
  parent,
});
const rules = [
  clause('Custody of assets'),
  clause('The firm must reconcile client accounts every month.', ['Custody of assets'], 0),
  clause('The firm may appoint an agent.', ['Custody of assets'], 0),
  clause('', ['Custody of assets'], 0),
  clause('Third-party custody needs approval by the regulator.', ['Custody of assets'], 0),
  clause('Approval lapses. The third report of a party is by then due.'),
];
const order = (question: string, learnt: LearntRanking = nothingLearnt, clauses = rules): number[] =>
  new ClauseIndex(clauses, asGiven, learnt).search(question, 10).map(({ index }) => index);

describe('search over clauses', () => {
  it('finds a clause by its own words before those that stand under such a heading', () => {
    expect(order('How often are client accounts reconciled?')[0]).toBe(1);
    expect(order('custody of assets')[0]).toBe(0);
    expect(order('custody')).toEqual(expect.arrayContaining([1, 2, 4]));
  });

  it('reads a compound with hyphens as its parts', () => {
    expect(order('third party custody')[0]).toBe(4);
  });

  it('keeps the number of a rule whole', () => {
    const two = [clause('Reports under Rule 2.4.3 are due in May.'), clause('Reports under Rule 2.3.4 are due in May.')];
    expect(order('reports under Rule 2.3.4', nothingLearnt, two)[0]).toBe(1);
  });

  it('never finds a clause without text, whatever stands above it', () => {
    expect(order('custody of assets')).not.toContain(3);
  });

  it('prefers the words side by side', () => {
    const apart = [clause('Quality is in the agreement of the two.'), clause('The two keep the quality agreement.')];
    expect(order('quality agreement', nothingLearnt, apart)[0]).toBe(1);
  });

  it('finds nothing in nothing, and nothing for unknown words', () => {
    expect(order('anything', nothingLearnt, [])).toEqual([]);
    expect(order('zyxwv')).toEqual([]);
  });

  it('gives the same order on every run, equal clauses in the order in which they were given', () => {
    const same = Array.from({ length: 4 }, () => clause('the same words'));
    expect(order('same words', shippedRanking(), same)).toEqual(order('same words', shippedRanking(), same));
    expect(order('same words', nothingLearnt, same)).toEqual([0, 1, 2, 3]);
  });

  it('answers a question the same after others', () => {
    const [used, fresh] = [new ClauseIndex(rules, asGiven), new ClauseIndex(rules, asGiven)];
    for (const question of ['custody of assets', 'the third report of a party', 'zyxwv', '']) used.search(question, 10);
    const question = 'How often are client accounts reconciled?';
    expect(used.search(question, 10)).toEqual(fresh.search(question, 10));
    expect(used.searchWords(question, 10)).toEqual(fresh.searchWords(question, 10));
  });

  it('counts a word little that answers seldom repeat', () => {
    const two = [clause('Criteria of the outline.'), clause('Cleaning of rooms.')];
    const seldom: LearntRanking = { recall: new Map([['criteria', 0.02]]), trees: undefined };
    expect(order('criteria rooms', seldom, two)[0]).toBe(1);
  });

  it('gives the words-only stage the clauses of the words', () => {
    expect(new ClauseIndex(rules, asGiven).searchWords('client accounts', 3)[0]?.index).toBe(1);
  });
});

describe('features of clauses for a question', () => {
  const index = new ClauseIndex(rules, asGiven);

  it('are finite numbers, one for each name, best first by the first stage', () => {
    const rows = index.features('Does third-party custody of client assets need approval?', new Map());
    expect(rows.length).toBeGreaterThan(2);
    for (const { row } of rows) {
      expect(row.length).toBe(clauseFeatureNames.length);
      expect([...row].every(Number.isFinite)).toBe(true);
    }
    expect(rows.map(({ row }) => row[clauseFeatureNames.indexOf('rank')])).toEqual(rows.map((_, rank) => rank));
  });

  it('of a clause that repeats the question say that all of it is covered', () => {
    const [best] = index.features('The firm may appoint an agent.', new Map());
    expect(best?.index).toBe(2);
    expect(best?.row[clauseFeatureNames.indexOf('covered')]).toBeCloseTo(1, 5);
    expect(best?.row[clauseFeatureNames.indexOf('precision')]).toBeCloseTo(1, 5);
  });
});

describe('the shipped ranking', () => {
  it('was fitted on the features that this build computes', () => {
    const { trees, recall } = shippedRanking();
    expect(trees?.roots.length).toBeGreaterThan(50);
    expect(recall.size).toBeGreaterThan(300);
    expect(Math.max(...(trees?.features ?? []))).toBeLessThan(clauseFeatureNames.length);
  });

  it('is refused when it was fitted on others', () => {
    const trees = { roots: [], features: [], thresholds: [], lefts: [], rights: [] };
    expect(() => readRanking(JSON.stringify({ features: ['other'], recall: {}, trees }))).toThrow(/fitted on other features/u);
  });

  it('knows words that questions ask with and clauses do not answer with', () => {
    const { recall } = shippedRanking();
    expect(recall.get('elabor')).toBeLessThan(0.2);
    expect(recall.get('risk')).toBeGreaterThan(0.7);
  });
});
