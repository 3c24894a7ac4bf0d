import type { Command } from 'commander';
import { actorOf } from '../adapters/store/people.ts';
import type { Config } from '../config/read-config.ts';
import { AppError, type DossierId, type Language } from '../domain/index.ts';
import { sightOf } from '../governance/index.ts';
import { askDeletion, decideDeletion, dueOf } from '../workspace/delete-dossier.ts';
import { viewerOf } from '../workspace/viewer-of.ts';
import { confirmed } from './confirm-person.ts';
import { withinWorkspace } from './open-configured.ts';
import { retentionWords as words } from './retention-words.ts';

/** Deletion of closed dossiers by two people from the terminal; each gives their password on standard input. */
export function addRetentionCommands(program: Command, config: Config): void {
  const languageOf = (command: Command): Language => command.optsWithGlobals<{ language: Language }>().language;
  const retention = program.command('retention').description('Deletion of closed dossiers by two people (stop the server first)');
  retention
    .command('list')
    .description('Dossiers with the day from which they may be deleted, and deletions')
    .action((_: object, command: Command) =>
      withinWorkspace(config, (workspace) => {
        const { store } = workspace;
        const language = languageOf(command);
        for (const dossier of store.listDossiers()) {
          const held = store.legalHold(dossier.id)?.held === true ? words.held[language] : '';
          console.log(`${dossier.id}\t${dossier.name}\t${dueOf(workspace, dossier)?.slice(0, 10) ?? words.open[language]}\t${held}`);
        }
        for (const { id, dossierName, state, askedByName, reason } of store.listDeletions())
          console.log(`${id}\t${dossierName}\t${words.states[state][language]}\t${askedByName}\t${reason}`);
        return Promise.resolve();
      }),
    );
  retention
    .command('ask')
    .argument('<dossier>', 'its id, as retention list gives it')
    .requiredOption(
      '--by <username>',
      'lead or administrator; the password is read from standard input, the code of a second factor from the next line',
    )
    .requiredOption('--reason <reason>', 'goes on the record')
    .description('Ask that a closed dossier be deleted; governance confirms')
    .action((id: string, { by, reason }: { by: string; reason: string }, command: Command) =>
      withinWorkspace(config, async (workspace) => {
        const { store } = workspace;
        const person = await confirmed(store, by, languageOf(command));
        const dossier = store.dossier(id as DossierId);
        if (dossier === undefined || sightOf(viewerOf(store, person), dossier) === 'nothing')
          throw new AppError('not-found', `no dossier ${id}`, words.noDossier);
        if (reason.trim() === '') throw new AppError('input.invalid', 'no reason', words.noReason);
        console.log(words.asked[languageOf(command)](askDeletion(workspace, dossier, reason.trim(), actorOf(person)).id));
      }),
    );
  for (const decision of ['confirm', 'decline'] as const) {
    retention
      .command(decision)
      .argument('<deletion>', 'as retention ask gave it')
      .requiredOption('--by <username>', 'governance, not who asked; password and code as above')
      .description(words.descriptions[decision])
      .action((id: string, { by }: { by: string }, command: Command) =>
        withinWorkspace(config, async (workspace) => {
          const person = await confirmed(workspace.store, by, languageOf(command));
          const { dossier } = decideDeletion(workspace, id, decision, actorOf(person));
          await workspace.eraser.whenIdle();
          const { dossierName, state } = workspace.store.listDeletions().find((each) => each.id === id)!;
          console.log(words.now[languageOf(command)](dossierName || dossier, words.states[state]));
        }),
      );
  }
}
