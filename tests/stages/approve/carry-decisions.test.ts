import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../../../src/domain/canonical-json.ts';
import type { Disposition, PreparedReview, ReviewState } from '../../../src/domain/index.ts';
import { carryDecisions, openReview } from '../../../src/stages/approve/index.ts';
import { exampleReview } from './example-review.ts';

const decided = (findingId: string): Disposition => ({
  id: `d-${findingId}`,
  findingId: findingId as never,
  decision: 'accept',
  reason: '',
  by: 'p-1' as never,
  byName: 'P',
  at: '2026-11-21T08:00:00.000Z',
  supersedes: null,
  withdrawn: false,
});
const state = (prepared: PreparedReview, ...dispositions: Disposition[]): ReviewState => ({ ...openReview(prepared), dispositions });
const before = exampleReview([
  { id: 'a', verdict: 'not-met', severity: 'major' },
  { id: 'b', verdict: 'not-met', severity: 'major' },
  { id: 'gone', verdict: 'not-met', severity: 'major' },
]);
const fresh = exampleReview([
  { id: 'a', verdict: 'met', severity: 'major' },
  { id: 'b', verdict: 'met', severity: 'major' },
]);

describe('a draft over corrected facts', () => {
  it('keeps a decided finding word for word and shows the new draft beside it; open ones are the new drafts', () => {
    const carried = carryDecisions(state(before, decided('a')), fresh);
    const verdicts = Object.fromEntries(carried.findings.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts).toEqual({ a: 'not-met', b: 'met' });
    expect(carried.findings[0]).toEqual(before.findings[0]);
    expect(carried.changedAfterDecision).toEqual([{ findingId: 'a', draft: fresh.findings[0] }]);
  });
  it('keeps a decided finding that would not be drafted any more', () => {
    const carried = carryDecisions(state(before, decided('gone')), fresh);
    expect(carried.findings.map(({ id }) => id)).toEqual(['a', 'b', 'gone']);
    expect(carried.changedAfterDecision).toEqual([{ findingId: 'gone', draft: null }]);
  });
  it('takes the new draft of a finding whose decision was taken back', () => {
    const withdrawn = { ...decided('a'), id: 'd-2', supersedes: 'd-a', withdrawn: true };
    const carried = carryDecisions(state(before, decided('a'), withdrawn), fresh);
    expect(carried.findings[0]?.verdict).toBe('met');
    expect(carried.changedAfterDecision).toEqual([]);
  });
  it('names every verdict that changed, and has the hash of exactly what it holds', () => {
    const { hash, ...rest } = carryDecisions(state(before), fresh);
    expect(rest.changedByCorrection).toEqual([
      { findingId: 'a', from: 'not-met', to: 'met' },
      { findingId: 'b', from: 'not-met', to: 'met' },
      { findingId: 'gone', from: 'not-met', to: null },
    ]);
    expect(hash).toBe(canonicalHash(rest));
  });
});
