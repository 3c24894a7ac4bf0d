import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { ProofBundle, verifyProofBundle } from '../audit/index.ts';
import type { Config } from '../config/read-config.ts';
import { makeFolders } from '../workspace/folders.ts';
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
