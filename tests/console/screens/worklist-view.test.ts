import { describe, expect, it } from 'vitest';
import { daysLeft, isIn, select } from '../../../src/console/screens/worklist/worklist-view.ts';
import type { DossierSummary } from '../../../src/contract/index.ts';

const dossier = (over: Partial<DossierSummary>): DossierSummary =>
  ({
    name: 'A',
    product: '',
    holder: '',
    manufacturer: '',
    programme: 'p',
    riskTier: 'normal',
    phase: 'in-review',
    assignedToId: null,
    team: null,
    reviewerTeam: '',
    dueDate: null,
    ...over,
  }) as DossierSummary;
const viewer = { personId: 'me', teams: ['North', 'East'] };

describe('the worklist', () => {
  it('tells mine, my teams’ and unassigned apart, a dossier without a team by that of its reviewer; nobody without a team has a team’s view', () => {
    const mine = dossier({ assignedToId: 'me' as never, reviewerTeam: 'North' });
    const colleague = dossier({ assignedToId: 'other' as never, reviewerTeam: 'North' });
    const free = dossier({});
    expect([mine, colleague, free].map((item) => isIn('mine', item, viewer))).toEqual([true, false, false]);
    expect([mine, colleague, free].map((item) => isIn('team', item, viewer))).toEqual([true, true, false]);
    expect([mine, colleague, free].map((item) => isIn('unassigned', item, viewer))).toEqual([false, false, true]);
    expect(isIn('team', free, { personId: 'me', teams: [] })).toBe(false);
    expect(isIn('team', dossier({ team: 'East', reviewerTeam: 'South' }), viewer)).toBe(true);
    expect(isIn('team', dossier({ team: 'South', reviewerTeam: 'North' }), viewer)).toBe(false);
    expect(isIn('unassigned', dossier({ phase: 'signed' }), viewer)).toBe(false);
  });
  it('counts whole days to the due day, behind it as negative, and none once signed', () => {
    const noon = new Date(2026, 10, 21, 12);
    expect(daysLeft(dossier({ dueDate: '2026-11-21' }), noon)).toBe(0);
    expect(daysLeft(dossier({ dueDate: '2026-12-01' }), noon)).toBe(10);
    expect(daysLeft(dossier({ dueDate: '2026-11-19' }), noon)).toBe(-2);
    expect(daysLeft(dossier({ dueDate: '2026-11-19', phase: 'signed' }), noon)).toBeNull();
  });
  it('shows what the address asks for, the first due first when asked', () => {
    const all = [
      dossier({ name: 'late', dueDate: '2026-12-24', riskTier: 'high' }),
      dossier({ name: 'none' }),
      dossier({ name: 'soon', dueDate: '2026-12-01' }),
    ];
    const names = (search: string): string[] => select(all, new URLSearchParams(search), viewer).map(({ name }) => name);
    expect(names('order=due')).toEqual(['soon', 'late', 'none']);
    expect(names('risk=high')).toEqual(['late']);
    expect(names('q=SOO')).toEqual(['soon']);
    expect(names('programme=other')).toEqual([]);
  });
});
