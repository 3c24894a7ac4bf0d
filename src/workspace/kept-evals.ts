import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, Sha256, type EvalCase, type EvalRun, type TestSet, type TestSetEvent } from '../domain/index.ts';
import { evalRunOf, readTestSetLog } from '../governance/index.ts';
import { evalWords } from './eval-words.ts';

export type KeptEval = { readonly run: EvalRun; readonly cases: readonly EvalCase[] };

/** Results of evals over labelled dossiers that are kept beside the product, oldest first, the newest of the rules last. Other files are left out. */
export function keptEvals(evalFolder: string): KeptEval[] {
  return ['agent/results', 'findings/results/earlier', 'findings/results'].flatMap((folder) =>
    filesIn(join(evalFolder, folder)).flatMap((name) => {
      const bytes = readFileSync(join(evalFolder, folder, name));
      const id = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
      return evalRunOf(name.replace(/\.json$/u, ''), id, parsed(bytes)) ?? [];
    }),
  );
}

/**
 * The register of test sets with the readings of what is held out; empty where no register is kept.
 * @throws AppError `audit.invalid` when its log was changed
 */
export function keptTestSets(evalFolder: string): { readonly sets: readonly TestSet[]; readonly events: readonly TestSetEvent[] } {
  const file = join(evalFolder, 'access-log.jsonl');
  if (!existsSync(file)) return { sets: [], events: [] };
  const log = readTestSetLog(readFileSync(file, 'utf8'));
  if (log.kind === 'broken')
    throw new AppError('audit.invalid', `log of test sets changed at line ${log.line}`, evalWords.logBroken(log.line));
  return log;
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
