import type { ShadowRunList } from '../../contract/index.ts';
import { AppError } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Handlers } from '../bind-routes.ts';
import { words } from '../words.ts';

/** Shadow runs: a release that drafts signed dossiers aside, compared with what people concluded. For those who govern, nobody else. */
export function shadowHandlers({ store, shadow }: Workspace): Pick<Handlers, 'shadowRuns' | 'startShadow'> {
  const list = (): ShadowRunList => {
    const now = shadow.underWay();
    return { runs: store.listShadowRuns(), underWay: now === null ? null : { id: now.run.id, done: now.done } };
  };
  return {
    shadowRuns: list,
    startShadow: ({ params: { releaseId: id }, body: { reason }, caller }) => {
      const release = store.listReleases().find((each) => each.id === id);
      if (release === undefined) throw new AppError('not-found', `no release ${id}`, words.notFound);
      shadow.start(release, caller.actor, reason);
      return list();
    },
  };
}
