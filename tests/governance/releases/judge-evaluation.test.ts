import { describe, expect, it } from 'vitest';
import type { ReleaseContent, Sha256, TestSet } from '../../../src/domain/index.ts';
import { FindingsResult, judgeEvaluation } from '../../../src/governance/index.ts';

const [hash, other] = ['a', 'b'].map((letter) => letter.repeat(64)) as [Sha256, Sha256];
const content: ReleaseContent = { engineVersion: '1', knowledgeVersion: hash, thresholds: hash, model: null, embedding: null };
const thresholds = { all: { min: { found: 0.6 }, max: {} }, 'held-out': { min: { found: 0.5 }, max: {} } };
const result = FindingsResult.parse({
  eval: 'findings',
  knowledgeVersion: hash,
  engineVersion: '1',
  testSets: [{ id: 'findings/held-out', hash }],
  all: { found: 0.8 },
  heldOut: { found: 0.7 },
  kinds: {},
});
const at = '2026-03-01T10:00:00.000Z';
const set: TestSet = {
  id: 'findings/held-out',
  role: 'held-out',
  hash,
  files: 3,
  registered: { at, by: 'Gita Rao', reason: 'new' },
  reads: 1,
  lastRead: at,
  consumed: null,
};

describe('an eval result, held to its thresholds', () => {
  it('passes on the registered set', () => {
    expect(judgeEvaluation(result, hash, thresholds, content, [set])).toMatchObject({ evaluation: { failed: [] } });
  });

  it('is below the gate when what was held out is consumed: its figures do not count any more', () => {
    const judged = judgeEvaluation(result, hash, thresholds, content, [
      { ...set, consumed: { at, by: 'Gita Rao', reason: 'chosen by it' } },
    ]);
    expect(judged).toMatchObject({ evaluation: { failed: ['held-out consumed'], figures: [{ set: 'all' }] } });
  });

  it('is refused when it was measured on another set than the one that is registered', () => {
    expect(judgeEvaluation(result, hash, thresholds, content, [{ ...set, hash: other }]).kind).toBe('refused');
  });
});
