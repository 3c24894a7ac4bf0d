import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/domain/index.ts';
import { compareShadow } from '../../../src/governance/index.ts';

const one = (people: Verdict | null, candidate: Verdict | null) => {
  const drafted = candidate === null ? [] : [{ requirement: 'r', clause: 'c', verdict: candidate }];
  const { same, lines } = compareShadow([{ requirement: 'r', clause: 'c', verdict: people }], [], drafted);
  expect(same + lines.length).toBe(1);
  return lines[0]?.outcome ?? 'same';
};

describe('a candidate beside what people concluded', () => {
  it.each([
    ['not-met', 'not-met', 'same'],
    ['not-met', 'met', 'missed'],
    ['not-met', null, 'missed'],
    ['not-addressed', 'not-applicable', 'missed'],
    ['not-met', 'undecided', 'changed'],
    ['not-met', 'partly-met', 'changed'],
    ['met', 'not-met', 'new'],
    ['undecided', 'not-met', 'new'],
    [null, 'not-met', 'new'],
    [null, 'met', 'same'],
    [null, 'undecided', 'changed'],
    ['met', 'undecided', 'changed'],
  ] as const)('people %s, candidate %s: %s', (people, candidate, outcome) => {
    expect(one(people, candidate)).toBe(outcome);
  });

  it('is new where nobody had the requirement, and missed where nothing of its clause meets a finding that people added', () => {
    const added = [{ id: 'own/1', clause: 'c', verdict: 'not-met' as const }];
    expect(compareShadow([], added, [{ requirement: 'r', clause: 'd', verdict: 'not-met' }]).lines).toMatchObject([
      { requirement: 'r', outcome: 'new' },
      { requirement: 'own/1', outcome: 'missed' },
    ]);
    expect(compareShadow([], added, [{ requirement: 'r', clause: 'c', verdict: 'partly-met' }]).lines).toMatchObject([
      { requirement: 'r' },
    ]);
  });
});
