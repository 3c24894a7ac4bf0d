import type { AllocationSuggestion, DossierId } from '../domain/index.ts';
import { suggestAllocation } from '../stages/allocate/suggest-allocation.ts';
import type { Workspace } from '../workspace/open-workspace.ts';

/** Who could review a dossier that has its draft, from the people, their profiles and what they carry at this moment. */
export function suggestReviewers({ store, knowledge }: Pick<Workspace, 'store' | 'knowledge'>, dossier: DossierId): AllocationSuggestion {
  const open = store.listDossiers({ side: 'review' }).filter(({ review, id }) => review?.phase !== 'signed' && id !== dossier);
  return suggestAllocation({
    prepared: store.reviewState(dossier).prepared,
    people: store
      .listPersons()
      .filter(({ active, roles }) => active && roles.some((role) => role === 'reviewer' || role === 'lead'))
      .map((person) => ({
        person,
        profile: store.reviewerProfile(person.id),
        openDossiers: open.filter(({ assignedTo }) => assignedTo === person.id).length,
      })),
    calendar: knowledge.calendar ?? [],
    today: new Date().toISOString().slice(0, 10),
  });
}
