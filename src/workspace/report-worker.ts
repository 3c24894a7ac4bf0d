import { parentPort, workerData } from 'node:worker_threads';
import { readReportFonts } from '../adapters/report-files/read-report-fonts.ts';
import { renderDocx, renderJson, renderPdf, type Report } from '../stages/report/index.ts';

export type ReportJob = { readonly report: Report<string>; readonly format: 'docx' | 'pdf' | 'json' };

/** Renders one report off the server's event loop. */
const { report, format } = workerData as ReportJob;
parentPort?.postMessage(await render());

async function render(): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return renderDocx(report);
    case 'json':
      return renderJson(report);
    case 'pdf':
      return renderPdf(report, await readReportFonts());
  }
}
