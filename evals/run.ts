import { existsSync } from 'node:fs';
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

/**
 * `npm run eval -- NAME [options]`: each eval prints its figures and keeps them under its folder; the sets that it reads are opened first, and only its
 * own modules are loaded.
 */
const evals: Record<string, Eval> = {
  agent: { run: async (args) => (await import('./agent/run.ts')).runAgentEval(args), sets: dossiers },
  classification: { run: async (args) => (await import('./classification/run.ts')).runClassificationEval(args), sets: () => ['classification'] },
  'clause-questions': { run: async (args) => (await import('./clause-questions/run.ts')).runClauseQuestionsEval(args), sets: () => ['clause-questions'] },
  'contract-nli': { run: async (args) => (await import('./contract-nli/run.ts')).runContractNliEval(args) },
  evidence: { run: async (args) => (await import('./evidence/run.ts')).runEvidenceEval(args), sets: () => development },
  'device-class': { run: async (args) => (await import('./device-class/run.ts')).runDeviceClassEval(args) },
  findings: { run: async (args, sets) => (await import('./findings/run.ts')).runFindingsEval(args, sets), sets: dossiers },
  obliqa: { run: async (args) => (await import('./obliqa/run.ts')).runObliqaEval(args) },
  injection: { run: async (args) => (await import('./injection/run.ts')).runInjectionEval(args), sets: () => ['injection', ...development] },
  statements: { run: async (args) => (await import('./statements/run.ts')).runStatementsEval(args), sets: () => ['statements'] },
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
