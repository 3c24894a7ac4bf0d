import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClauseCorpus, type IndexedClause } from '../../../src/stages/retrieve/clause-corpus.ts';
import { ClausePairs } from '../../../src/stages/retrieve/clause-pairs.ts';
import { readClauseQuery, type ClauseQuery } from '../../../src/stages/retrieve/clause-query.ts';

const asGiven = (text: string): string[] => [text];
const [k1, b, reach] = [1.2, 0.75, 3];
type Counts = Map<string, number>;

/** Pairs of one clause by name, own ones twice: every two terms of a line looked at. */
function countPairs({ text, context }: IndexedClause): { readonly neighbours: Counts; readonly near: Counts } {
  const [neighbours, near]: [Counts, Counts] = [new Map(), new Map()];
  const add = (counts: Counts, name: string, weight: number): unknown => counts.set(name, (counts.get(name) ?? 0) + weight);
  [text, ...context].forEach((line, at) => {
    const weight = at === 0 ? 2 : 1;
    const words = line.split(' ').map((word, place) => ({ word, place }));
    const bare = words.filter(({ word }) => word !== '' && word !== 'the');
    for (let right = 1; right < bare.length; right++)
      for (let left = Math.max(0, right - reach); left < right; left++) {
        const [one, other] = [bare[left]!, bare[right]!];
        if (other.place - one.place === 1) add(neighbours, `${one.word} ${other.word}`, weight);
        add(near, [one.word, other.word].sort().join(' '), weight);
      }
  });
  return { neighbours, near };
}

/** BM25 by its formula over pairs by name. */
function scoreByFormula(all: readonly Counts[], asked: ReadonlySet<string>, clause: number): number {
  const length = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const average = all.reduce((sum, counts) => sum + length(counts), 0) / all.length || 1;
  const own = all[clause] ?? new Map<string, number>();
  const penalty = k1 * (1 - b + (b * length(own)) / average);
  return [...asked].reduce((sum, pair) => {
    const having = all.filter((counts) => counts.has(pair)).length;
    const frequency = own.get(pair) ?? 0;
    return sum + (Math.log(1 + (all.length - having + 0.5) / (having + 0.5)) * frequency * (k1 + 1)) / (frequency + penalty);
  }, 0);
}

const line = fc.array(fc.constantFrom('alfa', 'brav', 'kilo', 'oscar', 'the'), { maxLength: 14 }).map((words) => words.join(' '));
const clauses = fc.array(
  fc.record({ text: line, context: fc.array(line, { maxLength: 2 }), group: fc.constant('rule'), parent: fc.constant(null) }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describe('pairs of terms', () => {
  it('are scored as BM25 scores them by its formula, whatever was asked before', () => {
    fc.assert(
      fc.property(clauses, fc.array(line, { minLength: 2, maxLength: 3 }), (rules, questions) => {
        const corpus = new ClauseCorpus(rules, asGiven);
        const pairs = new ClausePairs(corpus);
        const places = new Int16Array(corpus.vocabulary);
        const counts = rules.map(countPairs);
        for (const question of questions) {
          const query: ClauseQuery = readClauseQuery(question, corpus, asGiven, new Map(), places);
          const asked = countPairs({ text: question, context: [], group: '', parent: null });
          const score = pairs.scorer(query);
          rules.forEach((_, index) => {
            const { neighbours, near } = score(index);
            expect(neighbours).toBeCloseTo(
              scoreByFormula(
                counts.map((of) => of.neighbours),
                new Set(asked.neighbours.keys()),
                index,
              ),
              6,
            );
            expect(near).toBeCloseTo(
              scoreByFormula(
                counts.map((of) => of.near),
                new Set(asked.near.keys()),
                index,
              ),
              6,
            );
          });
        }
      }),
    );
  });
});
