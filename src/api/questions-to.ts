import type { z } from 'zod';
import type { QuestionList } from '../contract/index.ts';
import { coverFor } from '../domain/blind-cover.ts';
import { type ReviewState } from '../domain/index.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { seesTextOf } from './access.ts';
import type { Caller } from './bind-routes.ts';
import { presentRow } from './present-finding.ts';

type Question = z.infer<typeof QuestionList>['questions'][number];

/** Questions to this person in the reviews that they may see, oldest first: those after which they said nothing on the finding. */
export function questionsTo(caller: Caller, { store, knowledge }: Workspace): Question[] {
  const me = caller.person;
  const sees = seesTextOf(store, me);
  return store
    .listDossiers({ side: 'review' })
    .filter((dossier) => dossier.review !== null && sees(dossier))
    .flatMap((dossier) => {
      const state = store.reviewState(dossier.id);
      return openQuestions(state, me.id).flatMap((asked): Question[] => {
        const finding = state.prepared.findings.find(({ id }) => id === asked.findingId);
        if (finding === undefined) return [];
        const { title } = presentRow(finding, state, knowledge, me);
        const text = coverFor(state, finding.id, me) === null ? asked.text : null;
        return [{ dossierId: dossier.id, dossier: dossier.name, findingId: finding.id, title, text, byName: asked.byName, at: asked.at }];
      });
    })
    .sort((a, b) => a.at.localeCompare(b.at));
}

function openQuestions({ comments }: ReviewState, person: string): ReviewState['comments'] {
  return comments.filter(
    ({ to, findingId }, index) =>
      to?.id === person && !comments.slice(index + 1).some((later) => later.by === person && later.findingId === findingId),
  );
}
