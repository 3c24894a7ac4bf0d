import { Option, type Command } from 'commander';
import type { Config } from '../config/read-config.ts';
import { AppError, auditConclusions, AuditReview, type Language } from '../domain/index.ts';
import { auditWords as words } from './audit-words.ts';
import { confirmed } from './confirm-person.ts';
import { addCapsuleCommands } from './capsule-commands.ts';
import { withinWorkspace } from './open-configured.ts';
import { addVerifyLogCommand } from './verify-log-command.ts';

type ReviewOptions = {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly conclusion: string;
  readonly remarks: string;
};

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
    .command('review')
    .description('Record that you reviewed a part of the audit trail, as somebody who decided nothing in it')
    .requiredOption('--from <record>', 'number of the first record that you read')
    .requiredOption('--to <record>', 'number of the last')
    .requiredOption('--by <username>', 'a person with the governance role; the password is read from standard input')
    .addOption(new Option('--conclusion <conclusion>', 'what you conclude').choices(auditConclusions).makeOptionMandatory())
    .option('--remarks <text>', 'what you looked at and found; needed unless all is in order', '')
    .action((options: ReviewOptions, command: Command) =>
      withinWorkspace(config, async ({ store }) => {
        const { language } = command.optsWithGlobals<{ language: Language }>();
        const person = await confirmed(store, options.by, language);
        if (!person.roles.includes('governance')) throw new AppError('auth.forbidden', `${options.by} may not review`, words.mayNotReview);
        const review = AuditReview.safeParse({ ...options, from: Number(options.from), to: Number(options.to) });
        if (!review.success) throw new AppError('input.invalid', review.error.message, words.badRange);
        const seq = store.recordAuditReview(review.data, { kind: 'person', id: person.id, name: person.name, roles: person.roles });
        console.log(words.reviewed[language](seq));
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
