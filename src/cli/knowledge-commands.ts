import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { updateManifest } from '../adapters/knowledge-files/read-knowledge-files.ts';
import type { Config } from '../config/read-config.ts';
import { systemRecorded, type Language } from '../domain/index.ts';
import { NewInstrument } from '../knowledge/import-official-text.ts';
import { manifestText } from '../knowledge/manifest.ts';
import { importText } from '../workspace/import-text.ts';
import { knowledgeFolder, loadKnowledge, loadProgrammeRules } from '../workspace/load-knowledge.ts';
import { openConfigured } from './open-configured.ts';
import { words } from './words.ts';

export function addKnowledgeCommands(program: Command, config: Config): void {
  const kb = program.command('kb').description('The knowledge base: instruments, requirements, rules, cases');
  kb.command('import')
    .argument('<file>', 'official text: PDF, DOCX, HTML, TXT or MD')
    .description('Attach an official text to the clauses that it belongs to, by its own numbering. Kept in the workspace only.')
    .option('--instrument <id>', 'instrument of the knowledge base, see kb list', 'nmpa-2025-134')
    .option(
      '--describe <file>',
      'JSON with title, number, issued, inForce, ended, issuer for an instrument that is not in the knowledge base',
    )
    .option('--json', 'print what was matched as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  countersign kb import announcement-134.pdf\n  countersign kb import law.docx --instrument drug-administration-law-2019',
    )
    .action(async (file: string, options: { instrument: string; describe?: string; json?: true }, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const workspace = await openConfigured(config);
      try {
        const described =
          options.describe === undefined ? undefined : NewInstrument.parse(JSON.parse(readFileSync(options.describe, 'utf8')));
        const stored = await importText(file, workspace.folders.officialTexts, workspace.knowledge, options.instrument, described);
        const { matched, unmatched, missing, source, instrument } = stored.imported;
        workspace.store.record({
          actor: systemRecorded,
          event: 'knowledge.imported',
          dossier: null,
          subject: instrument,
          data: {
            file: source.name,
            sha256: source.sha256,
            language: stored.imported.language,
            matched: matched.length,
            unmatched: unmatched.length,
            missing: missing.length,
          },
        });
        if (options.json === true) console.log(JSON.stringify({ instrument, matched, unmatched, missing, file: stored.file }));
        else
          console.log(
            words.imported[language]({
              title: instrument,
              matched: matched.length,
              unmatched: unmatched.length,
              missing: missing.length,
              file: stored.file,
            }),
          );
      } finally {
        await workspace.close();
      }
    });
  kb.command('list')
    .description('List instruments with the number of their clauses')
    .action((_: object, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const { instruments, clauses } = loadKnowledge();
      for (const { id, number, title, inForce } of instruments) {
        const own = [...clauses.values()].filter(({ instrument }) => instrument === id).length;
        console.log(`${id}\t${own}\t${inForce}\t${number[language]}\t${title[language]}`);
      }
    });
  kb.command('verify')
    .description('Check every file of the knowledge base: form, references, expressions, hashes')
    .option('--update-manifest', 'write the hashes of the files as they are now')
    .action((options: { updateManifest?: true }, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      if (options.updateManifest === true) updateManifest(knowledgeFolder, manifestText);
      const knowledge = loadKnowledge();
      for (const id of knowledge.programmes.keys()) loadProgrammeRules(id, knowledge);
      const requirements = [...knowledge.programmes.values()].reduce((sum, programme) => sum + programme.requirements.length, 0);
      console.log(
        words.knowledgeGood[language]({
          version: knowledge.version.slice(0, 12),
          clauses: knowledge.clauses.size,
          requirements,
          cases: knowledge.cases.length,
          terms: knowledge.glossary.length,
        }),
      );
    });
}
