import { describe, expect, it } from 'vitest';
import { countVerdicts, keepOutlines } from '../../src/api/outline-review.ts';
import type { Person } from '../../src/domain/people.ts';
import type { ReviewState } from '../../src/domain/review.ts';
import { openReview } from '../../src/stages/approve/index.ts';
import { exampleReview } from '../stages/approve/example-review.ts';

const person = (id: string, role: 'reviewer' | 'approver'): Person => ({
  id: id as never,
  username: id,
  name: id,
  roles: [role],
  active: true,
});
const opened = openReview(
  exampleReview([
    { id: 'f-1', verdict: 'not-met', severity: 'critical' },
    { id: 'f-2', verdict: 'not-addressed', severity: 'minor' },
  ]),
);
const judged: ReviewState = {
  ...opened,
  blindVerdicts: [{ findingId: 'f-1' as never, verdict: 'met', by: 'li' as never, byName: 'Li', at: '2026-11-20T08:00:00.000Z' } as never],
};
const dossier = (version: string) => ({ id: 'd-1', review: { version } }) as never;

describe('the outline of a review', () => {
  it('counts a covered draft for those alone who may see it', () => {
    const outline = keepOutlines({ reviewState: () => judged })(dossier('1.1'))!;
    expect(countVerdicts(outline, person('li', 'reviewer'))).toMatchObject({ 'not-met': 1, 'not-addressed': 1 });
    expect(countVerdicts(outline, person('wu', 'reviewer'))).toMatchObject({ 'not-met': 0, 'not-addressed': 1 });
    expect(countVerdicts(outline, person('wu', 'approver'))).toMatchObject({ 'not-met': 1 });
    expect(countVerdicts(outline, null)).toMatchObject({ 'not-met': 1 });
  });

  it('is made again when something is said of the draft, and only then', () => {
    let asked = 0;
    let state = opened;
    const outlineOf = keepOutlines({ reviewState: () => ((asked += 1), state) });
    const li = person('li', 'reviewer');
    expect(countVerdicts(outlineOf(dossier('1.0'))!, li)['not-met']).toBe(0);
    outlineOf(dossier('1.0'));
    expect(asked).toBe(1);
    state = judged;
    expect(countVerdicts(outlineOf(dossier('1.1'))!, li)['not-met']).toBe(1);
    expect(asked).toBe(2);
  });
});
