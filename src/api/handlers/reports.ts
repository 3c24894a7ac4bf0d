import { pipeline } from 'node:stream/promises';
import { createReadStream } from 'node:fs';
import type { StoredReport } from '../../adapters/store/reports.ts';
import type { ReportRef } from '../../contract/index.ts';
import { coverFor } from '../../domain/blind-cover.ts';
import type { DossierId, PaperKind, PaperLanguage, ReviewState } from '../../domain/index.ts';
import { contentHashOf } from '../../stages/approve/index.ts';
import type { Report } from '../../stages/report/index.ts';
import { buildPaper } from '../../workspace/build-paper.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { renderReport } from '../../workspace/render-report.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier, loadReview } from '../load-dossier.ts';
import { mediaTypes } from '../media-types.ts';
import { words } from '../words.ts';

type Names = 'previewPaper' | 'makeReport' | 'listReports' | 'downloadReport';

export function reportHandlers(workspace: Workspace): Pick<Handlers, Names> {
  const { store, content } = workspace;

  /** A draft of anything but the pre-check report is for those who review; a pre-check has no other paper. */
  const build = async (
    caller: Caller,
    dossierId: string,
    kind: PaperKind,
    language: PaperLanguage,
  ): Promise<{ report: Report; state: ReviewState }> => {
    const state = loadReview(store, dossierId);
    const dossier = state.prepared.dossierId;
    if (kind !== 'precheck' && store.dossier(dossier)?.side !== 'review') throw new RequestError('refused', words.paperOfPrecheck);
    if (kind === 'precheck') refuseWhileCovered(caller, state, store.dossier(dossier)?.side);
    const audit = await workspace.auditPosition(dossier);
    const certificateEvents = (item: Parameters<typeof store.certificateEvents>[1]) => store.certificateEvents(dossier, item);
    const built = buildPaper(kind, language, { state, knowledge: workspace.knowledge, audit, certificateEvents });
    if (built.kind === 'unsigned') throw new RequestError('refused', words.reportNotSigned, { code: 'not-signed-yet' });
    guardDraft(caller, built.report);
    return { report: built.report, state };
  };

  return {
    previewPaper: async ({ params, query, caller }) => {
      const { report } = await build(caller, params.dossierId, query.kind, query.language);
      const { kind, official, title, subject, mark, watermark, blocks } = report;
      return { kind, official, title, subject, mark, watermark, blocks };
    },
    makeReport: async ({ params, body, caller }) => {
      const { kind, format, language } = body;
      const { report, state } = await build(caller, params.dossierId, kind, language);
      const bytes = await renderReport(report, format);
      const contentHash = kind === 'precheck' ? null : contentHashOf(state);
      const dossier = state.prepared.dossierId;
      const { official } = report;
      const stored = await store.saveReport({ dossier, kind, official, format, language, contentHash, content: bytes }, caller.actor);
      return present(stored, store.reviewState(dossier));
    },
    listReports: ({ params }) => {
      const dossier = loadDossier(store, params.dossierId);
      if (dossier.review === null) return { reports: [] };
      const state = store.reviewState(dossier.id);
      return { reports: store.listReports(dossier.id).map((report) => present(report, state)) };
    },
    downloadReport: async ({ params, caller, response }) => {
      const report = store.report(params.reportId);
      if (report === undefined || report.dossier !== (params.dossierId as DossierId)) throw new RequestError('not-found', words.notFound);
      guardDraft(caller, report);
      if (report.kind === 'precheck') refuseWhileCovered(caller, store.reviewState(report.dossier), store.dossier(report.dossier)?.side);
      store.recordDownload(report.id, caller.actor);
      response.setHeader('content-type', mediaTypes[report.format]);
      response.setHeader('content-length', report.bytes);
      response.setHeader(
        'content-disposition',
        `attachment; filename="countersign-${report.kind}${report.official ? '' : '-draft'}-${report.language}-${report.sha256.slice(0, 8)}.${report.format}"`,
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

function guardDraft({ person }: Caller, { kind, official }: Pick<Report, 'kind' | 'official'>): void {
  const reviews = person.roles.some((role) => role === 'reviewer' || role === 'lead' || role === 'approver');
  if (!official && kind !== 'precheck' && !reviews) throw new RequestError('auth.forbidden', words.paperNotYours);
}

/** Stale: an official paper whose review is no longer signed as it was, a draft whose review has moved on. */
function present(report: StoredReport, state: ReviewState): ReportRef {
  const { id, kind, official, format, language, sha256, madeAt, contentHash } = report;
  const stale = contentHash !== null && (contentHash !== contentHashOf(state) || (official && state.phase !== 'signed'));
  return { id, kind, official, format, language, sha256, madeAt, stale };
}
