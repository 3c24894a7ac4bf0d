export { buildOfficialReport } from './build-official-report.ts';
export { buildPrecheckReport } from './build-precheck-report.ts';
export { deficiencyQuestion } from './deficiency-question.ts';
export { gapHelpOf, type GapHelp } from './gap-help.ts';
export { helpWords } from './help-words.ts';
export { renderDocx } from './render-docx.ts';
export { renderJson } from './render-json.ts';
export { renderPdf, type ReportFonts } from './render-pdf.ts';
export type { AuditPosition, Report } from './report.ts';
