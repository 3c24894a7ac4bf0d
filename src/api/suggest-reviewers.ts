import type { AllocationSuggestion, DossierId, Person } from '../domain/index.ts';
import { suggestAllocation } from '../stages/allocate/suggest-allocation.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { seesTextOf } from './access.ts';

/** Who could review a dossier that has its draft, from the people who may see it, their profiles and what they carry at this moment. */
export function suggestReviewers({ store, knowledge }: Pick<Workspace, 'store' | 'knowledge'>, dossier: DossierId): AllocationSuggestion {
  const open = store.listDossiers({ side: 'review' }).filter(({ review, id }) => review?.phase !== 'signed' && id !== dossier);
  const present = store.dossier(dossier);
  const sees = (person: Person): boolean => present !== undefined && seesTextOf(store, person)(present);
  return suggestAllocation({
    prepared: store.reviewState(dossier).prepared,
    people: store
      .listPersons()
      .filter((person) => person.active && person.roles.some((role) => role === 'reviewer' || role === 'lead') && sees(person))
      .map((person) => ({
        person,
        profile: store.reviewerProfile(person.id),
        openDossiers: open.filter(({ assignedTo }) => assignedTo === person.id).length,
      })),
    calendar: knowledge.calendar ?? [],
    today: new Date().toISOString().slice(0, 10),
  });
}
