import { describe, expect, it } from 'vitest';
import { presentFinding } from '../../src/api/present-finding.ts';
import type { Decision, Disposition, ReviewState, Verdict, VerifiedFinding } from '../../src/domain/index.ts';
import { openReview } from '../../src/stages/approve/index.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';
import { exampleReview } from '../stages/approve/example-review.ts';

const knowledge = loadKnowledge();

function shown(verdict: Verdict, decision: Decision | null, side: 'review' | 'precheck' = 'review') {
  const review = exampleReview([{ id: 'f1', verdict, severity: 'major' }]);
  const finding = { ...review.findings[0]!, requirementId: 'A134-03-b' } as VerifiedFinding;
  const disposition = { id: 'd1', findingId: finding.id, decision, reason: '', withdrawn: false } as unknown as Disposition;
  const state: ReviewState = { ...openReview({ ...review, findings: [finding] }), dispositions: decision === null ? [] : [disposition] };
  return presentFinding(finding, state, knowledge, side);
}

describe('what the desk gets of a finding', () => {
  it('has a question to the applicant only for a failing finding that a person accepted', () => {
    expect(shown('not-met', 'accept').question?.zh).toContain('第134号');
    for (const decision of [null, 'reject', 'amend', 'undecided'] as const) expect(shown('not-met', decision).question).toBeUndefined();
    expect(shown('met', 'accept').question).toBeUndefined();
  });

  it('has help for the writer in a pre-check and never in a review', () => {
    expect(shown('not-met', null, 'precheck').help?.fix.length).toBeGreaterThan(0);
    expect(shown('not-met', null, 'review').help).toBeUndefined();
    expect(shown('met', null, 'precheck').help).toBeUndefined();
  });
});
