import { pipeline } from 'node:stream/promises';
import { createReadStream } from 'node:fs';
import type { StoredReport } from '../../adapters/store/reports.ts';
import type { ReportRef } from '../../contract/index.ts';
import { coverFor } from '../../domain/blind-cover.ts';
import { type DossierId, type ReviewState } from '../../domain/index.ts';
import { signedReviewOf } from '../../stages/approve/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { renderOfficialReport, renderPrecheckReport } from '../../workspace/render-report.ts';
import { visibleDossier, visibleReview } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { words } from '../words.ts';

const mediaType = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json',
} as const;

export function reportHandlers(workspace: Workspace): Pick<Handlers, 'makeReport' | 'listReports' | 'downloadReport'> {
  const { store, content } = workspace;
  return {
    makeReport: async ({ params, body, caller }) => {
      const state = visibleReview(store, caller, params.dossierId);
      const { format, language } = body;
      const dossier = params.dossierId as DossierId;
      if (body.kind === 'precheck') {
        refuseWhileCovered(caller, state, store.dossier(dossier)?.side);
        const bytes = await renderPrecheckReport(state.prepared, format, language, workspace.knowledge);
        return present(
          await store.saveReport({ dossier, kind: 'precheck', format, language, contentHash: null, content: bytes }, caller.actor),
        );
      }
      const signed = signedReviewOf(state);
      if (signed.kind === 'refused') throw new RequestError('refused', words.reportNotSigned, { code: signed.refusal.code });
      const bytes = await renderOfficialReport(signed.review, format, language, await workspace.auditPosition(dossier));
      return present(
        await store.saveReport(
          { dossier, kind: 'official', format, language, contentHash: signed.review.contentHash, content: bytes },
          caller.actor,
        ),
      );
    },
    listReports: ({ params, caller }) => {
      visibleDossier(store, caller, params.dossierId);
      return { reports: store.listReports(params.dossierId as DossierId).map(present) };
    },
    downloadReport: async ({ params, caller, response }) => {
      visibleDossier(store, caller, params.dossierId);
      const report = store.report(params.reportId);
      if (report?.kind === 'precheck')
        refuseWhileCovered(caller, store.reviewState(params.dossierId as DossierId), store.dossier(params.dossierId as DossierId)?.side);
      if (report === undefined || report.dossier !== params.dossierId) throw new RequestError('not-found', words.notFound);
      store.recordDownload(report.id, caller.actor);
      response.setHeader('content-type', mediaType[report.format]);
      response.setHeader('content-length', report.bytes);
      response.setHeader(
        'content-disposition',
        `attachment; filename="countersign-${report.kind}-${report.language}-${report.sha256.slice(0, 8)}.${report.format}"`,
      );
      await pipeline(createReadStream(content.pathOf(report.sha256)), response);
    },
  };
}

/** A report of drafts would uncover what the person has yet to judge for themselves. */
function refuseWhileCovered({ person }: Caller, state: ReviewState, side: 'review' | 'precheck' | undefined): void {
  if (side === 'precheck') return;
  if (state.prepared.findings.some(({ id }) => coverFor(state, id, person) !== null)) throw new RequestError('refused', words.stillCovered);
}

function present({ id, kind, format, language, sha256, madeAt }: StoredReport): ReportRef {
  return { id, kind: kind === 'official' ? 'review' : kind, format, language, sha256, madeAt, official: kind === 'official' };
}
