import type { TeamsView } from '../../contract/index.ts';
import type { DossierId } from '../../domain/index.ts';
import { decideTeam } from '../../governance/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { activeViewers, sightFor } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import type { EventHub } from '../event-hub.ts';

/** Which team sees which dossier. Governance decides, the store keeps it with its record. */
export function teamHandlers({ store }: Workspace, hub: EventHub): Pick<Handlers, 'listTeams' | 'giveTeam'> {
  const view = ({ person }: Caller): TeamsView => {
    const sight = sightFor(store, person);
    const people = activeViewers(store);
    const names = [...new Set(people.flatMap(({ viewer }) => viewer.teams))].sort();
    return {
      teams: names.map((team) => ({
        name: team,
        people: people.filter(({ viewer }) => viewer.teams.includes(team)).map(({ name }) => name),
      })),
      dossiers: store
        .listDossiers()
        .filter((dossier) => sight(dossier) !== 'nothing')
        .map(({ id, name, side, team }) => ({ id, name, side, team })),
    };
  };
  return {
    listTeams: ({ caller }) => view(caller),
    giveTeam: ({ params, body: { team, reason }, caller }) => {
      const people = activeViewers(store).map(({ viewer }) => viewer);
      store.giveDossierTeam(params.dossierId as DossierId, team, reason, caller.actor, (dossier) => decideTeam(dossier, team, people));
      hub.publish(params.dossierId, { type: 'changed', findingId: null, by: caller.person.name });
      return view(caller);
    },
  };
}
