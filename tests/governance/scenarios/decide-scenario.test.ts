import { describe, expect, it } from 'vitest';
import {
  Role,
  ScenarioState,
  type Actor,
  type PersonId,
  type Scenario,
  type ScenarioEvent,
  type ScenarioSheet,
} from '../../../src/domain/index.ts';
import { decideScenario, decideSheet, programmeNotLive, scenarioOf, type ScenarioCommand } from '../../../src/governance/index.ts';

const at = '2026-11-21T09:00:00.000Z';
const words = { en: 'said', zh: '说明' };
const sheet: ScenarioSheet = {
  purpose: words,
  legalBasis: words,
  data: words,
  humanRole: words,
  limits: words,
  risks: [{ risk: words, measure: words }],
  owner: words,
  residual: 'medium',
  reviewBy: '2027-05-21',
};
const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', id: id as PersonId, name: id, roles });
const gita = person('gita', 'governance');
const noor = person('noor', 'governance');
const arne = person('arne', 'approver');

const by = { by: 'lena', byName: 'Lena', at };
const steps: Readonly<Record<ScenarioState, readonly ScenarioEvent[]>> = {
  draft: [],
  reviewed: [{ type: 'reviewed', ...by, conclusion: 'in order' }],
  live: [{ type: 'switched-on', ...by, reason: 'pilot', shipped: false }],
  off: [{ type: 'switched-off', ...by, reason: 'stopped', replacedBy: null }],
};
const scenario = (state: ScenarioState, changed: Partial<ScenarioSheet> = {}, writer = 'lena'): Scenario => {
  const drafted: ScenarioEvent = { type: 'drafted', ...by, by: writer, programme: 'p', sheet: { ...sheet, ...changed } };
  return scenarioOf('p-1', [drafted, ...steps[state]]);
};

const commands = {
  review: { type: 'review', conclusion: 'in order' },
  'switch-on': { type: 'switch-on', reason: 'pilot' },
  'switch-off': { type: 'switch-off', reason: 'stopped' },
} as const satisfies Record<string, ScenarioCommand>;
/** Who may, from where. Whatever is not in it is refused. */
const allowed: Readonly<Record<keyof typeof commands, { readonly states: readonly ScenarioState[]; readonly roles: readonly Role[] }>> = {
  review: { states: ['draft'], roles: ['governance'] },
  'switch-on': { states: ['reviewed', 'off'], roles: ['governance', 'approver'] },
  'switch-off': { states: ['live'], roles: ['governance', 'approver', 'administrator'] },
};
const cells = (Object.keys(commands) as (keyof typeof commands)[]).flatMap((command) =>
  ScenarioState.options.flatMap((state) => Role.options.map((role) => [command, state, role] as const)),
);

describe('the life of a scenario', () => {
  it.each(cells)('%s of one that is %s, by the role %s, is decided as the table has it', (command, state, role) => {
    const { states, roles } = allowed[command];
    const decision = decideScenario(scenario(state), commands[command], person('someone', role), at);
    expect(decision.kind).toBe(states.includes(state) && roles.includes(role) ? 'changed' : 'refused');
  });

  it('takes no step by itself, nor without a reason', () => {
    expect(decideScenario(scenario('reviewed'), commands['switch-on'], { kind: 'system', id: 'system' }, at).kind).toBe('refused');
    expect(decideScenario(scenario('reviewed'), { type: 'switch-on', reason: ' ' }, gita, at).kind).toBe('refused');
    expect(decideScenario(scenario('draft'), { type: 'review', conclusion: '' }, gita, at).kind).toBe('refused');
  });

  it('is reviewed by a governance person who did not write the sheet', () => {
    const own = decideScenario(scenario('draft', {}, 'gita'), commands.review, gita, at);
    expect(own).toMatchObject({ kind: 'refused', message: { en: expect.stringContaining('You wrote') as string } });
    expect(decideScenario(scenario('draft', {}, 'gita'), commands.review, noor, at).kind).toBe('changed');
  });

  it('is not reviewed when its next review is overdue', () => {
    expect(decideScenario(scenario('draft', { reviewBy: '2026-11-21' }), commands.review, gita, at).kind).toBe('refused');
    expect(decideScenario(scenario('draft', { reviewBy: '2026-11-22' }), commands.review, gita, at).kind).toBe('changed');
  });

  it('with a high residual rating is switched on by an approver only, who says why', () => {
    const high = scenario('reviewed', { residual: 'high' });
    expect(decideScenario(high, commands['switch-on'], gita, at).kind).toBe('refused');
    expect(decideScenario(high, { type: 'switch-on', reason: '' }, arne, at).kind).toBe('refused');
    expect(decideScenario(high, commands['switch-on'], arne, at)).toMatchObject({
      kind: 'changed',
      event: { by: 'arne', reason: 'pilot' },
    });
  });

  it('begins with a sheet of a lead or a governance person', () => {
    for (const role of Role.options)
      expect(decideSheet('p', sheet, person('someone', role), at).kind).toBe(
        role === 'lead' || role === 'governance' ? 'changed' : 'refused',
      );
  });
});

describe('drafting by the register', () => {
  it.each(ScenarioState.options)('goes on only with a live scenario of the programme, here %s', (state) => {
    const why = programmeNotLive('p', scenario(state));
    if (state === 'live') expect(why).toBeNull();
    else expect(why?.en).toContain('Governance › Scenarios');
  });

  it('stops without one, and with that of another programme', () => {
    expect(programmeNotLive('p', undefined)).not.toBeNull();
    expect(programmeNotLive('q', scenario('live'))).not.toBeNull();
  });
});
