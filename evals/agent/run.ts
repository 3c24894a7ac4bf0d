import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { liveRun, recordedRun, type Case } from './answer-runs.ts';
import { compareResults } from './compare-results.ts';
import { belowTheGate } from './judge-gate.ts';
import { reportLines } from './print-report.ts';
import { readOptions, usage } from './read-options.ts';
import { reportOf, type Report } from './report.ts';
import type { CaseScore } from './score-case.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the labelled dossiers, recordings and results are; a test has its own. */
export type AgentEvalFolders = { readonly development: string; readonly heldOut: string; readonly recorded: string; readonly results: string; readonly thresholds: string };
const usualFolders: AgentEvalFolders = {
  development: at('../findings/cases'), heldOut: at('../findings/held-out'),
  recorded: at('./recorded'), results: at('./results'), thresholds: at('./thresholds.json'),
}; // prettier-ignore

/**
 * Drafts the labelled dossiers with a model, through the guarded way out of the product, or from its recorded answers, and measures the drafts.
 * Exit code 0; 1 below thresholds.json or when the endpoint gave nothing; 2 when the command cannot be used so, or the gate has nothing to judge.
 */
export async function runAgentEval(args: readonly string[], folders: AgentEvalFolders = usualFolders): Promise<number> {
  const options = readOptions(args);
  if ('wrong' in options) return refuse(`${options.wrong}\n${usage}`);
  const cases = casesOf(options, folders);
  if (cases.length === 0) return refuse('No labelled dossier was found.');
  const run = options.live === undefined ? recordedRun(options, folders) : liveRun(options, options.live, folders);
  if ('wrong' in run) return refuse(run.wrong);

  const scores: CaseScore[] = [];
  const lacking: string[] = [];
  try {
    for (const each of cases) {
      const score = await run.score(each);
      if (score === undefined) lacking.push(each.id);
      else scores.push(score);
    }
  } finally {
    run.close();
  }
  const report = reportOf(run, scores, lacking, cases.length === casesOf({ ...options, developmentOnly: false, cases: undefined }, folders).length);
  const comparison = options.compare === undefined ? undefined : compareResults(readKept(options.compare), report);
  if (options.json) console.log(JSON.stringify(comparison === undefined ? report : { ...report, comparison }, null, 2));
  else for (const line of reportLines(report, comparison)) console.log(line);
  const gaveNothing = report.cases > 0 && report.spent.calls === report.spent.failedCalls;
  if (report.mode === 'live' && gaveNothing) {
    console.error('No call was answered; nothing is kept. Look at the address, the model name and the key.');
    return 1;
  }
  if (report.cases > 0) keep(report, folders.results);
  return options.gate ? gate(report, folders.thresholds) : 0;
}

function casesOf({ cases: only, developmentOnly }: { readonly cases?: readonly string[] | undefined; readonly developmentOnly: boolean }, { development, heldOut }: AgentEvalFolders): Case[] {
  const within = (root: string, set: Case['set']): Case[] =>
    (existsSync(root) ? readdirSync(root).sort() : [])
      .filter((id) => (only === undefined || only.includes(id)) && existsSync(join(root, id, 'truth.json')))
      .map((id) => ({ id, set, folder: join(root, id) }));
  return [...within(development, 'development'), ...(developmentOnly ? [] : within(heldOut, 'held-out'))];
}

/** A run over a part is kept under another name: it must not pass for the whole. */
function keep(report: Report, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${report.release ?? 'none'}.${report.mode}${report.complete ? '' : '.part'}.json`), `${JSON.stringify(report, null, 2)}\n`);
}

function readKept(file: string): Report {
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function gate(report: Report, thresholds: string): number {
  if (report.cases === 0 || report.lacking.length > 0 || report.missingAnswers > 0)
    return refuse(`[${report.mode}] The gate has nothing whole to judge: no recorded answers; run with --endpoint URL --model NAME --record.`);
  const failed = belowTheGate(report, thresholds);
  for (const line of failed) console.error(`[${report.mode}] Below the gate: ${line}`);
  return failed.length === 0 ? 0 : 1;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
