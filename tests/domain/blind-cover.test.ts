import { describe, expect, it } from 'vitest';
import { coverFor, coversOf, drawSize, needsOwnDecision } from '../../src/domain/blind-cover.ts';
import type { Verdict } from '../../src/domain/finding.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/people.ts';
import type { ReviewState } from '../../src/domain/review.ts';
import { openReview } from '../../src/stages/approve/index.ts';
import { exampleReview, type ExampleFinding } from '../stages/approve/example-review.ts';

const many = (count: number, verdict: Verdict, severity: ExampleFinding['severity'] = 'major'): ExampleFinding[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${verdict}-${severity}-${n}`, verdict, severity }));
const drawn = (findings: readonly ExampleFinding[], dossierId = 'dossier-1'): string[] =>
  [...coversOf(exampleReview(findings, { dossierId }))].filter(([, cover]) => cover === 'drawn').map(([id]) => id);
const li = { id: 'li' as PersonId, roles: ['reviewer'] as Role[] };

describe('the findings that a person judges before seeing the draft', () => {
  it('are all critical ones that apply, whatever the draft says', () => {
    const covers = coversOf(
      exampleReview([...many(2, 'met', 'critical'), ...many(2, 'not-met', 'critical'), ...many(1, 'not-applicable', 'critical')]),
    );
    expect([...covers.keys()].sort()).toEqual(['met-critical-0', 'met-critical-1', 'not-met-critical-0', 'not-met-critical-1']);
    expect(new Set(covers.values())).toEqual(new Set(['critical']));
  });

  it.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [9, 3],
    [30, 3],
    [31, 4],
    [100, 10],
  ])('are of %i met ones %i: a tenth, at least three, never more than a third', (met, size) => {
    expect(drawSize(met)).toBe(size);
  });

  it('are mixed with as many others, so that being drawn does not tell that the draft says met', () => {
    const ids = drawn([...many(40, 'met'), ...many(20, 'not-met')]);
    expect(ids.filter((id) => id.startsWith('met'))).toHaveLength(4);
    expect(ids.filter((id) => id.startsWith('not-met'))).toHaveLength(4);
  });

  it('are drawn the same again from the same draft, and otherwise from another', () => {
    const findings = many(90, 'met');
    expect(drawn(findings)).toEqual(drawn(findings));
    expect(drawn(findings)).not.toEqual(drawn(findings, 'dossier-2'));
  });

  it('are never contradictions or gates: what they compare stands open anyway', () => {
    const review = exampleReview(many(1, 'not-met', 'critical'));
    const findings = review.findings.map((finding) => ({ ...finding, requirementId: 'consistency/batch-size' as never }));
    expect(coversOf({ ...review, findings }).size).toBe(0);
  });
});

describe('a cover', () => {
  const state = openReview(exampleReview(many(1, 'met', 'critical')));
  const id = 'met-critical-0';
  const at = '2026-11-20T09:00:00.000Z';
  const blind = { findingId: id, verdict: 'met', by: li.id, byName: 'Li', at } as ReviewState['blindVerdicts'][number];

  it('lies over the draft for those who decide, and for nobody else', () => {
    expect(coverFor(state, id, li)).toBe('critical');
    expect(coverFor(state, id, { ...li, roles: ['lead'] })).toBe('critical');
    expect(coverFor(state, id, { ...li, roles: ['approver'] })).toBeNull();
    expect(coverFor(state, id, { ...li, roles: ['governance'] })).toBeNull();
  });

  it('is lifted by one’s own verdict, not by another person’s', () => {
    expect(coverFor({ ...state, blindVerdicts: [blind] }, id, li)).toBeNull();
    expect(coverFor({ ...state, blindVerdicts: [blind] }, id, { ...li, id: 'wang' as PersonId })).toBe('critical');
  });

  it('is lifted for all by a decision, and lies again when that is taken back', () => {
    const disposition = { id: 'd', findingId: id, decision: 'accept', reason: '', by: li.id, byName: 'Li', at, supersedes: null } as const;
    const decided = { ...state, dispositions: [{ ...disposition, withdrawn: false }] } as unknown as ReviewState;
    expect(coverFor(decided, id, { ...li, id: 'wang' as PersonId })).toBeNull();
    const open = { ...state, dispositions: [{ ...disposition, withdrawn: true }] } as unknown as ReviewState;
    expect(coverFor(open, id, li)).toBe('critical');
  });
});

describe('a decision of its own', () => {
  it('is needed by failing, undecided, critical and drawn findings, and not by the other met ones', () => {
    const review = exampleReview([
      ...many(30, 'met'),
      ...many(1, 'undecided'),
      ...many(1, 'not-met', 'minor'),
      ...many(1, 'met', 'critical'),
    ]);
    const own = review.findings.filter((finding) => needsOwnDecision(review, finding)).map(({ id }) => id as string);
    expect(own).toEqual(expect.arrayContaining(['undecided-major-0', 'not-met-minor-0', 'met-critical-0']));
    expect(own.filter((id) => id.startsWith('met-major'))).toHaveLength(3);
  });
});
