import { describe, expect, it } from 'vitest';
import type { ReviewState, Verdict } from '../../../src/domain/index.ts';
import { measureOversight } from '../../../src/governance/index.ts';

type Said = { readonly decision: string; readonly reason?: string; readonly withdrawn?: boolean };
type Draft = {
  readonly verdict: Verdict;
  readonly said?: readonly Said[];
  readonly blind?: Verdict;
  readonly agent?: object;
  readonly agreement?: string;
};

function review(month: string, drafts: readonly Draft[], release = 'rules-only-1'): ReviewState {
  const findings = drafts.map(({ verdict, agent, agreement = 'single' }, i) => ({
    id: `f${i}`,
    requirementId: `A-${i % 2}`,
    verdict,
    agent,
    agreement,
  }));
  return {
    prepared: { findings, documents: [], programme: 'p', release: { id: release }, preparedAt: `${month}-03T08:00:00.000Z` },
    dispositions: drafts.flatMap(({ said = [] }, i) =>
      said.map((one, no) => ({ id: `${i}-${no}`, findingId: `f${i}`, reason: '', withdrawn: false, ...one })),
    ),
    blindVerdicts: drafts.flatMap(({ blind }, i) => (blind === undefined ? [] : [{ findingId: `f${i}`, verdict: blind }])),
  } as unknown as ReviewState;
}
const accepted: Draft = { verdict: 'met', said: [{ decision: 'accept' }] };

describe('oversight', () => {
  it('counts overrides, plain acceptances and reversals of standing decisions only', () => {
    const { total } = measureOversight([
      review('2026-10', [
        accepted,
        { verdict: 'not-met', said: [{ decision: 'accept', reason: 'read on page 3' }] },
        { verdict: 'not-met', said: [{ decision: 'accept' }, { decision: 'reject', reason: 'the annex states it' }] },
        {
          verdict: 'met',
          said: [
            { decision: 'amend', reason: 'partly' },
            { decision: 'amend', withdrawn: true },
          ],
        },
        { verdict: 'undecided' },
      ]),
    ]);
    expect(total).toMatchObject({ drafts: 5, decided: 3, overridden: 1, reversals: 2 });
    expect(total.overrideRate).toBeCloseTo(1 / 3);
    expect(total.uneditedAcceptRate).toBeCloseTo(1 / 3);
  });

  it('compares blind verdicts with the draft, and rules with the agent where both decided', () => {
    const agent = { state: 'drafted', ruleVerdict: 'met', verdict: 'not-met' };
    const { total } = measureOversight([
      review('2026-10', [
        { verdict: 'met', blind: 'met' },
        { verdict: 'met', blind: 'not-met' },
        { verdict: 'undecided', agent, agreement: 'disagree' },
        { verdict: 'met', agent: { ...agent, verdict: 'met' }, agreement: 'agree' },
        { verdict: 'met', agent: { ...agent, verdict: 'undecided' } },
      ]),
    ]);
    expect(total).toMatchObject({ blind: 2, blindAgreement: 0.5, bothDecided: 2, disagreement: 0.5 });
  });

  it('leaves a share open where nothing was there to be counted', () => {
    expect(measureOversight([]).total).toMatchObject({ drafts: 0, overrideRate: null, blindAgreement: null, disagreement: null });
  });

  it('raises an alarm when nearly nothing is overridden, not before enough was decided', () => {
    const many = (count: number) =>
      review(
        '2026-10',
        Array.from({ length: count }, () => accepted),
      );
    expect(measureOversight([many(49)]).alarms).toEqual([]);
    expect(measureOversight([many(60)]).alarms).toEqual(
      ['rules-only-1', 'p'].map((group) => ({ kind: 'collapse', group, decided: 60, value: 0, limit: 0.02 })),
    );
  });

  it('raises an alarm when the verdicts of a month differ much from those of the month before', () => {
    const month = (name: string, met: number) =>
      review(
        name,
        Array.from({ length: 100 }, (_, i): Draft => ({ verdict: i < met ? 'met' : 'not-met' })),
      );
    expect(measureOversight([month('2026-09', 80), month('2026-10', 70)]).alarms).toEqual([]);
    const [alarm] = measureOversight([month('2026-09', 80), month('2026-10', 40)]).alarms;
    expect(alarm).toMatchObject({ kind: 'drift', group: '2026-10' });
    expect(alarm?.value).toBeCloseTo(0.4);
  });

  it('raises an alarm when other documents come in than the month before, before any verdict tells', () => {
    const month = (name: string, chinese: number) => {
      const state = review(name, []);
      const documents = Array.from({ length: 60 }, (_, i) => ({ kind: 'agreement', language: i < chinese ? 'zh' : 'en' }));
      return { ...state, prepared: { ...state.prepared, documents } } as unknown as ReviewState;
    };
    expect(measureOversight([month('2026-09', 50), month('2026-10', 45)]).alarms).toEqual([]);
    const { alarms, inputsByMonth } = measureOversight([month('2026-09', 50), month('2026-10', 20)]);
    expect(alarms).toMatchObject([{ kind: 'input-drift', group: '2026-10', decided: 60, value: 0.5 }]);
    expect(inputsByMonth[0]).toMatchObject({ documents: 60, shares: { 'agreement zh': 50 / 60 } });
  });

  it('has no group for a person', () => {
    expect(
      JSON.stringify(
        measureOversight([review('2026-10', [{ verdict: 'met', said: [{ decision: 'accept', by: 'P-1', byName: 'Ines' } as never] }])]),
      ),
    ).not.toContain('Ines');
  });
});
