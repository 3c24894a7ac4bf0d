import { describe, expect, it } from 'vitest';
import type { ReviewState } from '../../../src/domain/index.ts';
import { measureOversight } from '../../../src/governance/index.ts';

type Said = readonly [decision: 'accept' | 'amend', evidenceSeconds?: number];
const review = (said: readonly Said[], requirement = 'A-1'): ReviewState =>
  ({
    prepared: {
      findings: said.map((_, i) => ({ id: `f${i}`, requirementId: requirement, verdict: 'met', agreement: 'single' })),
      documents: [], programme: 'p', release: { id: 'rules-only-1' }, preparedAt: '2026-10-03T08:00:00.000Z',
    },
    dispositions: said.map(([decision, evidenceSeconds], i) => ({
      id: `d${i}`, findingId: `f${i}`, decision, reason: '', withdrawn: false, by: `P-${i % 2}`, ...(evidenceSeconds === undefined ? {} : { evidenceSeconds }),
    })),
    blindVerdicts: [],
  }) as unknown as ReviewState; // prettier-ignore
const many = (count: number, said: Said): Said[] => Array.from({ length: count }, () => said);
const quick = (states: readonly ReviewState[]) => measureOversight(states).alarms.filter(({ kind }) => kind === 'quick-accept');

describe('time on evidence', () => {
  it('is told as a median of measured decisions, and how many acceptances were quicker than 2 seconds', () => {
    const { total } = measureOversight([review([['accept', 0], ['accept', 1], ['accept', 2], ['accept', 40], ['amend', 1], ['accept']])]); // prettier-ignore
    expect(total).toMatchObject({ decided: 6, timed: 5, medianSeconds: 1, timedAccepts: 4, quickAcceptRate: 0.5 });
    expect(
      measureOversight([
        review([
          ['accept', 3],
          ['accept', 8],
        ]),
      ]).total.medianSeconds,
    ).toBe(5.5);
  });

  it('is nothing where nothing was measured', () => {
    expect(measureOversight([review([['accept'], ['amend']])]).total).toMatchObject({ timed: 0, medianSeconds: null, timedAccepts: 0, quickAcceptRate: null }); // prettier-ignore
  });

  it('raises an alarm when many acceptances are quick, by requirement, programme and release, not before enough were measured', () => {
    const hasty = [...many(12, ['accept', 1]), ...many(38, ['accept', 20])];
    expect(quick([review(hasty)])).toEqual(
      ['rules-only-1', 'p', 'A-1'].map((group) => ({ kind: 'quick-accept', group, decided: 50, value: 0.24, limit: 0.2 })),
    );
    expect(quick([review(hasty.slice(1))])).toEqual([]);
    expect(quick([review([...many(10, ['accept', 1]), ...many(40, ['accept', 2])])])).toEqual([]);
    expect(quick([review([...many(50, ['amend', 0]), ...many(50, ['accept'])])])).toEqual([]);
  });

  it('has no group for a person', () => {
    const { byRequirement, byProgramme, byRelease, byMonth } = measureOversight([review([['accept', 1], ['accept', 9]])]); // prettier-ignore
    const groups = [byRequirement, byProgramme, byRelease, byMonth].flat().map(({ group }) => group);
    expect(groups).toEqual(['A-1', 'p', 'rules-only-1', '2026-10']);
  });
});
