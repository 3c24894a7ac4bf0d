import type { AuditEntry } from '../../domain/audit-record.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { AppError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/people.ts';
import { ScenarioEvent, type Scenario } from '../../domain/scenario.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

type Drafted = Extract<ScenarioEvent, { type: 'drafted' }>;
type Decided<E> = { readonly kind: 'changed'; readonly event: E } | { readonly kind: 'refused'; readonly message: Bilingual };

export type Scenarios = {
  /** In the order in which they were written. */
  listScenarios(): Scenario[];
  liveScenario(programme: string): Scenario | undefined;
  /** Keeps a new sheet with its record, as `decide` (governance) has it. AppError `conflict` when it stands in the register, `refused` when not allowed. */
  draftScenario(id: string, by: Actor, decide: (at: string) => Decided<Drafted>): Scenario;
  /**
   * Takes in a shipped sheet that is not known yet; where the programme had no scenario it is live at once, with a record that says that nobody
   * reviewed it. A known one is left as it is.
   */
  takeShippedScenario(id: string, drafted: Drafted, reason: string): void;
  /**
   * Loads the scenario, lets `decide` (governance) decide on it as it is now, and keeps the outcome with its record; when it is switched on the live
   * one of the programme is switched off, all in one transaction. AppError `not-found`; `refused` with the reason when `decide` refuses.
   */
  changeScenario(id: string, by: Actor, decide: (current: Scenario, at: string) => Decided<ScenarioEvent>): Scenario;
};

export function openScenarios({ db, ledger, now, scenario }: StoreParts): Scenarios {
  const { sql } = db;
  const eventsOf = (id: string): ScenarioEvent[] =>
    db
      .all(sql.selectFrom('scenario_events').select('body_json').where('scenario_id', '=', id).orderBy('no'))
      .map(({ body_json }) => ScenarioEvent.parse(JSON.parse(body_json)));
  const load = (id: string): Scenario | undefined => {
    const events = eventsOf(id);
    return events.length === 0 ? undefined : scenario.of(id, events);
  };
  const list = (): Scenario[] =>
    db
      .all(sql.selectFrom('scenario_events').select(['scenario_id', 'at']).where('no', '=', 1).orderBy('at').orderBy('scenario_id'))
      .flatMap(({ scenario_id }) => load(scenario_id) ?? []);
  const live = (programme: string): Scenario | undefined => list().find((each) => each.programme === programme && each.state === 'live');

  const add = (id: string, event: ScenarioEvent, actor: Actor, record: (entry: AuditEntry) => number): void => {
    const no = eventsOf(id).length + 1;
    db.run(
      sql
        .insertInto('scenario_events')
        .values({ scenario_id: id, no, at: event.at, person_id: event.by, type: event.type, body_json: JSON.stringify(event) }),
    );
    const said = Object.entries(event).filter(([key]) => !['by', 'byName', 'at', 'type'].includes(key));
    record({ actor: recordedActor(actor), event: `scenario.${event.type}`, dossier: null, subject: id, data: Object.fromEntries(said) });
  };
  const taken = <E extends ScenarioEvent>(id: string, decided: Decided<E>): E => {
    if (decided.kind === 'refused') throw new AppError('refused', `scenario ${id}: ${decided.message.en}`, decided.message);
    return decided.event;
  };

  return {
    listScenarios: list,
    liveScenario: live,
    draftScenario(id, by, decide) {
      return ledger.transact((record) => {
        const event = taken(id, decide(now().toISOString()));
        if (load(id) !== undefined) throw new AppError('conflict', `scenario ${id} is known`, words.scenarioKnown);
        add(id, event, by, record);
        return scenario.of(id, [event]);
      });
    },
    takeShippedScenario(id, drafted, reason) {
      if (load(id) !== undefined) return;
      ledger.transact((record) => {
        const isFirst = !list().some(({ programme }) => programme === drafted.programme);
        add(id, drafted, systemActor, record);
        const { by, byName, at } = drafted;
        if (isFirst) add(id, { type: 'switched-on', by, byName, at, reason, shipped: true }, systemActor, record);
      });
    },
    changeScenario(id, by, decide) {
      return ledger.transact((record) => {
        const current = load(id);
        if (current === undefined) throw new AppError('not-found', `no scenario ${id}`, words.scenarioUnknown);
        const event = taken(id, decide(current, now().toISOString()));
        const before = event.type === 'switched-on' ? live(current.programme) : undefined;
        if (before !== undefined && event.type === 'switched-on')
          add(
            before.id,
            { type: 'switched-off', by: event.by, byName: event.byName, at: event.at, reason: event.reason, replacedBy: id },
            by,
            record,
          );
        add(id, event, by, record);
        return scenario.of(id, eventsOf(id));
      });
    },
  };
}
