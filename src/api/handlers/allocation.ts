import { teamsOf, type DossierId, type PersonId } from '../../domain/index.ts';
import { membershipRefusal } from '../../governance/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { viewerOf } from '../../workspace/viewer-of.ts';
import { accessWords } from '../access-words.ts';
import { seesTextOf } from '../access.ts';
import type { Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier, loadDraft } from '../load-dossier.ts';
import { suggestReviewers } from '../suggest-reviewers.ts';
import { words } from '../words.ts';

/** Who could review; what a lead confirmed. The suggestion is computed when it is asked for and kept when it is confirmed. */
export function allocationHandlers(workspace: Workspace): Pick<Handlers, 'allocation' | 'allocate' | 'describeReviewer'> {
  const { store } = workspace;
  const suggest = (dossierId: string) => suggestReviewers(workspace, loadDraft(store, dossierId).dossierId);
  return {
    allocation: ({ params }) => ({
      suggestion: suggest(params.dossierId),
      history: store.allocationsOf(params.dossierId as DossierId),
    }),
    allocate: ({ params, body, caller }) => {
      const suggested = suggest(params.dossierId);
      const person = store.person(body.assignTo);
      if (person === undefined || !person.active) throw new RequestError('not-found', words.notFound);
      if (!person.roles.some((role) => role === 'reviewer' || role === 'lead')) throw new RequestError('refused', words.noReviewer);
      if (!seesTextOf(store, person)(loadDossier(store, params.dossierId))) throw new RequestError('refused', accessWords.notInTeam);
      const asSuggested = suggested.candidates[0]?.personId === person.id;
      if (!asSuggested && body.reason === '') throw new RequestError('input.invalid', words.allocationReason);
      store.allocateDossier(
        { dossier: params.dossierId as DossierId, suggested, assignedTo: person.id, reason: body.reason },
        caller.person,
      );
      return { suggestion: suggested, history: store.allocationsOf(params.dossierId as DossierId) };
    },
    describeReviewer: ({ params, body, caller }) => {
      const id = params.personId as PersonId;
      const refusal = membershipRefusal(viewerOf(store, caller.person), teamsOf(store.reviewerProfile(id)), teamsOf(body));
      if (refusal !== null) throw new RequestError('refused', refusal);
      store.describeReviewer(id, body, caller.actor);
    },
  };
}
