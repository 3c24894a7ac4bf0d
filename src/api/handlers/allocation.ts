import type { DossierId, PersonId } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { visibleDraft } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { suggestReviewers } from '../suggest-reviewers.ts';
import { words } from '../words.ts';

/** Who could review; what a lead confirmed. The suggestion is computed when it is asked for and kept when it is confirmed. */
export function allocationHandlers(workspace: Workspace): Pick<Handlers, 'allocation' | 'allocate' | 'describeReviewer'> {
  const { store } = workspace;
  const suggest = (caller: Caller, dossierId: string) => suggestReviewers(workspace, visibleDraft(store, caller, dossierId).dossierId);
  return {
    allocation: ({ params, caller }) => ({
      suggestion: suggest(caller, params.dossierId),
      history: store.allocationsOf(params.dossierId as DossierId),
    }),
    allocate: ({ params, body, caller }) => {
      const suggested = suggest(caller, params.dossierId);
      const person = store.person(body.assignTo);
      if (person === undefined || !person.active) throw new RequestError('not-found', words.notFound);
      if (!person.roles.some((role) => role === 'reviewer' || role === 'lead')) throw new RequestError('refused', words.noReviewer);
      const asSuggested = suggested.candidates[0]?.personId === person.id;
      if (!asSuggested && body.reason === '') throw new RequestError('input.invalid', words.allocationReason);
      store.allocateDossier(
        { dossier: params.dossierId as DossierId, suggested, assignedTo: person.id, reason: body.reason },
        caller.person,
      );
      return { suggestion: suggested, history: store.allocationsOf(params.dossierId as DossierId) };
    },
    describeReviewer: ({ params, body, caller }) => {
      store.describeReviewer(params.personId as PersonId, body, caller.actor);
    },
  };
}
