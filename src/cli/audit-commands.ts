import type { Command } from 'commander';
import type { Config } from '../config/read-config.ts';
import { addCapsuleCommands } from './capsule-commands.ts';
import { withinWorkspace } from './open-configured.ts';
import { addVerifyLogCommand } from './verify-log-command.ts';

export function addAuditCommands(program: Command, config: Config): void {
  const audit = program.command('audit').description('Verify and export the audit log');
  addVerifyLogCommand(audit, config);
  addCapsuleCommands(audit, config);
  audit
    .command('export')
    .description('Print every record, one JSON line each')
    .action(() =>
      withinWorkspace(config, ({ store }) => {
        const size = store.auditSize();
        for (let from = 0; from < size; from += 1000) {
          for (const { line } of store.auditLines(from, Math.min(size, from + 1000)))
            process.stdout.write(`${Buffer.from(line).toString('utf8')}
`);
        }
        return Promise.resolve();
      }),
    );
  audit
    .command('proof')
    .argument('<record>', 'number of the record')
    .description('Print the inclusion proof of a record as JSON; it verifies offline')
    .action((record: string) =>
      withinWorkspace(config, async ({ audit }) => {
        console.log(JSON.stringify(await audit.proofFor(Number(record)), null, 2));
      }),
    );
}
