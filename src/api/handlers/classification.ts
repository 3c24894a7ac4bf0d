import type { ClassificationView } from '../../contract/index.ts';
import { coverFor } from '../../domain/blind-cover.ts';
import type { DossierId, ReviewState } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import type { EventHub } from '../event-hub.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier, loadReview } from '../load-dossier.ts';
import { words } from '../words.ts';

/** What the machine suggests of a dossier, and what people say to it. Both are kept; nothing takes the place of the other. */
export function classificationHandlers({ store }: Workspace, hub: EventHub): Pick<Handlers, 'classification' | 'decideClassification'> {
  const view = (caller: Caller, state: ReviewState): ClassificationView => {
    const { classification, dossierId } = state.prepared;
    // What a covered draft says is told nowhere before its reader has judged.
    const issues =
      classification.risk?.issues.filter(
        ({ source, reference }) => source !== 'finding' || coverFor(state, reference, caller.person) === null,
      ) ?? [];
    return {
      classification: classification.risk === undefined ? classification : { ...classification, risk: { ...classification.risk, issues } },
      decisions: store.classificationDecisions(dossierId),
      heldBack: (classification.risk?.issues.length ?? 0) - issues.length,
    };
  };
  return {
    classification: ({ params, caller }) => view(caller, loadReview(store, params.dossierId)),
    decideClassification: ({ params, body, caller }) => {
      const state = loadReview(store, params.dossierId);
      if (loadDossier(store, params.dossierId).side === 'precheck') throw new RequestError('refused', words.precheckUndecided);
      const { classification, hash } = state.prepared;
      const suggestion = classification.suggestions.find(({ question }) => question === params.suggestion);
      if (suggestion === undefined) throw new RequestError('not-found', words.notFound);
      if (state.phase !== 'in-review') throw new RequestError('refused', words.signedAlready);
      store.decideClassification({ dossier: params.dossierId as DossierId, prepared: hash, suggestion, ...body }, caller.person);
      hub.publish(params.dossierId, { type: 'changed', findingId: null, by: caller.person.name });
      return view(caller, state);
    },
  };
}
