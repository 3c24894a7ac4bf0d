import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { routes, type RouteContract, type RouteName } from '../src/contract/index.ts';
import { auditEvents } from '../src/domain/index.ts';
import { accessTable, people, type Row } from './access-table.ts';
import { complianceTables } from './compliance.ts';
import { duties } from './duties.ts';
import { readLockFile, type LockFile } from './licences.ts';
import type { TestedRow } from './tested-row.ts';

/**
 * Writes the parts of the READMEs that have a single source in the code, between `<!-- generated:NAME -->` and `<!-- /generated -->`.
 * With `--check` nothing is written; a part that is old, or has lost its markers, is named and the exit code is 1.
 */
const root = join(import.meta.dirname, '..');

type Part = { readonly file: string; readonly name: string; readonly text: () => string | Promise<string> };
const parts: readonly Part[] = [
  { file: 'src/contract/README.md', name: 'routes', text: routeTable },
  { file: 'src/domain/README.md', name: 'audit-events', text: auditEventTable },
  { file: 'src/cli/README.md', name: 'help', text: commandHelp },
  { file: 'src/governance/README.md', name: 'duties', text: () => testedTable(duties) },
  ...complianceTables.map(({ name, rows }) => ({ file: 'src/governance/COMPLIANCE.md', name, text: () => testedTable(rows) })),
  { file: 'src/api/ACCESS.md', name: 'access', text: accessMatrix },
  { file: 'LICENCES.md', name: 'licences', text: licenceTable },
];

function routeTable(): string {
  const rows = (Object.values(routes) as RouteContract[]).map(({ method, path, roles, summary }) => [
    method,
    `\`${path}\``,
    typeof roles === 'string' ? roles : roles.join(', '),
    summary,
  ]);
  return table(['method', 'path', 'roles', 'what it does'], rows);
}

function auditEventTable(): string {
  return table(
    ['event', 'recorded when'],
    Object.entries(auditEvents).map(([name, text]) => [`\`${name}\``, text]),
  );
}

function testedTable(tested: readonly TestedRow[]): string {
  const rows = tested.map(({ id, duty, feature, tests, reason }) => [
    id,
    duty,
    feature,
    tests.length === 0 ? `none: ${reason ?? ''}` : tests.map((test) => test.slice('tests/'.length)).join('; '),
  ]);
  return table(['', 'duty', 'feature', 'tests that fail without it'], rows);
}

function accessMatrix(): string {
  const said: Readonly<Record<string, string>> = { '+': 'yes', '-': '403', '0': '404', '?': 'ask' };
  const cells = (signs: string): string[] => [...signs].map((sign) => said[sign] ?? sign);
  const rows = (Object.entries(routes) as [RouteName, RouteContract][]).flatMap(([name, { method, path }]) => {
    const row: Row = accessTable[name];
    const route = `${method} \`${path.replace('/api', '')}\``;
    if (typeof row === 'string') return [[route, '', ...cells(row)]];
    return [
      [route, 'review', ...cells(row.review)],
      ['', 'pre-check', ...cells(row.precheck)],
      ['', 'foreign', ...cells(row.foreign)],
    ];
  });
  return table(['route', 'dossier', ...people.map(({ column }) => column)], rows);
}

function licenceTable(): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile;
  const shipped = readLockFile(lock).filter(({ shipped }) => shipped);
  const rows = new Map(shipped.map(({ name, version, licence }) => [`${name}@${version}`, [name, version, licence]] as const));
  return table(
    ['package', 'version', 'licence'],
    [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  );
}

async function commandHelp(): Promise<string> {
  const program = await programOfTheTerminal();
  return ['```text', ...commandsOf(program).map(helpOf), '```'].join('\n');
}

/** The real program: `src/cli/main.ts` runs up to where it would parse its arguments. */
function programOfTheTerminal(): Promise<Command> {
  for (const name of Object.keys(process.env)) if (name.startsWith('COUNTERSIGN_')) Reflect.deleteProperty(process.env, name);
  return new Promise((resolve, reject) => {
    Command.prototype.parseAsync = function (this: Command) {
      resolve(this);
      return Promise.resolve(this);
    };
    import('../src/cli/main.ts').catch(reject);
  });
}

/** The program and its commands that do something, in the order of the help. */
function commandsOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(commandsOf)].filter(({ commands, parent }) => parent === null || commands.length === 0);
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (piece) => (text += piece), getOutHelpWidth: () => 100, getOutHasColors: () => false });
  command.outputHelp();
  return `$ ${nameOf(command)} --help\n${text.trim()}\n`;
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The file with the part as it should be; undefined when the file or its markers are missing. */
async function renew({ file, name, text }: Part): Promise<{ readonly old: string; readonly renewed: string } | undefined> {
  const path = join(root, file);
  if (!existsSync(path)) return undefined;
  const old = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- generated:${name} -->\n`, '\n<!-- /generated -->'];
  const from = old.indexOf(begin);
  const to = old.indexOf(end, from + begin.length - 1);
  if (from < 0 || to < 0) return undefined;
  return { old, renewed: `${old.slice(0, from + begin.length)}${await text()}${old.slice(to)}` };
}

const check = process.argv.includes('--check');
let faults = 0;
for (const part of parts) {
  const result = await renew(part);
  if (result === undefined) {
    console.error(`${part.file} is missing or has no place <!-- generated:${part.name} --> … <!-- /generated -->.`);
    faults += 1;
  } else if (result.old !== result.renewed && check) {
    console.error(`${part.file} is old: run npm run generate.`);
    faults += 1;
  } else if (result.old !== result.renewed) {
    writeFileSync(join(root, part.file), result.renewed);
    console.log(`${part.file} was renewed.`);
  }
}
if (faults > 0) process.exit(1);
if (check) console.log(`${parts.length} generated parts are as their source.`);
process.exit(0);
