import type { Command } from 'commander';
import { Option } from 'commander';
import { createLog } from '../adapters/log/create-log.ts';
import { keyVariable, type Config } from '../config/read-config.ts';
import { DossierLabel, EndpointLocation, type Actor, type DossierId, type Language, type Person } from '../domain/index.ts';
import { classOf, decideEndpoint, mayLabel, type EndpointCommand } from '../governance/index.ts';
import { openWorkspace, type Workspace } from '../workspace/open-workspace.ts';
import { readPassword } from './read-password.ts';
import { endpointWords as words } from './endpoint-words.ts';

/**
 * Where drafts may be asked for. Registering is for whoever keeps the machine; deciding is for a named person with the governance role,
 * who gives their password on standard input.
 */
export function addEndpointCommands(program: Command, config: Config): void {
  const within = async (work: (workspace: Workspace) => Promise<void>): Promise<void> => {
    const workspace = await openWorkspace({ folder: config.workspace, log: createLog('error'), search: false });
    try {
      await work(workspace);
    } finally {
      await workspace.close();
    }
  };
  const languageOf = (command: Command): Language => command.optsWithGlobals<{ language: Language }>().language;
  const terminal: Actor = { kind: 'system', id: 'system' };

  const endpoint = program.command('endpoint').description('Model endpoints: register, approve, suspend (stop the server first)');
  endpoint
    .command('add')
    .argument('<name>', 'lower-case name')
    .argument('<url>', 'address up to and with the version, such as http://127.0.0.1:8000/v1')
    .addOption(new Option('--location <location>', 'where the machine stands').choices(EndpointLocation.options).makeOptionMandatory())
    .option('--mask', 'mask identifiers also on the premises (to external endpoints they always are)')
    .description('Register an endpoint; nothing is sent to it before it is approved')
    .action((name: string, url: string, { location, mask }: { location: EndpointLocation; mask?: true }, command: Command) =>
      within(({ store }) => {
        const register: EndpointCommand = { type: 'register', name, baseUrl: url, location, masksOnPremises: mask === true };
        const made = store.changeEndpoint(name, terminal, (current, at) => decideEndpoint(current, register, terminal, at));
        console.log(words.added[languageOf(command)](made.name, made.baseUrl, keyVariable(made.name)));
        return Promise.resolve();
      }),
    );
  for (const type of ['approve', 'reject', 'suspend'] as const) {
    endpoint
      .command(type)
      .argument('<name>')
      .requiredOption('--by <username>', 'who decides; the password is read from standard input')
      .requiredOption('--reason <reason>', 'goes on the record')
      .description(words.descriptions[type])
      .action((name: string, { by, reason }: { by: string; reason: string }, command: Command) =>
        within(async ({ store }) => {
          const actor = actorOf(await confirmed(store, by, languageOf(command)));
          const decided = store.changeEndpoint(name, actor, (current, at) => decideEndpoint(current, { type, reason }, actor, at));
          console.log(words.now[languageOf(command)](decided.name, words.states[decided.state]));
        }),
      );
  }
  endpoint
    .command('list')
    .description('List endpoints')
    .action((_: object, command: Command) =>
      within(({ store }) => {
        for (const one of store.listEndpoints()) {
          const key = config.endpointKey(one.name) === undefined ? words.noKey : words.hasKey;
          const state = words.states[one.state][languageOf(command)];
          console.log(
            [one.name, one.baseUrl, one.location, state, classOf(one), one.decided?.byName ?? '', key[languageOf(command)]].join('\t'),
          );
        }
        return Promise.resolve();
      }),
    );

  program
    .command('label')
    .argument('<dossier>', 'id of the dossier')
    .addOption(new Option('--as <label>', 'how far its text may go').choices(DossierLabel.options).makeOptionMandatory())
    .requiredOption('--by <username>', 'a lead or a person with the governance role; the password is read from standard input')
    .requiredOption('--reason <reason>', 'goes on the record')
    .description('Say how far the text of a dossier may go; confidential where nobody has said anything')
    .action((dossier: string, { as, by, reason }: { as: DossierLabel; by: string; reason: string }, command: Command) =>
      within(async ({ store }) => {
        const person = await confirmed(store, by, languageOf(command));
        if (!mayLabel(person.roles)) throw words.mayNotLabel();
        store.labelDossier(dossier as DossierId, as, reason, person);
        console.log(words.labelled[languageOf(command)](dossier, as));
      }),
    );
}

function actorOf(person: Person): Actor {
  return { kind: 'person', id: person.id, name: person.name, roles: person.roles };
}

/** The person, when the password on standard input is theirs. Wrong ones count towards the lock of the account. */
async function confirmed(store: Workspace['store'], username: string, language: Language): Promise<Person> {
  const person = store.personByUsername(username);
  const password = await readPassword(words.askPassword[language](username), process.stdin, process.stderr);
  if (person?.active !== true) throw words.notConfirmed();
  const outcome = await store.confirmPassword(person.id, password);
  if (outcome.kind !== 'confirmed') throw words.notConfirmed();
  return person;
}
