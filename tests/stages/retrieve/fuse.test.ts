import { describe, expect, it } from 'vitest';
import { fuseScores, type FusionWeights } from '../../../src/stages/retrieve/fuse.ts';

const weights: FusionWeights = { latent: 0.5, dense: 0.5, lexical: 0.5, foreign: 0.8 };
const none = new Float32Array(4);
const all = Uint8Array.of(1, 1, 1, 1);
const order = (scores: Float32Array): number[] => [...scores.keys()].filter((i) => scores[i]! > 0).sort((a, b) => scores[b]! - scores[a]!);

describe('one order from several', () => {
  it('does not depend on the scale of a score', () => {
    const meaning = Float32Array.of(0.3, 0.2, 0.1, 0);
    const large = meaning.map((score) => score * 1000);
    const parts = { latent: Float32Array.of(0, 0, 0.9, 0.8), lexical: [1] };
    expect(order(fuseScores({ meaning, ...parts }, all, weights))).toEqual(order(fuseScores({ meaning: large, ...parts }, all, weights)));
  });

  it('shuffles clauses of the other language in, however low they score', () => {
    const fused = fuseScores({ meaning: Float32Array.of(9, 8, 0.02, 0.01), latent: none, lexical: [] }, Uint8Array.of(1, 1, 0, 0), weights);
    expect(order(fused)[0]).toBe(0);
    expect(order(fused)).toHaveLength(4);
    expect(fused[2]).toBeCloseTo(0.8);
  });

  it('finds what only one way finds, and never what none does', () => {
    expect(order(fuseScores({ meaning: none, latent: none, lexical: [3] }, all, weights))).toEqual([3]);
    expect(order(fuseScores({ meaning: none, latent: none, dense: Float32Array.of(0, 0.4, 0, 0), lexical: [] }, all, weights))).toEqual([
      1,
    ]);
    expect(order(fuseScores({ meaning: none, latent: Float32Array.of(-1, -0.5, 0, 0), lexical: [] }, all, weights))).toEqual([]);
  });
});
