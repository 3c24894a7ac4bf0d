#!/usr/bin/env node
import { Command, Option } from 'commander';
import { readConfig, type Config } from '../config/read-config.ts';
import { engineVersion } from '../workspace/version.ts';
import { reportFailure } from './report-failure.ts';

type AddCommands = (program: Command, config: Config) => void;
const backup = async (): Promise<AddCommands> => (await import('./backup-commands.ts')).addBackupCommands;
const endpoint = async (): Promise<AddCommands> => (await import('./endpoint-commands.ts')).addEndpointCommands;

/** Every command, with what defines it, in the order of the help; one that is called is loaded alone. */
const commands: Readonly<Record<string, () => Promise<AddCommands>>> = {
  precheck: async () => (await import('./precheck-command.ts')).addPrecheckCommand,
  ask: async () => (await import('./ask-command.ts')).addAskCommand,
  serve: async () => (await import('./serve-command.ts')).addServeCommand,
  kb: async () => (await import('./knowledge-commands.ts')).addKnowledgeCommands,
  records: async () => (await import('./records-commands.ts')).addRecordsCommands,
  audit: async () => (await import('./audit-commands.ts')).addAuditCommands,
  witness: async () => (await import('./witness-command.ts')).addWitnessCommand,
  backup,
  restore: backup,
  user: async () => (await import('./user-commands.ts')).addUserCommands,
  retention: async () => (await import('./retention-commands.ts')).addRetentionCommands,
  endpoint,
  label: endpoint,
  release: async () => (await import('./release-commands.ts')).addReleaseCommands,
};

/** The terminal's door. Results go to standard output, progress and messages to standard error. */
async function main(): Promise<void> {
  const config = readConfig(process.env); // eslint-disable-line no-restricted-properties -- the door hands the environment to its reader
  const called = process.argv.slice(2).find((word) => Object.hasOwn(commands, word));
  const program = new Command('countersign')
    .description('Assistive review of regulatory dossiers: evidence you can check, decisions by named people, a record that proves it.')
    .version(engineVersion)
    .addOption(new Option('--language <language>', 'language of messages and results').choices(['en', 'zh']).default(config.language))
    .showHelpAfterError('(countersign --help shows all commands)');
  const loading = [...new Set(called === undefined ? Object.values(commands) : [commands[called]!])];
  for (const load of loading) (await load())(program, config);
  await program.parseAsync();
}

main().catch((fault: unknown) => {
  process.exitCode = reportFailure(fault, process.argv.includes('zh') ? 'zh' : 'en');
});
