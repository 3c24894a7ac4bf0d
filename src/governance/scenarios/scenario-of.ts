import type { Scenario, ScenarioEvent, ScenarioState } from '../../domain/scenario.ts';

const states = { drafted: 'draft', reviewed: 'reviewed', 'switched-on': 'live', 'switched-off': 'off' } as const satisfies Record<
  ScenarioEvent['type'],
  ScenarioState
>;

/** A scenario as its events leave it. RangeError when the first is not its drafting. */
export function scenarioOf(id: string, events: readonly ScenarioEvent[]): Scenario {
  const [first] = events;
  if (first?.type !== 'drafted') throw new RangeError(`scenario ${id} begins with ${first?.type ?? 'nothing'}`);
  const last = events.at(-1) ?? first;
  return { id, programme: first.programme, sheet: first.sheet, state: states[last.type], events: [...events] };
}

/** Name of a scenario, from its programme and the hash of its sheet. */
export function scenarioId(programme: string, sheetHash: string): string {
  return `${programme}-${sheetHash.slice(0, 8)}`;
}
