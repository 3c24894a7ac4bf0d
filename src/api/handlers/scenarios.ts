import type { ScenarioList } from '../../contract/index.ts';
import { canonicalHash } from '../../domain/canonical-json.ts';
import { decideScenario, decideSheet, scenarioId, type ScenarioCommand } from '../../governance/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { words } from '../words.ts';

type ScenarioRoutes = 'scenarios' | 'draftScenario' | 'reviewScenario' | 'switchScenarioOn' | 'switchScenarioOff';

/** The register of scenarios; governance decides on each step, the store keeps it with its record. */
export function scenarioHandlers({ store, knowledge }: Workspace): Pick<Handlers, ScenarioRoutes> {
  const list = (): ScenarioList => ({
    scenarios: store.listScenarios(),
    programmes: [...knowledge.programmes.keys()].map((id) => ({ id, live: store.liveScenario(id)?.id ?? null })),
  });
  const change = (id: string, { actor }: Caller, command: ScenarioCommand): ScenarioList => {
    store.changeScenario(id, actor, (current, at) => decideScenario(current, command, actor, at));
    return list();
  };
  return {
    scenarios: list,
    draftScenario: ({ body: { programme, sheet }, caller: { actor } }) => {
      if (!knowledge.programmes.has(programme)) throw new RequestError('not-found', words.notFound);
      store.draftScenario(scenarioId(programme, canonicalHash(sheet)), actor, (at) => decideSheet(programme, sheet, actor, at));
      return list();
    },
    reviewScenario: ({ params, body, caller }) => change(params.scenarioId, caller, { type: 'review', ...body }),
    switchScenarioOn: ({ params, body, caller }) => change(params.scenarioId, caller, { type: 'switch-on', ...body }),
    switchScenarioOff: ({ params, body, caller }) => change(params.scenarioId, caller, { type: 'switch-off', ...body }),
  };
}
