import type { GapsView } from '../../contract/index.ts';
import { failingVerdicts, type ReviewState, type VerifiedFinding } from '../../domain/index.ts';
import { compareDocuments, compareGaps } from '../../stages/report/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { seesTextOf } from '../access.ts';
import type { Handlers } from '../bind-routes.ts';
import { loadReview } from '../load-dossier.ts';
import { presentRow } from '../present-finding.ts';

const nothing = { changed: [], added: [], removed: [], unchanged: 0 };

/** This run of a submission beside the one before: what is solved, what is still open, what is new. */
export function gapHandlers({ store, knowledge }: Workspace): Pick<Handlers, 'gaps'> {
  const present = (finding: VerifiedFinding, state: ReviewState): GapsView['solved'][number] => {
    const { id, requirementId, title, severity, files } = presentRow(finding, state, knowledge, null);
    return { findingId: id, requirementId, title, severity, verdict: finding.verdict, file: files[0] ?? '' };
  };
  return {
    gaps: ({ params, caller }) => {
      const state = loadReview(store, params.dossierId);
      const follows = store.earlierRun(state.prepared.dossierId);
      const before = follows === undefined ? undefined : store.dossier(follows);
      if (before === undefined || before.review === null || !seesTextOf(store, caller.person)(before))
        return { earlier: null, solved: [], stillOpen: [], new: [], documents: nothing };
      const earlier = store.reviewState(before.id);
      const { solved, stillOpen, added } = compareGaps(earlier.prepared, state.prepared);
      return {
        earlier: {
          id: before.id,
          name: before.name,
          preparedAt: earlier.prepared.preparedAt,
          gaps: earlier.prepared.findings.filter(({ verdict }) => failingVerdicts.includes(verdict)).length,
        },
        solved: solved.map((finding) => present(finding, earlier)),
        stillOpen: stillOpen.map(({ id }) => id),
        new: added.map(({ id }) => id),
        documents: compareDocuments(earlier.prepared, state.prepared),
      };
    },
  };
}
