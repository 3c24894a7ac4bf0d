import { existsSync } from 'node:fs';
import { runAgentEval } from './agent/run.ts';
import { runClassificationEval } from './classification/run.ts';
import { runClauseQuestionsEval } from './clause-questions/run.ts';
import { runContractNliEval } from './contract-nli/run.ts';
import { runEvidenceEval } from './evidence/run.ts';
import { runDeviceClassEval } from './device-class/run.ts';
import { runFindingsEval } from './findings/run.ts';
import { runInjectionEval } from './injection/run.ts';
import { runObliqaEval } from './obliqa/run.ts';
import { runStatementsEval } from './statements/run.ts';
import { runTestSetCommand, testSetCommands } from './test-set-commands.ts';
import { givenName, openTestSets, type OpenedSets } from './test-sets.ts';

type Args = readonly string[];
type Eval = { readonly run: (args: Args, sets: OpenedSets) => Promise<number>; readonly sets?: (args: Args) => readonly string[] };

const development = ['findings/development'];
/** What an eval over labelled dossiers reads: both sets, unless it is told to leave the held-out one alone or is given development cases. */
function dossiers(args: Args): readonly string[] {
  const chosen = args.includes('--case') ? (args[args.indexOf('--case') + 1] ?? '').split(',') : [];
  const isDevelopment = (id: string): boolean => existsSync(new URL(`./findings/cases/${id}`, import.meta.url));
  return args.includes('--development') || (chosen.length > 0 && chosen.every(isDevelopment)) ? development : [...development, 'findings/held-out'];
}

/** `npm run eval -- NAME [options]`: each eval prints its figures and keeps them under its folder; the sets that it reads are opened first. */
const evals: Record<string, Eval> = {
  agent: { run: (args) => runAgentEval(args), sets: dossiers },
  classification: { run: runClassificationEval, sets: () => ['classification'] },
  'clause-questions': { run: runClauseQuestionsEval, sets: () => ['clause-questions'] },
  'contract-nli': { run: runContractNliEval },
  evidence: { run: runEvidenceEval, sets: () => development },
  'device-class': { run: runDeviceClassEval },
  findings: { run: runFindingsEval, sets: dossiers },
  obliqa: { run: runObliqaEval },
  injection: { run: runInjectionEval, sets: () => ['injection', ...development] },
  statements: { run: runStatementsEval, sets: () => ['statements'] },
};

const [name = '', ...given] = process.argv.slice(2);
process.exit(await main());

async function main(): Promise<number> {
  if (testSetCommands.includes(name)) return runTestSetCommand(name, given);
  const chosen = evals[name];
  if (chosen === undefined) {
    console.error(`Name an eval: ${Object.keys(evals).join(', ')}; or ${testSetCommands.join(', ')}. Example: npm run eval -- findings`);
    return 2;
  }
  const opened = openTestSets(chosen.sets?.(given) ?? [], { eval: name, by: givenName(given) });
  if ('wrong' in opened) {
    console.error(opened.wrong);
    return 2;
  }
  const by = given.indexOf('--by');
  return chosen.run(by < 0 ? given : given.toSpliced(by, 2), opened);
}
