import { describe, expect, it } from 'vitest';
import { compareEvals } from '../../src/domain/compare-evals.ts';
import type { EvalCounts, EvalRun, Sha256 } from '../../src/domain/index.ts';

const counts = (found: number, alarms: number | null = null): EvalCounts => ({
  defects: 20,
  found,
  surfaced: 20,
  unmatched: 0,
  falseAlarms: alarms,
  chances: alarms === null ? null : 40,
});
type Dossiers = EvalRun['dossiers'];
const run = (dossiers: Dossiers): EvalRun => ({
  id: 'a'.repeat(64) as Sha256,
  name: 'x',
  eval: 'findings',
  model: null,
  measuredAt: null,
  knowledgeVersion: null,
  engineVersion: null,
  all: counts(0),
  development: null,
  heldOut: null,
  dossiers,
  kinds: [{ kind: 'sequence', defects: 20, found: 5, surfaced: 6 }],
  hasCases: false,
});
const one = (id: string, found: number, set: 'development' | 'held-out' = 'development', alarms: number | null = 1): Dossiers[number] => ({
  id,
  set,
  counts: counts(found, alarms),
});

describe('two eval results beside each other', () => {
  it('are compared over the dossiers that both are about, in the same role', () => {
    const compared = compareEvals(
      run([one('D1', 5), one('D2', 5), one('E3', 1, 'held-out')]),
      run([one('D1', 18), one('D9', 0), one('E3', 1)]),
    );
    expect(compared.dossiers).toEqual(['D1']);
    const found = compared.rows.find(({ set, measure }) => set === 'development' && measure === 'found');
    expect(found).toMatchObject({ first: { part: 5, whole: 20 }, second: { part: 18, whole: 20 }, difference: { apart: true } });
    expect(compared.rows.some(({ set }) => set === 'held-out')).toBe(false);
    expect(compared.kinds).toEqual([]);
  });

  it('say nothing about false alarms where one of them did not keep the counts', () => {
    const compared = compareEvals(run([one('D1', 5, 'development', null)]), run([one('D1', 5)]));
    expect(compared.rows.find(({ measure }) => measure === 'falseAlarms')).toMatchObject({ first: null, difference: null });
  });

  it('compare kinds of defects when both are about the same dossiers', () => {
    expect(compareEvals(run([one('D1', 5)]), run([one('D1', 5)])).kinds).toMatchObject([
      { kind: 'sequence', difference: { apart: false } },
    ]);
  });
});
