import { describe, expect, it } from 'vitest';
import type { ReleaseContent, Sha256 } from '../../../src/domain/index.ts';
import { AgentResult, judgeModel } from '../../../src/governance/index.ts';

const hash = 'a'.repeat(64) as Sha256;
const content: ReleaseContent = {
  engineVersion: '1',
  knowledgeVersion: hash,
  thresholds: hash,
  model: { endpoint: 'local', name: 'm-1', prompts: hash },
  embedding: null,
};
const thresholds = { min: { defectsFound: 0.75, 'byAgent.defectsFound': 0.6 }, max: { falseAlarms: 0.1 } };
const measured = {
  eval: 'agent',
  mode: 'live',
  complete: true,
  model: 'm-1',
  knowledgeVersion: hash,
  defectsFound: 0.8,
  byAgent: { defectsFound: 0.7 },
  falseAlarms: 0.05,
} as const;
const kept = (result: object) => [{ hash, result: AgentResult.parse({ ...measured, ...result }) }];

describe('what drafts beside the rules', () => {
  it('needs nothing where there is neither model nor vectors', () => {
    expect(judgeModel([], thresholds, { ...content, model: null })).toEqual({ figures: [], failed: [] });
  });

  it('passes on its own live result, which the release then names', () => {
    expect(judgeModel(kept({}), thresholds, content)).toMatchObject({
      failed: [],
      modelResult: hash,
      figures: [{ value: 0.8 }, { value: 0.7 }, { value: 0.05 }],
    });
  });

  it.each([
    ['without a result', []],
    ['of another model', kept({ model: 'm-2' })],
    ['on another knowledge base', kept({ knowledgeVersion: 'b'.repeat(64) })],
  ])('is below the gate %s', (_, results) => {
    expect(judgeModel(results, thresholds, content).failed).toEqual(['model not measured']);
  });

  it('is below the gate for a figure that is too low, too high, or was not measured', () => {
    const poor = kept({ defectsFound: 0.5, byAgent: {}, falseAlarms: 0.2 });
    expect(judgeModel(poor, thresholds, content).failed).toEqual(['model defectsFound', 'model byAgent.defectsFound', 'model falseAlarms']);
  });

  it('is below the gate with vectors, for which there is no eval', () => {
    expect(judgeModel(kept({}), thresholds, { ...content, embedding: { endpoint: 'local', name: 'v' } }).failed).toEqual([
      'vectors not measured',
    ]);
  });

  it.each([{ mode: 'recorded' }, { complete: false }])('is not measured by %o', (part) => {
    expect(AgentResult.safeParse({ ...measured, ...part }).success).toBe(false);
  });
});
