import { InvalidArgumentError, type Command } from 'commander';
import type { Config } from '../config/read-config.ts';
import { AppError, Deviation, type Actor, type Language, type Release } from '../domain/index.ts';
import { securityQuestions } from '../domain/security-questions.ts';
import { decideRelease, type ReleaseCommand } from '../governance/index.ts';
import { openConfigured } from './open-configured.ts';
import { keptEvaluation } from '../workspace/running-release.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { confirmed } from './confirm-person.ts';
import { modelsOf } from './models-of.ts';
import { releaseWords as spoken } from '../governance/releases/release-words.ts';
import { releaseWords as words } from './release-words.ts';
import { shadowLines } from './shadow-lines.ts';

type By = { readonly by: string };
type Reasoned = By & { readonly reason: string };
type Approval = Reasoned & { readonly deviation?: string; readonly risk?: string; readonly until?: string };
type Review = By & { readonly conclusion: string; readonly notInOrder: readonly [name: string, note: string][] };

/**
 * What drafts, step by step, from the terminal of the machine that keeps the workspace; each step by a named person, who gives their password on
 * standard input. The release of the configured model is registered by opening the workspace.
 */
export function addReleaseCommands(program: Command, config: Config): void {
  const languageOf = (command: Command): Language => command.optsWithGlobals<{ language: Language }>().language;
  const within = async (work: (workspace: Workspace) => Promise<void>): Promise<void> => {
    const workspace = await openConfigured(config, { search: false, ...modelsOf(config) });
    await work(workspace).finally(() => workspace.close());
  };
  const step = (id: string, by: string, command: Command, decide: (release: Release, workspace: Workspace) => ReleaseCommand) =>
    within(async (workspace) => {
      const { store } = workspace;
      const { id: person, name, roles } = await confirmed(store, by, languageOf(command));
      const actor: Actor = { kind: 'person', id: person, name, roles };
      const changed = store.changeRelease(id, actor, (current, at) => decideRelease(current, decide(current, workspace), actor, at));
      console.log(words.now[languageOf(command)](changed.id, words.states[changed.state]));
    });

  const release = program.command('release').description('Releases: evaluate, review, approve, activate, stop (stop the server first)');
  release
    .command('list')
    .description('List releases; the one that drafts, and what runs here')
    .action((_: object, command: Command) =>
      within(({ store }) => {
        for (const { id, state, content } of store.listReleases())
          console.log(
            [id, words.states[state][languageOf(command)], content.model?.name ?? '', content.knowledgeVersion.slice(0, 12)].join('\t'),
          );
        return Promise.resolve();
      }),
    );
  const one = (name: string, description: string): Command =>
    release.command(name).argument('<release>').description(description).requiredOption('--by <username>', words.byOption);
  const reasoned = (name: string, description: string): Command =>
    one(name, description).requiredOption('--reason <reason>', 'goes on the record');

  one('evaluate', 'Hold the kept eval results to the thresholds (governance role)').action((id: string, { by }: By, command: Command) =>
    step(id, by, command, ({ content }, { evalFolder }) => ({ type: 'evaluate', evaluation: keptEvaluation(content, evalFolder) })),
  );
  one('review', 'Record the security review (governance or administrator role)')
    .requiredOption('--conclusion <text>', 'goes on the record')
    .option(
      '--not-in-order <point=note>',
      `a point that is not in order and what is done about it: ${securityQuestions.join(', ')}`,
      point,
      [],
    )
    .action((id: string, { by, conclusion, notInOrder }: Review, command: Command) => {
      const notes = new Map(notInOrder);
      const answers = Object.fromEntries(
        securityQuestions.map((question) => [question, { ok: !notes.has(question), note: notes.get(question) ?? '' }]),
      ) as Extract<ReleaseCommand, { type: 'review-security' }>['review']['answers'];
      return step(id, by, command, () => ({ type: 'review-security', review: { answers, conclusion } }));
    });
  reasoned('approve', 'Approve; two people have to (governance or approver role)')
    .option('--deviation <reason>', 'why it may draft below its gate; with the next two')
    .option('--risk <risk>', 'what may go wrong, and what is done about it')
    .option('--until <day>', 'last day, YYYY-MM-DD')
    .action((id: string, { by, reason, deviation, risk, until }: Approval, command: Command) => {
      const none = [deviation, risk, until].every((part) => part === undefined);
      const given = Deviation.safeParse({ reason: deviation, risk, until });
      if (!none && !given.success) throw new AppError('input.invalid', 'no whole deviation', words.wholeDeviation);
      return step(id, by, command, () => ({ type: 'approve', reason, deviation: given.data ?? null }));
    });
  reasoned('activate', 'Let it draft from now on; an earlier one too (governance role)').action(
    (id: string, { by, reason }: Reasoned, command: Command) => step(id, by, command, () => ({ type: 'activate', reason })),
  );
  reasoned('stop', 'Stop it; nothing drafts until one is activated (governance or administrator role)').action(
    (id: string, { by, reason }: Reasoned, command: Command) => step(id, by, command, () => ({ type: 'retire', reason })),
  );
  reasoned('shadow', 'Draft signed dossiers again aside and compare with what people concluded (governance role)').action(
    (id: string, { by, reason }: Reasoned, command: Command) =>
      within(async ({ store, shadow }) => {
        const language = languageOf(command);
        const { id: person, name, roles } = await confirmed(store, by, language);
        const chosen = store.listReleases().find((each) => each.id === id);
        if (chosen === undefined) throw new AppError('not-found', `no release ${id}`, spoken.unknown);
        const run = shadow.start(chosen, { kind: 'person', id: person, name, roles }, reason);
        await shadow.whenIdle();
        for (const line of shadowLines(store.listShadowRuns().find((each) => each.id === run.id) ?? run, language)) console.log(line);
      }),
  );
}

function point(text: string, before: readonly [string, string][]): [string, string][] {
  const [name = '', ...note] = text.split('=');
  if (!securityQuestions.some((question) => question === name) || note.join('=').trim() === '')
    throw new InvalidArgumentError(`Give one of ${securityQuestions.join(', ')}, “=” and a note.`);
  return [...before, [name, note.join('=')]];
}
