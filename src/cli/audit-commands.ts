import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { createLog } from '../adapters/log/create-log.ts';
import { openTileLog } from '../adapters/tile-log/open-tile-log.ts';
import { ProofBundle, verifyLog, verifyProofBundle } from '../audit/index.ts';
import type { Config } from '../config/read-config.ts';
import { AppError, type Language } from '../domain/index.ts';
import { makeFolders } from '../workspace/folders.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { words } from './words.ts';

type Options = { readonly dir?: string; readonly key?: string; readonly checkpoint: readonly string[]; readonly json?: true };

export function addAuditCommands(program: Command, config: Config): void {
  const audit = program.command('audit').description('Verify and export the audit log');
  audit
    .command('verify')
    .description('Verify the published log from its files alone: every record, tile, root and signature')
    .option('--dir <folder>', 'folder of the log (default: that of the workspace)')
    .option('--key <file>', 'verifier key from a place that you trust (default: log.vkey of the log)')
    .option('--checkpoint <file...>', 'checkpoints kept elsewhere, which the log must continue', [])
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExit codes: 0 the log is whole, 1 it is not.\n\nExample:\n  countersign audit verify --key kept-elsewhere.vkey --checkpoint checkpoint-2026-11',
    )
    .action((options: Options, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const dir = options.dir ?? makeFolders(config.workspace).auditLogs;
      const key = options.key ?? join(dir, 'log.vkey');
      if (!existsSync(key)) throw noLog(dir);
      const result = verifyLog(openTileLog(dir).read, readFileSync(key, 'utf8'), {
        earlier: options.checkpoint.map((file) => readFileSync(file, 'utf8')),
      });
      const answer =
        result.kind === 'verified'
          ? { ok: true, records: result.checkpoint.size, root: Buffer.from(result.checkpoint.root).toString('base64') }
          : { ok: false, code: result.code, record: result.record, file: result.file, message: result.message[language] };
      if (options.json === true) console.log(JSON.stringify(answer));
      else if (result.kind === 'verified')
        console.log(words.logGood[language](result.checkpoint.size, Buffer.from(result.checkpoint.root).toString('base64')));
      else console.log(words.logBad[language](`${result.message[language]} ${result.record ?? ''} ${result.file ?? ''}`.trim()));
      process.exitCode = result.kind === 'verified' ? 0 : 1;
    });
  audit
    .command('export')
    .description('Print every record, one JSON line each')
    .action(async () => {
      const workspace = await openWorkspace({ folder: config.workspace, log: createLog('error') });
      try {
        const size = workspace.store.auditSize();
        for (let from = 0; from < size; from += 1000) {
          for (const { line } of workspace.store.auditLines(from, Math.min(size, from + 1000)))
            process.stdout.write(`${Buffer.from(line).toString('utf8')}\n`);
        }
      } finally {
        await workspace.close();
      }
    });
  audit
    .command('proof')
    .argument('<record>', 'number of the record')
    .description('Print the inclusion proof of a record as JSON; it verifies offline')
    .action(async (record: string) => {
      const workspace = await openWorkspace({ folder: config.workspace, log: createLog('error') });
      try {
        console.log(JSON.stringify(await workspace.audit.proofFor(Number(record)), null, 2));
      } finally {
        await workspace.close();
      }
    });
  audit
    .command('check')
    .argument('<file>', 'a proof, or a file of proofs exported from the console')
    .option('--key <file>', 'verifier key from a place that you trust (default: log.vkey of the workspace)')
    .description('Check exported proofs offline: each record against the signed checkpoint')
    .action((file: string, { key }: { key?: string }, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const vkey = readFileSync(key ?? join(makeFolders(config.workspace).auditLogs, 'log.vkey'), 'utf8');
      const proofs = readProofs(file);
      const bad = proofs.filter((proof) => !verifyProofBundle(proof, vkey)).map(({ seq }) => seq);
      console.log(bad.length === 0 ? words.proofsGood[language](proofs.length) : words.proofsBad[language](bad.join(', ')));
      process.exitCode = bad.length === 0 ? 0 : 1;
    });
}

/** One proof, or the file that the console exports. */
function readProofs(file: string): ProofBundle[] {
  if (!existsSync(file)) throw noProofs(file);
  const Proofs = z.union([
    ProofBundle.transform((proof) => [proof]),
    z.object({ proofs: z.array(ProofBundle) }).transform(({ proofs }) => proofs),
  ]);
  try {
    return Proofs.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    throw noProofs(file, fault);
  }
}

function noProofs(file: string, cause?: unknown): AppError {
  const message = { en: `${file} is no file of proofs. Export one from the audit screen.`, zh: `${file}不是证明文件，请在审计页面导出。` };
  return new AppError('input.invalid', `no proofs in ${file}`, message, { cause });
}

function noLog(dir: string): AppError {
  return new AppError('input.not-found', `no log at ${dir}`, {
    en: `There is no audit log at ${dir}. Name its folder with --dir, or start the system once to make one.`,
    zh: `${dir}中没有审计日志。请用--dir指定目录，或先启动一次系统以生成日志。`,
  });
}
