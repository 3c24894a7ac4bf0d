import { randomBytes } from 'node:crypto';
import type { PersonView } from '../../contract/index.ts';
import type { DossierId, Person, PersonId } from '../../domain/index.ts';
import { decideEndpoint, type EndpointCommand } from '../../governance/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { sightFor } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { words } from '../words.ts';

type Names =
  | 'listPeople' | 'addPerson' | 'changePerson' | 'listEndpoints' | 'registerEndpoint' | 'decideEndpoint' | 'listLabels'
  | 'labelDossier'; // prettier-ignore

/** People, endpoints and labels. Every change is recorded by the store in its own transaction. */
export function administrationHandlers({ store }: Workspace): Pick<Handlers, Names> {
  const present = (person: Person): PersonView => ({
    ...person,
    mustChangePassword: store.mustChangePassword(person.id),
    profile: store.reviewerProfile(person.id) ?? null,
    providerSubject: store.signInLink(person.id)?.subject ?? null,
  });
  const known = (id: string): Person => {
    const person = store.person(id as PersonId);
    if (person === undefined) throw new RequestError('not-found', words.notFound);
    return person;
  };
  const change = (caller: Caller, name: string, command: EndpointCommand) => {
    store.changeEndpoint(name, caller.actor, (current, at) => decideEndpoint(current, command, caller.actor, at));
    return { endpoints: store.listEndpoints() };
  };
  const labels = (caller: Caller) => {
    const sees = sightFor(store, caller.person);
    return {
      dossiers: store
        .listDossiers({ side: 'review' })
        .filter((dossier) => sees(dossier) !== 'nothing')
        .map(({ id, name }) => ({ id, name, label: store.dossierLabel(id) })),
    };
  };

  return {
    listPeople: () => ({ people: store.listPersons().map(present) }),
    addPerson: async ({ body, caller }) => {
      const startPassword = newStartPassword();
      const { id, username } = await store.createPerson({ ...body, password: startPassword, mustChange: true }, caller.actor);
      return { personId: id, username, startPassword };
    },
    changePerson: ({ params, body, caller }) => {
      const { id } = known(params.personId);
      if (id === caller.person.id && body.active === false) throw new RequestError('refused', words.notYourself);
      const { name, roles, active } = body;
      const wanted = {
        ...(name === undefined ? {} : { name }),
        ...(roles === undefined ? {} : { roles }),
        ...(active === undefined ? {} : { active }),
      };
      return present(store.changePerson(id, wanted, caller.actor));
    },
    listEndpoints: () => ({ endpoints: store.listEndpoints() }),
    registerEndpoint: ({ body, caller }) => change(caller, body.name, { type: 'register', ...body }),
    decideEndpoint: ({ params, body, caller }) => change(caller, params.name, { type: body.decision, reason: body.reason }),
    listLabels: ({ caller }) => labels(caller),
    labelDossier: ({ params, body, caller }) => {
      store.labelDossier(params.dossierId as DossierId, body.label, body.reason, caller.person);
      return labels(caller);
    },
  };
}

/** 72 random bits, long enough for the one sign-in that it is good for. */
function newStartPassword(): string {
  return randomBytes(9).toString('base64url');
}
