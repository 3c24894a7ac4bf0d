import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bm25, type WeightedTerm } from '../../../src/stages/retrieve/bm25.ts';

const plain = (text: string): WeightedTerm[] => text.split(' ').map((term) => [term, 1]);
const scores = (index: Bm25, query: string, factor?: number): Map<number, number> => {
  const into = new Map<number, number>();
  index.score(plain(query), into, factor);
  return into;
};

describe('Okapi BM25', () => {
  it('gives the value of the formula for a case worked by hand', () => {
    // N = 2, df(b) = 1: idf = ln(1 + 1.5/1.5) = ln 2; both texts have the average length, so tf part = 1·2.2/(1 + 1.2) = 1.
    expect(scores(new Bm25([plain('a b'), plain('a c')]), 'b').get(0)).toBeCloseTo(Math.LN2, 6);
  });

  it('touches no text that has none of the terms', () => {
    expect([...scores(new Bm25([plain('a b'), plain('c d')]), 'a x').keys()]).toEqual([0]);
  });

  it('ranks the rarer term higher', () => {
    const found = scores(new Bm25([plain('rare x'), plain('common x'), plain('common y'), plain('common z')]), 'rare common');
    expect(found.get(0)).toBeGreaterThan(found.get(1) ?? 0);
  });

  it('ranks the shorter of two texts with the same term higher', () => {
    const found = scores(new Bm25([plain('a'), plain('a b c d e f g')]), 'a');
    expect(found.get(0)).toBeGreaterThan(found.get(1) ?? 0);
  });

  it('saturates: ten times the term is less than ten times the score', () => {
    const found = scores(new Bm25([plain('a x x x x x x x x x'), plain('a a a a a a a a a a'), plain('y')]), 'a');
    expect(found.get(1)).toBeGreaterThan(found.get(0) ?? 0);
    expect(found.get(1)).toBeLessThan(10 * (found.get(0) ?? 0));
  });

  it('adds to scores that are there already, times the factor', () => {
    const index = new Bm25([plain('a'), plain('b')]);
    const into = new Map([[0, 5]]);
    index.score(plain('a'), into, 0.5);
    expect(into.get(0)).toBeCloseTo(5 + 0.5 * (scores(index, 'a').get(0) ?? 0), 6);
  });

  it('works on an empty collection', () => {
    expect(scores(new Bm25([]), 'a').size).toBe(0);
    expect(new Bm25([]).size).toBe(0);
  });

  it('never gives a negative or infinite score, whatever the texts', () => {
    const text = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(1, 2)), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        for (const score of scores(new Bm25(texts), 'a b c d').values()) expect(score > 0 && Number.isFinite(score)).toBe(true);
      }),
    );
  });
});
