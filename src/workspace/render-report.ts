import { startWorker } from '../adapters/worker-pool/start-worker.ts';
import type { KnowledgeBase, Language, PreparedReview, SignedReview } from '../domain/index.ts';
import { buildOfficialReport, buildPrecheckReport, type AuditPosition, type Report } from '../stages/report/index.ts';
import type { ReportJob } from './report-worker.ts';

export type ReportFormat = ReportJob['format'];

/** Bytes of the official report. There is no way to it without a SignedReview. */
export function renderOfficialReport(
  signed: SignedReview,
  format: ReportFormat,
  language: Language,
  audit: AuditPosition | null,
): Promise<Uint8Array> {
  return render(buildOfficialReport(signed, language, audit), format);
}

/** Bytes of the pre-check report, marked on every page as no decision, with help for the writer beside each gap. */
export function renderPrecheckReport(
  prepared: PreparedReview,
  format: ReportFormat,
  language: Language,
  knowledge: KnowledgeBase,
): Promise<Uint8Array> {
  return render(buildPrecheckReport(prepared, language, knowledge), format);
}

function render(report: Report, format: ReportFormat): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('./report-worker', import.meta.url, { workerData: { report, format } satisfies ReportJob });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the report worker ended with ${code}`)));
  });
}
