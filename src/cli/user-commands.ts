import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Config } from '../config/read-config.ts';
import { actorOf } from '../adapters/store/people.ts';
import { Lost, Role, type Language, type Person } from '../domain/index.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { confirmed } from './confirm-person.ts';
import { withinWorkspace } from './open-configured.ts';
import { words } from './words.ts';

/** Accounts from the terminal of the machine that keeps the workspace; whoever can read its files is trusted as administrator. */
export function addUserCommands(program: Command, config: Config): void {
  const user = program.command('user').description('Accounts of the workspace (stop the server first)');
  const within = (work: (workspace: Workspace) => Promise<void>): Promise<void> => withinWorkspace(config, work);
  const system = { kind: 'system', id: 'system' } as const;
  user
    .command('add')
    .argument('<username>')
    .requiredOption('--name <name>', 'full name, shown beside every decision and signature')
    .addOption(new Option('--role <role...>', 'one or more roles').choices(Role.options).makeOptionMandatory())
    .description('Make an account with a random password')
    .action(async (username: string, { name, role }: { name: string; role: Role[] }, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const password = randomBytes(12).toString('base64url');
      await within(async ({ store }) => {
        await store.createPerson({ username, name, roles: role, password }, system);
        console.log(words.userCreated[language](username, password));
      });
    });
  user
    .command('recover')
    .argument('<username>')
    .requiredOption(
      '--by <administrator>',
      'who asks; the password is read from standard input, the code of a second factor from the next line',
    )
    .requiredOption('--reason <reason>', 'goes on the record')
    .addOption(new Option('--lost <what>', 'what was lost').choices(Lost.options).default('password'))
    .description('Ask that an account be recovered; a second person confirms')
    .action((username: string, { by, reason, lost }: { by: string; reason: string; lost: Lost }, command: Command) =>
      within(async ({ store }) => {
        const { language } = command.optsWithGlobals<{ language: Language }>();
        const person = store.personByUsername(username);
        if (person === undefined) throw words.noUser(username);
        const { id } = store.askRecovery(person.id, lost, reason, actorOf(await confirmed(store, by, language)));
        console.log(words.recoveryAsked[language](id));
      }),
    );
  user
    .command('confirm')
    .argument('<recovery>', 'as user recover gave it')
    .requiredOption('--by <username>', 'the second person, administrator or governance; password and code as above')
    .description('Confirm a recovery as the second person; prints a one-time word, good for 24 hours')
    .action((id: string, { by }: { by: string }, command: Command) =>
      within(async ({ store }) => {
        const { language } = command.optsWithGlobals<{ language: Language }>();
        const { word } = await store.confirmRecovery(id, actorOf(await confirmed(store, by, language)));
        console.log(words.recoveryConfirmed[language](word));
      }),
    );
  user
    .command('password')
    .argument('<username>')
    .description('Set a random password, where no two people are left to recover the account; open sessions end')
    .action(async (username: string, _: object, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const password = randomBytes(12).toString('base64url');
      await within(async ({ store }) => {
        const person = store.personByUsername(username);
        if (person === undefined) throw words.noUser(username);
        if (canBeRecovered(store, person)) throw words.twoPeopleRecover();
        await store.setPassword(person.id, password, system, true);
        store.removeSecondFactor(person.id, system);
        console.log(words.userCreated[language](username, password));
      });
    });
  user
    .command('token')
    .argument('<username>')
    .requiredOption('--name <name>', 'what the token is for')
    .option('--days <days>', 'days until it ends', '90')
    .description('Make a token with which a program may act for this person; shown once')
    .action((username: string, { name, days }: { name: string; days: string }) =>
      within(({ store }) => {
        const person = store.personByUsername(username);
        if (person === undefined) throw words.noUser(username);
        const end = new Date(Date.now() + Number(days) * 86_400_000);
        if (!(Number(days) > 0) || Number.isNaN(end.getTime())) throw words.badDays(days);
        console.log(store.createToken(person, name, end.toISOString()).token);
        return Promise.resolve();
      }),
    );
  user
    .command('list')
    .description('List accounts')
    .action(() =>
      within(async ({ store }) => {
        for (const { username, name, roles, active } of store.listPersons())
          console.log(`${username}\t${name}\t${roles.join(',')}\t${active ? '' : 'inactive'}`);
      }),
    );
}

/** Are there an administrator and another who could confirm, neither of them the person? */
function canBeRecovered(store: Workspace['store'], { id }: Person): boolean {
  const others = store.listPersons().filter((person) => person.active && person.id !== id);
  const administrators = others.filter(({ roles }) => roles.includes('administrator'));
  const confirmers = others.filter(({ roles }) => roles.includes('administrator') || roles.includes('governance'));
  return administrators.length > 0 && confirmers.length > 1;
}
