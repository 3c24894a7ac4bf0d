import type { Bilingual } from '../../domain/bilingual.ts';
import type { Actor, Role } from '../../domain/people.ts';
import type { Scenario, ScenarioEvent, ScenarioSheet, ScenarioState } from '../../domain/scenario.ts';
import { scenarioWords as words } from './scenario-words.ts';

export type ScenarioCommand =
  | { readonly type: 'review'; readonly conclusion: string }
  | { readonly type: 'switch-on'; readonly reason: string }
  | { readonly type: 'switch-off'; readonly reason: string };

export type ScenarioDecision<E extends ScenarioEvent = ScenarioEvent> =
  { readonly kind: 'changed'; readonly event: E } | { readonly kind: 'refused'; readonly message: Bilingual };

const mayDo: Readonly<Record<ScenarioCommand['type'], readonly Role[]>> = {
  review: ['governance'],
  'switch-on': ['governance', 'approver'],
  'switch-off': ['governance', 'approver', 'administrator'],
};
const from: Readonly<Record<ScenarioCommand['type'], readonly ScenarioState[]>> = {
  review: ['draft'],
  'switch-on': ['reviewed', 'off'],
  'switch-off': ['live'],
};

/** May this person put a sheet into the register? Leads and governance write them. Pure. */
export function decideSheet(
  programme: string,
  sheet: ScenarioSheet,
  person: Actor,
  at: string,
): ScenarioDecision<Extract<ScenarioEvent, { type: 'drafted' }>> {
  if (person.kind !== 'person' || !person.roles.some((role) => role === 'governance' || role === 'lead')) return refused(words.roleMissing);
  return changed({ type: 'drafted', by: person.id, byName: person.name, at, programme, sheet });
}

/**
 * What a named person may do with a scenario in its present state. Whoever wrote the sheet does not review it; one with a high residual rating is
 * switched on by an approver. Each step has its reason. Pure.
 */
export function decideScenario({ state, sheet, events }: Scenario, command: ScenarioCommand, person: Actor, at: string): ScenarioDecision {
  if (person.kind !== 'person' || !person.roles.some((role) => mayDo[command.type].includes(role))) return refused(words.roleMissing);
  if (!from[command.type].includes(state)) return refused(words.wrongState(state));
  const by = { by: person.id, byName: person.name, at };
  const reason = (command.type === 'review' ? command.conclusion : command.reason).trim();
  if (reason === '') return refused(words.reasonMissing);
  switch (command.type) {
    case 'review':
      if (events[0]?.by === person.id) return refused(words.writtenByYou);
      if (sheet.reviewBy <= at.slice(0, 10)) return refused(words.reviewDatePassed);
      return changed({ type: 'reviewed', ...by, conclusion: reason });
    case 'switch-on':
      if (sheet.residual === 'high' && !person.roles.includes('approver')) return refused(words.approverNeeded);
      return changed({ type: 'switched-on', ...by, reason, shipped: false });
    case 'switch-off':
      return changed({ type: 'switched-off', ...by, reason, replacedBy: null });
  }
}

const changed = <E extends ScenarioEvent>(event: E) => ({ kind: 'changed', event }) as const;
const refused = (message: Bilingual) => ({ kind: 'refused', message }) as const;
