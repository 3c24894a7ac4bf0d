import { describe, expect, it } from 'vitest';
import { scoreByTrees } from '../../../src/stages/retrieve/tree-ranker.ts';

describe('boosted trees', () => {
  it('sum the leaves that a row reaches; a value at the threshold goes left', () => {
    const trees = {
      roots: [0, 3],
      features: [1, -1, -1, -1],
      thresholds: [0.5, 2, 7, 10],
      lefts: [1, 0, 0, 0],
      rights: [2, 0, 0, 0],
    };
    expect(scoreByTrees(trees, Float32Array.of(9, 0.5))).toBe(12);
    expect(scoreByTrees(trees, Float32Array.of(9, 0.6))).toBe(17);
  });
});
