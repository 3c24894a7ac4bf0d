#!/usr/bin/env node
import { Command, Option } from 'commander';
import { readConfig } from '../config/read-config.ts';
import { engineVersion } from '../workspace/version.ts';
import { addAskCommand } from './ask-command.ts';
import { addAuditCommands } from './audit-commands.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addEndpointCommands } from './endpoint-commands.ts';
import { addKnowledgeCommands } from './knowledge-commands.ts';
import { addPrecheckCommand } from './precheck-command.ts';
import { addRecordsCommands } from './records-commands.ts';
import { addReleaseCommands } from './release-commands.ts';
import { reportFailure } from './report-failure.ts';
import { addServeCommand } from './serve-command.ts';
import { addRetentionCommands } from './retention-commands.ts';
import { addUserCommands } from './user-commands.ts';
import { addWitnessCommand } from './witness-command.ts';

/** The terminal's door. Results go to standard output, progress and messages to standard error. */
async function main(): Promise<void> {
  const config = readConfig(process.env); // eslint-disable-line no-restricted-properties -- the door hands the environment to its reader
  const program = new Command('countersign')
    .description('Assistive review of regulatory dossiers: evidence you can check, decisions by named people, a record that proves it.')
    .version(engineVersion)
    .addOption(new Option('--language <language>', 'language of messages and results').choices(['en', 'zh']).default(config.language))
    .showHelpAfterError('(countersign --help shows all commands)');
  addPrecheckCommand(program, config);
  addAskCommand(program, config);
  addServeCommand(program, config);
  addKnowledgeCommands(program, config);
  addRecordsCommands(program, config);
  addAuditCommands(program, config);
  addWitnessCommand(program);
  addBackupCommands(program, config);
  addUserCommands(program, config);
  addRetentionCommands(program, config);
  addEndpointCommands(program, config);
  addReleaseCommands(program, config);
  await program.parseAsync();
}

main().catch((fault: unknown) => {
  process.exitCode = reportFailure(fault, process.argv.includes('zh') ? 'zh' : 'en');
});
