import { createHash } from 'node:crypto';
import { AppError } from '../../domain/index.ts';
import { recordedActor } from '../../adapters/store/parts.ts';
import { buildFilingSheet, releaseBefore } from '../../stages/report/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { renderReport } from '../../workspace/render-report.ts';
import { trainingSources } from '../../workspace/training-sources.ts';
import type { Handlers } from '../bind-routes.ts';
import { mediaTypes } from '../media-types.ts';
import { words } from '../words.ts';

/** The filing sheet of a release, made from the registers as they are now; each is on the record before it leaves. */
export function filingSheetHandlers({ store, knowledge, now }: Workspace): Pick<Handlers, 'filingSheet'> {
  return {
    filingSheet: async ({ params: { releaseId: id }, query: { format, language }, caller, response }) => {
      const all = store.listReleases();
      const release = all.find((each) => each.id === id);
      if (release === undefined) throw new AppError('not-found', `no release ${id}`, words.notFound);
      const report = buildFilingSheet(
        {
          release,
          before: releaseBefore(release, all),
          scenarios: store.listScenarios().filter(({ state }) => state === 'live'),
          endpoints: new Map(store.listEndpoints().map(({ name, baseUrl }) => [name, baseUrl])),
          training: trainingSources(release, knowledge),
          at: now().toISOString(),
        },
        language,
      );
      const bytes = await renderReport(report, format);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      store.record({
        actor: recordedActor(caller.actor),
        event: 'release.exported',
        dossier: null,
        subject: id,
        data: { format, language, sha256 },
      });
      response.setHeader('content-type', mediaTypes[format]);
      response.setHeader('content-disposition', `attachment; filename="countersign-filing-${id}-${language}.${format}"`);
      response.end(bytes);
    },
  };
}
