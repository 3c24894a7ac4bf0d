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

/** `npm run eval -- NAME [options]`: each eval prints its figures and keeps them under its folder. */
const evals: Record<string, (args: readonly string[]) => Promise<number>> = {
  agent: (args) => runAgentEval(args),
  classification: runClassificationEval,
  'clause-questions': runClauseQuestionsEval,
  'contract-nli': runContractNliEval,
  evidence: runEvidenceEval,
  'device-class': runDeviceClassEval,
  findings: runFindingsEval,
  obliqa: runObliqaEval,
  injection: runInjectionEval,
  statements: runStatementsEval,
};

const [name = '', ...args] = process.argv.slice(2);
const run = evals[name];
if (run === undefined) {
  console.error(`Name an eval: ${Object.keys(evals).join(', ')}. Example: npm run eval -- findings`);
  process.exit(2);
}
process.exit(await run(args));
