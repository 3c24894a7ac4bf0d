import type { SignerSecrets } from '../../adapters/store/signing.ts';
import type { EgressView, ReleaseList } from '../../contract/index.ts';
import { canonicalHash } from '../../domain/canonical-json.ts';
import { AppError, type Release } from '../../domain/index.ts';
import { decideRelease, mayDraft, measureOversight, releaseId, type ReleaseCommand } from '../../governance/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { keptEvaluation } from '../../workspace/running-release.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { titleOfRequirement } from '../name-requirement.ts';
import { withSignature } from '../with-signature.ts';
import { words } from '../words.ts';

type ReleaseRoutes =
  'releases' | 'evaluateRelease' | 'reviewRelease' | 'approveRelease' | 'activateRelease' | 'retireRelease' | 'oversight' | 'egressLog';

/** Releases as they are, and the steps that people take with them; governance decides on each, the store keeps it with its record. */
export function releaseHandlers(workspace: Workspace): Pick<Handlers, ReleaseRoutes> {
  const { store, running, evalFolder, knowledge } = workspace;
  const list = (): ReleaseList => {
    const may = mayDraft(store.activeRelease(), running);
    const rules = { ...running, model: null, embedding: null };
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
  const sign = (id: string, caller: Caller, given: SignerSecrets, command: ReleaseCommand): Promise<ReleaseList> =>
    withSignature(workspace, caller, given, () => change(id, caller, command));
  const find = (id: string): Release => {
    const release = store.listReleases().find((each) => each.id === id);
    if (release === undefined) throw new AppError('not-found', `no release ${id}`, words.notFound);
    return release;
  };
  return {
    releases: list,
    evaluateRelease: ({ params: { releaseId: id }, caller }) =>
      change(id, caller, { type: 'evaluate', evaluation: keptEvaluation(find(id).content, evalFolder) }),
    reviewRelease: ({ params, body, caller }) => {
      const { answers, conclusion } = body;
      return sign(params.releaseId, caller, body, { type: 'review-security', review: { answers, conclusion } });
    },
    approveRelease: ({ params, body, caller }) => {
      const { reason, deviation } = body;
      return sign(params.releaseId, caller, body, { type: 'approve', reason, deviation });
    },
    activateRelease: ({ params, body, caller }) => sign(params.releaseId, caller, body, { type: 'activate', reason: body.reason }),
    oversight: () => {
      const reviews = store.listDossiers({ side: 'review' }).filter(({ status }) => status === 'ready');
      const measured = measureOversight(reviews.map(({ id }) => store.reviewState(id)));
      const named = measured.byRequirement.map((row) => ({ ...row, title: titleOfRequirement(row.group, knowledge) }));
      return { ...measured, byRequirement: named };
    },
    egressLog: () => {
      const entries = store.egressOf('all', 500);
      return { entries, sums: sumsOf(entries) };
    },
    retireRelease: ({ params, body, caller }) => sign(params.releaseId, caller, body, { type: 'retire', reason: body.reason }),
  };
}

function sumsOf(entries: EgressView['entries']): EgressView['sums'] {
  const sums = new Map<string, EgressView['sums'][number]>();
  for (const { endpoint, outcome, bytes, masked } of entries) {
    const sum = sums.get(endpoint) ?? { endpoint, sent: 0, refused: 0, bytes: 0, masked: 0 };
    const places = Object.values(masked).reduce((all, count) => all + count, 0);
    sums.set(endpoint, {
      endpoint,
      sent: sum.sent + (outcome === 'sent' ? 1 : 0),
      refused: sum.refused + (outcome === 'refused' ? 1 : 0),
      bytes: sum.bytes + (outcome === 'sent' ? bytes : 0),
      masked: sum.masked + places,
    });
  }
  return [...sums.values()];
}
