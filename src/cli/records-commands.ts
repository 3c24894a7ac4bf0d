import type { Command } from 'commander';
import type { Config } from '../config/read-config.ts';
import type { Language } from '../domain/index.ts';
import { importRecords, loadRecords } from '../workspace/enterprise-records.ts';
import { withinWorkspace } from './open-configured.ts';
import { words } from './records-words.ts';

/** `countersign records`: credit, inspection and sampling results of enterprises, imported by the user. */
export function addRecordsCommands(program: Command, config: Config): void {
  const records = program.command('records').description('Enterprise records that the risk view of a dossier takes into account');
  records
    .command('import')
    .argument('<file>', 'CSV with a header line, or a JSON list')
    .description(
      'Check a file of enterprise records and keep it in the workspace, on the record; replaces an earlier import of the same name (stop the server first)',
    )
    .option('--json', 'print the records as JSON')
    .addHelpText(
      'after',
      '\nFields: kind (credit, inspection, sampling), enterprise, uscc (optional), date (YYYY-MM-DD), result (adverse, warning, clean),\nseverity (optional), summary, source, product (optional). Chinese column titles are understood.\n\nExample:\n  countersign records import inspections-2026.csv',
    )
    .action((file: string, options: { json?: true }, command: Command) =>
      withinWorkspace(config, ({ store }) => {
        const { language } = command.optsWithGlobals<{ language: Language }>();
        const imported = importRecords(file, store, { kind: 'system', id: 'system' });
        if (options.json === true) console.log(JSON.stringify(imported));
        else console.log(words.imported(imported.length, file)[language]);
        return Promise.resolve();
      }),
    );
  records
    .command('list')
    .description('List imported records')
    .action(() => {
      for (const { id, kind, date, result, enterprise, summary } of loadRecords(config.workspace))
        console.log([id, kind, date, result, enterprise, summary].join('\t'));
    });
}
