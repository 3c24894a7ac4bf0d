import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { createLog } from '../adapters/log/create-log.ts';
import type { Config } from '../config/read-config.ts';
import type { Language } from '../domain/index.ts';
import { makeBackup } from '../workspace/backup/make-backup.ts';
import { restoreBackup } from '../workspace/backup/restore-backup.ts';
import { auditWords as words } from './audit-words.ts';
import { anchorSettings } from './open-configured.ts';

type RestoreFlags = { readonly into: string; readonly passphraseFile?: string; readonly signingKey?: string; readonly logKey?: string };

/** One command each, for whoever keeps the machine. */
export function addBackupCommands(program: Command, config: Config): void {
  const languageOf = (command: Command): Language => command.optsWithGlobals<{ language: Language }>().language;
  const passphraseIn = (file: string | undefined): string | undefined =>
    file === undefined ? undefined : readFileSync(file, 'utf8').replace(/\r?\n$/u, '');
  program
    .command('backup')
    .argument('<file>', 'ZIP to write; never overwritten')
    .option('--passphrase-file <file>', 'put the keys in too, encrypted with the passphrase in this file (at least 12 characters)')
    .description('Back up the workspace, also while it is in use: database, contents, log')
    .addHelpText(
      'after',
      '\nWithout --passphrase-file keep a copy of keys/audit-log.pem elsewhere, once: without it a restored log can be read but not continued.\n\nExample:\n  countersign backup backups/2026-11-21.zip --passphrase-file passphrase.txt',
    )
    .action(async (file: string, { passphraseFile }: { passphraseFile?: string }, command: Command) => {
      const made = await makeBackup(config.workspace, file, passphraseIn(passphraseFile), () => new Date());
      console.log(words.backupMade[languageOf(command)](file, made.records, made.files));
      if (passphraseFile === undefined) console.log(words.backupWithoutKeys[languageOf(command)]);
    });
  program
    .command('restore')
    .argument('<file>', 'ZIP that backup wrote')
    .requiredOption('--into <folder>', 'folder of the workspace to be; empty or not there')
    .option('--passphrase-file <file>', 'passphrase of the keys in the backup')
    .option('--signing-key <file>', 'keys/audit-log.pem kept elsewhere, where the backup carries no keys')
    .option('--log-key <file>', 'log.vkey from a place that you trust (default: the one in the backup)')
    .description(
      'Restore a workspace; verifies every file, the log, and what witnesses and copied checkpoints remember, before it is put in place',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 restored, 2 the backup cannot be used, 4 a witness or a copied checkpoint knows a longer or another log.',
    )
    .action(async (file: string, { into, passphraseFile, signingKey, logKey }: RestoreFlags, command: Command) => {
      const { manifest, canStart } = await restoreBackup({
        file,
        into,
        passphrase: passphraseIn(passphraseFile),
        signingKey: signingKey === undefined ? undefined : readFileSync(signingKey),
        vkey: logKey === undefined ? undefined : readFileSync(logKey, 'utf8'),
        anchors: anchorSettings(config),
        log: createLog('error'),
      });
      console.log(words.restored[languageOf(command)](into, manifest.at, manifest.records));
      if (!canStart) console.log(words.restoredWithoutKey[languageOf(command)]);
    });
}
