import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../config/read-config.ts';
import { AppError, type Language } from '../domain/index.ts';
import { makeFolders } from '../workspace/folders.ts';
import { verifyPublishedLog, type VerifiedPublishedLog } from '../workspace/verify-published-log.ts';
import { auditWords } from './audit-words.ts';
import { words } from './words.ts';

type Options = {
  readonly dir?: string;
  readonly key?: string;
  readonly checkpoint: readonly string[];
  readonly copies?: string;
  readonly witnessKey?: readonly string[];
  readonly timestampCa?: string;
  readonly json?: true;
};

export function addVerifyLogCommand(audit: Command, config: Config): void {
  audit
    .command('verify')
    .description('Verify the published log from its files alone: every record, tile, root and signature')
    .option('--dir <folder>', 'folder of the log (default: that of the workspace)')
    .option('--key <file>', 'verifier key from a place that you trust (default: log.vkey of the log)')
    .option('--checkpoint <file...>', 'checkpoints kept elsewhere, which the log must continue', [])
    .option('--copies <folder>', 'folder of copied checkpoints (default: COUNTERSIGN_CHECKPOINT_COPY)')
    .option('--witness-key <file...>', 'witness.vkey of witnesses that must have cosigned (default: COUNTERSIGN_WITNESS_KEY)')
    .option('--timestamp-ca <file>', 'certificates of the timestamp authority, PEM (default: COUNTERSIGN_TIMESTAMP_CA)')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Exit codes: 0 the log is whole, 1 it is not.

Examples:
  countersign audit verify --key kept-elsewhere.vkey --checkpoint checkpoint-2026-11
  countersign audit verify --witness-key witness.vkey --checkpoint from-the-witness
where from-the-witness was fetched from the witness itself: GET /<SHA-256 of the origin>/checkpoint. It finds a log that was cut off
or restored together with everything that stands beside it.`,
    )
    .action((options: Options, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const directory = options.dir ?? makeFolders(config.workspace).auditLogs;
      const key = options.key ?? join(directory, 'log.vkey');
      if (!existsSync(key)) throw noLog(directory);
      const authorityFile = options.timestampCa ?? config.anchors.timestamps?.authorityFile;
      const result = verifyPublishedLog({
        directory,
        vkey: readFileSync(key, 'utf8'),
        earlier: options.checkpoint.map(read),
        copies: options.copies ?? config.anchors.copies,
        witnesses: options.witnessKey?.map(read) ?? config.anchors.witnesses.map(({ vkey }) => vkey),
        authorities: authorityFile === undefined ? undefined : read(authorityFile),
      });
      if (options.json === true)
        console.log(
          JSON.stringify(
            result.kind === 'verified'
              ? present(result)
              : { ok: false, code: result.code, record: result.record, file: result.file, message: result.message[language] },
          ),
        );
      else if (result.kind === 'verified') for (const line of tell(result, language)) console.log(line);
      else console.log(words.logBad[language](`${result.message[language]} ${result.record ?? ''} ${result.file ?? ''}`.trim()));
      process.exitCode = result.kind === 'verified' ? 0 : 1;
    });
}

function present({ checkpoint, witnessed, copied, timestamps, unverifiedTimestamps }: VerifiedPublishedLog) {
  const root = Buffer.from(checkpoint.root).toString('base64');
  const seen = witnessed.map(({ witness, size, at }) => ({ witness, records: size, at: instant(at), behind: checkpoint.size - size }));
  return { ok: true, records: checkpoint.size, root, witnessed: seen, copied, timestamps, unverifiedTimestamps };
}

function tell({ checkpoint, witnessed, copied, timestamps, unverifiedTimestamps }: VerifiedPublishedLog, language: Language): string[] {
  return [
    words.logGood[language](checkpoint.size, Buffer.from(checkpoint.root).toString('base64')),
    ...witnessed.map(({ witness, size, at }) => auditWords.witnessed[language](witness, size, instant(at), checkpoint.size - size)),
    ...(copied === 0 ? [] : [auditWords.copied[language](copied)]),
    ...timestamps.map(({ size, at, authority }) => auditWords.timestamped[language](size, at, authority)),
    ...(unverifiedTimestamps === 0 ? [] : [auditWords.unverifiedTimestamps[language](unverifiedTimestamps)]),
  ];
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

function read(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw new AppError('input.not-found', `no file ${file}`, auditWords.noFile(file));
}

function noLog(dir: string): AppError {
  return new AppError('input.not-found', `no log at ${dir}`, {
    en: `There is no audit log at ${dir}. Name its folder with --dir, or start the system once to make one.`,
    zh: `${dir}中没有审计日志。请用--dir指定目录，或先启动一次系统以生成日志。`,
  });
}
