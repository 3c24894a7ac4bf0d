import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { holdLock } from '../adapters/tile-log/hold-lock.ts';
import { openSigningKey } from '../adapters/tile-log/open-signing-key.ts';
import { openWitnessState } from '../adapters/tile-log/open-witness-state.ts';
import { replaceFile } from '../adapters/tile-log/replace-file.ts';
import { createWitness } from '../api/create-witness.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../audit/index.ts';
import { AppError, type Language } from '../domain/index.ts';
import { auditWords as words } from './audit-words.ts';

type Options = {
  readonly folder: string;
  readonly name: string;
  readonly log: readonly string[];
  readonly host: string;
  readonly port: string;
};

/** `countersign witness`: runs on another machine, under other people, than the log that it watches. */
export function addWitnessCommand(program: Command): void {
  program
    .command('witness')
    .description('Watch logs and cosign what only grows (C2SP tlog-witness); run it on another machine, by other people')
    .requiredOption('--log <file...>', 'log.vkey of each log that it knows')
    .option('--folder <folder>', 'its own folder: key and what it has seen', 'witness')
    .option('--name <name>', 'name that it signs with, without blank or plus', 'witness.countersign.local')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port, 0 for a free one', '3900')
    .addHelpText(
      'after',
      `
The first start makes its key and writes witness.vkey, which the log is given:
  COUNTERSIGN_WITNESS_URL=http://127.0.0.1:3900 COUNTERSIGN_WITNESS_KEY=$(cat witness/witness.vkey) countersign serve

Exit codes: 2 a key or setting cannot be used, 4 what it has seen could not be stored: it stops for good.`,
    )
    .action(async ({ folder, name, log, host, port }: Options, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const logs = log.map(readLogKey);
      const privateKey = openSigningKey(join(folder, 'witness.pem'), openWitnessState(folder).isEmpty());
      const lock = holdLock(join(folder, 'lock'));
      if (lock === null) throw new AppError('store.unavailable', `${folder} is in use`, words.witnessInUse(folder));
      const vkey = formatVerifierKey(name, createPublicKey(privateKey), 'witness');
      replaceFile(join(folder, 'witness.vkey'), `${vkey}\n`);
      const state = openWitnessState(folder);
      const server = createWitness({
        ...{ name, privateKey, logs, state },
        now: () => new Date(),
        onFailure: (fault) => {
          console.error(words.witnessStopped[language](fault instanceof Error ? fault.message : String(fault)));
          process.exit(4);
        },
      });
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(Number(port), host, resolve));
      const stop = (): void => {
        server.closeAllConnections();
        server.close(() => lock.release());
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
      const address = server.address();
      const open = typeof address === 'object' && address !== null ? address.port : Number(port);
      console.log(words.witnessReady[language](`http://${host}:${String(open)}`, vkey));
    });
}

function readLogKey(file: string): VerifierKey {
  const key = parseVerifierKey(readFileSync(file, 'utf8').trim());
  if (key?.kind === 'log') return key;
  throw new AppError('config.invalid', `${file} is not the key of a log`, words.noLogKey(file));
}
