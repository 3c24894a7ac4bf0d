import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Sha256, type TestSet, type TestSetEvent } from '../src/domain/index.ts';
import { nextTestSetLine, readTestSetLog, testSetHash } from '../src/governance/index.ts';
import { loadKnowledge } from '../src/workspace/load-knowledge.ts';
import { engineVersion } from '../src/workspace/version.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Files or folders that a set is made of, from the folder of the evals. */
const parts: Readonly<Record<string, readonly string[]>> = {
  'findings/development': ['findings/cases'],
  'findings/held-out': ['findings/held-out'],
  injection: ['injection/cases'],
  classification: ['classification/en.yaml', 'classification/zh.yaml'],
  statements: ['statements/en', 'statements/zh'],
  'clause-questions': ['clause-questions/questions.tsv', 'clause-questions/later-questions.tsv'],
};

/** Where sets and their log are; a test has its own. */
export type TestSetFolder = { readonly root: string; readonly parts: Readonly<Record<string, readonly string[]>>; readonly log: string };
const usual: TestSetFolder = { root: here, parts, log: join(here, 'access-log.jsonl') };

export type OpenedSets = readonly Pick<TestSet, 'id' | 'role' | 'hash' | 'consumed'>[];
/** By whom a set is read or marked, as given; the account of the machine is nobody's business. */
export const givenName = (args: readonly string[]): string =>
  (args.includes('--by') ? (args[args.indexOf('--by') + 1] ?? '') : '') || 'not named';

/**
 * Opens sets for an eval: each has to be registered and unchanged since. The reading of a held-out set is on the log before this returns.
 * @returns the sets, or why they may not be read
 */
export function openTestSets(
  ids: readonly string[],
  use: { readonly eval: string; readonly by: string },
  folder: TestSetFolder = usual,
): OpenedSets | { readonly wrong: string } {
  const log = readTestSetLog(textOf(folder.log));
  if (log.kind === 'broken') return { wrong: brokenAt(log.line) };
  const opened: TestSet[] = [];
  for (const id of ids) {
    const set = log.sets.find((each) => each.id === id);
    if (set === undefined)
      return { wrong: `The test set ${id} is not registered. npm run eval -- register ${id} --role development --by NAME --reason TEXT` };
    const { hash } = hashSet(id, folder);
    if (hash !== set.hash)
      return {
        wrong: `The test set ${id} is not what was registered: its files have ${hash}, the register ${set.hash}. Put the files back, or register it anew with a reason; results of before do not count for it.`,
      };
    opened.push(set);
  }
  for (const { id, hash, role } of opened)
    if (role === 'held-out')
      append(
        {
          type: 'read',
          at: new Date().toISOString(),
          by: use.by,
          set: id,
          hash,
          eval: use.eval,
          knowledgeVersion: loadKnowledge().version,
          engineVersion,
        },
        folder,
      );
  return opened;
}

/** Freezes a set as its files are now. */
export function registerTestSet(id: string, role: TestSet['role'], by: string, reason: string, folder: TestSetFolder = usual): void {
  const { hash, files } = hashSet(id, folder);
  append({ type: 'registered', at: new Date().toISOString(), by, set: id, hash: Sha256.parse(hash), role, files, reason }, folder);
}

/** Marks a registered set as used up. Returns false where it is not registered. */
export function consumeTestSet(id: string, by: string, reason: string, folder: TestSetFolder = usual): boolean {
  const set = testSets(folder).find((each) => each.id === id);
  if (set === undefined) return false;
  append({ type: 'consumed', at: new Date().toISOString(), by, set: id, hash: set.hash, reason }, folder);
  return true;
}

/** Registered sets. RangeError when the log was changed. */
export function testSets(folder: TestSetFolder = usual): readonly TestSet[] {
  const log = readTestSetLog(textOf(folder.log));
  if (log.kind === 'broken') throw new RangeError(brokenAt(log.line));
  return log.sets;
}

export const knownSets = (folder: TestSetFolder = usual): string[] => Object.keys(folder.parts);

function hashSet(id: string, { root, parts: of }: TestSetFolder): { hash: string; files: number } {
  const files = (of[id] ?? []).flatMap((part) => filesUnder(root, part));
  const hashed = files.map((path) => ({
    path,
    sha256: createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex'),
  }));
  return { hash: testSetHash(hashed), files: files.length };
}

function filesUnder(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesUnder(root, `${path}/${name}`));
}

function append(event: TestSetEvent, { log }: TestSetFolder): void {
  const text = textOf(log);
  const state = readTestSetLog(text);
  if (state.kind === 'broken') throw new RangeError(brokenAt(state.line));
  appendFileSync(log, nextTestSetLine(text, event));
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const brokenAt = (line: number): string =>
  `The log of test sets was changed at line ${line}. Put it back from git; nothing is read before.`;
