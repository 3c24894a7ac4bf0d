import { runFindingsEval } from './findings/run.ts';
import { runStatementsEval } from './statements/run.ts';

/** `npm run eval -- NAME [options]`: each eval prints its figures and keeps them under its folder. */
const evals: Record<string, (args: readonly string[]) => Promise<number>> = { findings: runFindingsEval, statements: runStatementsEval };

const [name = '', ...args] = process.argv.slice(2);
const run = evals[name];
if (run === undefined) {
  console.error(`Name an eval: ${Object.keys(evals).join(', ')}. Example: npm run eval -- findings`);
  process.exit(2);
}
process.exit(await run(args));
