import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Config } from '../config/read-config.ts';
import { AppError, defaultLabel, DossierLabel, failingVerdicts, type Language, type PreparedReview } from '../domain/index.ts';
import { loadRecords } from '../workspace/enterprise-records.ts';
import { buildPrecheckReport, gapHelpOf } from '../stages/report/index.ts';
import { knowledgeIn } from '../workspace/load-knowledge.ts';
import { prepareFiles } from '../workspace/prepare-files.ts';
import { renderReport, type ReportFormat } from '../workspace/render-report.ts';
import { presentPrecheck } from './present-precheck.ts';
import { printPrecheck } from './print-precheck.ts';
import { showProgress } from './show-progress.ts';
import { words } from './words.ts';

type Options = {
  readonly json?: true;
  readonly report?: string;
  readonly programme: string;
  readonly name?: string;
  readonly strict?: true;
  readonly withModel?: true;
  readonly label: DossierLabel;
};

export function addPrecheckCommand(program: Command, config: Config): void {
  program
    .command('precheck')
    .description('Draft the review of a dossier from the terminal. No regulatory decision.')
    .argument('<path>', 'folder, ZIP or file of the dossier')
    .option('--json', 'print one JSON object on standard output')
    .option('--report <file>', 'also write a pre-check report (.docx, .pdf or .json)')
    .option('--name <name>', 'name of the dossier')
    .option('--with-model', 'draft with the configured model too; every sending is on the record of the workspace (stop the server first)')
    .addOption(new Option('--label <label>', 'how far the text of the dossier may go').choices(DossierLabel.options).default(defaultLabel))
    .addOption(new Option('--programme <id>', 'review programme').default('drug-contract-manufacturing'))
    .addHelpText(
      'after',
      `
Exit codes: 0 no failing draft finding, 1 at least one critical or major failing draft finding, 2 input cannot be used.

Examples:
  countersign precheck ./dossier
  countersign precheck dossier.zip --json > review.json
  countersign precheck ./dossier --language zh --report gaps.docx
  countersign precheck ./dossier --with-model --label internal`,
    )
    .action(async (path: string, options: Options, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      if (options.report !== undefined) formatOf(options.report);
      const models =
        options.withModel === true ? await (await import('./open-models.ts')).openModels(config, language, options.label) : undefined;
      const progress = showProgress(process.stderr, language);
      const { prepared, knowledge } = await prepareFiles(path, {
        ...models?.use,
        ...knowledgeIn(config.workspace),
        programme: options.programme,
        records: loadRecords(config.workspace),
        ...(options.name === undefined ? {} : { name: options.name }),
        ...(config.workers === undefined ? {} : { workers: config.workers }),
        onProgress: progress.update,
      })
        .finally(progress.end)
        .finally(models?.close);
      if (prepared.agent !== undefined) console.error(words.drafted[language](prepared.agent));
      if (prepared.search?.why !== undefined) console.error(prepared.search.why[language]);
      const help = gapHelpOf(prepared, knowledge);
      if (options.report !== undefined) {
        await writeFile(options.report, await renderReport(buildPrecheckReport(prepared, language, knowledge), formatOf(options.report)));
        console.error(words.reportWritten[language](options.report));
      }
      if (options.json === true) await write(`${JSON.stringify(presentPrecheck(prepared, language, help))}\n`);
      else printPrecheck(prepared, language, config.color && process.stdout.isTTY, help);
      process.exitCode = hasGraveGap(prepared) ? 1 : 0;
    });
}

function formatOf(file: string): ReportFormat {
  const format = /\.(docx|pdf|json)$/iu.exec(file)?.[1]?.toLowerCase();
  if (format === 'docx' || format === 'pdf' || format === 'json') return format;
  throw new AppError('input.invalid', `unknown report format: ${file}`, words.unknownFormat);
}

function hasGraveGap({ findings }: PreparedReview): boolean {
  return findings.some(({ verdict, severity }) => failingVerdicts.includes(verdict) && severity !== 'minor');
}

/** Waits until a pipe has taken everything, so that a large result is never cut. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (fault) => (fault ? reject(fault) : resolve())));
}
