import type { ReleaseList } from '../../contract/index.ts';
import { canonicalHash } from '../../domain/canonical-json.ts';
import { AppError, type Release } from '../../domain/index.ts';
import { decideRelease, mayDraft, releaseId, type ReleaseCommand } from '../../governance/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { keptEvaluation } from '../../workspace/running-release.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { words } from '../words.ts';

type ReleaseRoutes = 'releases' | 'evaluateRelease' | 'reviewRelease' | 'approveRelease' | 'activateRelease' | 'retireRelease';

/** Releases as they are, and the steps that people take with them; governance decides on each, the store keeps it with its record. */
export function releaseHandlers({ store, running, evalFolder }: Workspace): Pick<Handlers, ReleaseRoutes> {
  const list = (): ReleaseList => {
    const may = mayDraft(store.activeRelease(), running);
    const rules = { ...running, model: null };
    return {
      releases: store.listReleases(),
      running: {
        id: releaseId(running, canonicalHash(running)),
        rulesOnly: releaseId(rules, canonicalHash(rules)),
        mayDraft: may.kind === 'yes',
        message: may.kind === 'no' ? may.message : null,
      },
    };
  };
  const change = (id: string, { actor }: Caller, command: ReleaseCommand): ReleaseList => {
    store.changeRelease(id, actor, (current, at) => decideRelease(current, command, actor, at));
    return list();
  };
  const find = (id: string): Release => {
    const release = store.listReleases().find((each) => each.id === id);
    if (release === undefined) throw new AppError('not-found', `no release ${id}`, words.notFound);
    return release;
  };
  return {
    releases: list,
    evaluateRelease: ({ params: { releaseId: id }, caller }) =>
      change(id, caller, { type: 'evaluate', evaluation: keptEvaluation(find(id).content, evalFolder) }),
    reviewRelease: ({ params, body, caller }) => change(params.releaseId, caller, { type: 'review-security', review: body }),
    approveRelease: ({ params, body, caller }) => change(params.releaseId, caller, { type: 'approve', ...body }),
    activateRelease: ({ params, body, caller }) => change(params.releaseId, caller, { type: 'activate', ...body }),
    retireRelease: ({ params, body, caller }) => change(params.releaseId, caller, { type: 'retire', ...body }),
  };
}
