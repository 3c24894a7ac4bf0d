import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { Option } from 'commander';
import { createLog } from '../adapters/log/create-log.ts';
import type { Config } from '../config/read-config.ts';
import { Role, type Language } from '../domain/index.ts';
import { openWorkspace, type Workspace } from '../workspace/open-workspace.ts';
import { words } from './words.ts';

/** Accounts from the terminal of the machine that keeps the workspace; whoever can read its files is trusted as administrator. */
export function addUserCommands(program: Command, config: Config): void {
  const user = program.command('user').description('Accounts of the workspace (stop the server first)');
  const within = async (work: (workspace: Workspace) => Promise<void>): Promise<void> => {
    const workspace = await openWorkspace({ folder: config.workspace, log: createLog('error'), search: false });
    await work(workspace).finally(() => workspace.close());
  };
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
    .command('password')
    .argument('<username>')
    .description('Set a new random password; open sessions end')
    .action(async (username: string, _: object, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const password = randomBytes(12).toString('base64url');
      await within(async ({ store }) => {
        const person = store.personByUsername(username);
        if (person === undefined) throw words.noUser(username);
        await store.setPassword(person.id, password, system);
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
