import { startWorker } from '../adapters/worker-pool/start-worker.ts';
import type { Report } from '../stages/report/index.ts';
import type { ReportJob } from './report-worker.ts';

export type ReportFormat = ReportJob['format'];

/** Bytes of a built paper, rendered in a thread of its own. */
export function renderReport(report: Report<string>, format: ReportFormat): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('./report-worker', import.meta.url, { workerData: { report, format } satisfies ReportJob });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the report worker ended with ${code}`)));
  });
}
