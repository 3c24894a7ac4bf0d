import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { ClauseIndex } from '../src/stages/retrieve/clause-index.ts';
import { describeMachine } from './describe-machine.ts';

type Engine = { readonly name: string; readonly build: number; readonly search: (query: string) => unknown };
type Collection = { readonly passages: readonly string[]; readonly queries: readonly string[] };

const asGiven = (text: string): string[] => [text];
const passageWords = 60;
const vocabulary = 40_000;

/**
 * `npm run bench -- search [--sizes 30000,300000] [--obliqa DIR]`: milliseconds per question for the first ten, p50
 * and p95, all engines in one run on the same passages and questions, and how many times longer the others take. Each question is asked three times
 * and the fastest counts, so that other work on the machine weighs less. Passages are made of seeded words by Zipf's law, or are those of ObliQA.
 */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  console.log(`search · ${describeMachine()}`);
  const obliqa = option('--obliqa');
  const collections =
    obliqa === undefined
      ? (option('--sizes') ?? '30000,300000').split(',').map((size) => makeWords(Number(size), 200))
      : [readObliqa(obliqa)];
  for (const collection of collections) {
    console.log(`${collection.passages.length} passages, ${collection.queries.length} questions`);
    let own: Times | undefined;
    for (const make of [countersign, countersignRanked, fts5, miniSearch]) {
      const times = report(make(collection), collection.queries, own);
      own ??= times;
    }
  }
}

type Times = { readonly p50: number; readonly p95: number };

/** Prints and returns the times; beside `own`, how many times as long. */
function report({ name, build, search }: Engine, queries: readonly string[], own: Times | undefined): Times {
  for (const query of queries.slice(0, 30)) search(query);
  const times = queries.map((query) => Math.min(...[1, 2, 3].map(() => timed(() => search(query)).milliseconds))).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const [p50, p95] = [at(0.5), at(0.95)];
  const ratio = own === undefined ? '' : `  (${(p50 / own.p50).toFixed(1)} ×, ${(p95 / own.p95).toFixed(1)} ×)`;
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  const figures = `p50${p50.toFixed(2).padStart(8)} ms   p95${p95.toFixed(2).padStart(8)} ms${ratio}`;
  console.log(`  ${name.padEnd(30)} ${figures}   built in ${(build / 1000).toFixed(1)} s   process ${memory} MB`);
  return { p50, p95 };
}

let shared: { readonly of: Collection; readonly index: ClauseIndex; readonly build: number } | undefined;
function indexOf(collection: Collection): { readonly index: ClauseIndex; readonly build: number } {
  if (shared?.of !== collection) {
    const { value, milliseconds } = timed(
      () => new ClauseIndex(collection.passages.map((text) => ({ text, context: [], group: '', parent: null })), asGiven), // prettier-ignore
    );
    shared = { of: collection, index: value, build: milliseconds };
  }
  return shared;
}

function countersign(collection: Collection): Engine {
  const { index, build } = indexOf(collection);
  return { name: 'countersign, words', build, search: (query) => index.searchWords(query, 10) };
}

function countersignRanked(collection: Collection): Engine {
  const { index, build } = indexOf(collection);
  return { name: 'countersign, words and pairs', build, search: (query) => index.search(query, 10) };
}

function fts5({ passages }: Collection): Engine {
  const database = new Database(':memory:');
  const { milliseconds } = timed(() => {
    database.exec(`CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'porter unicode61')`);
    const insert = database.prepare('INSERT INTO passage (rowid, text) VALUES (?, ?)');
    database.transaction(() => passages.forEach((text, index) => insert.run(index + 1, text)))();
  });
  const select = database.prepare('SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 10');
  const words = (query: string): string =>
    [...new Set(query.toLowerCase().match(/[a-z0-9]+/gu) ?? [])].map((word) => `"${word}"`).join(' OR ');
  return { name: 'SQLite FTS5, any word, bm25', build: milliseconds, search: (query) => select.all(words(query)) };
}

function miniSearch({ passages }: Collection): Engine {
  const index = new MiniSearch({ fields: ['text'] });
  const { milliseconds } = timed(() => index.addAll(passages.map((text, id) => ({ id, text }))));
  return { name: 'MiniSearch', build: milliseconds, search: (query) => index.search(query).slice(0, 10) };
}

/** Words drawn by Zipf's law; a question has 4 to 14 words, most of them from one passage. The same on every run. */
function makeWords(size: number, questionCount: number): Collection {
  let state = 20_261_121;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const letters = 'bcdfghklmnprstvw';
  const vowels = 'aeiou';
  const word = (rank: number): string => {
    let name = '';
    for (let rest = rank + 17; rest > 0; rest = Math.floor(rest / 80))
      name += `${letters[rest % 16] ?? ''}${vowels[Math.floor(rest / 16) % 5] ?? ''}`;
    return `${name}x`;
  };
  const words = Array.from({ length: vocabulary }, (_, rank) => word(rank));
  // With cumulative share ~ ln(rank), the inverse is a power of the vocabulary: Zipf's law with exponent 1.
  const draw = (): string => words[Math.min(vocabulary - 1, Math.floor(vocabulary ** random()) - 1)] ?? '';
  const passages = Array.from({ length: size }, () => Array.from({ length: Math.ceil(passageWords * (0.5 + random())) }, draw).join(' '));
  const queries = Array.from({ length: questionCount }, () => {
    const source = (passages[Math.floor(random() * size)] ?? '').split(' ');
    return Array.from({ length: 4 + Math.floor(random() * 11) }, () =>
      random() < 0.7 ? (source[Math.floor(random() * source.length)] ?? '') : draw(),
    ).join(' ');
  });
  return { passages, queries };
}

function readObliqa(folder: string): Collection {
  const read = (name: string): { text?: string; question?: string }[] =>
    existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { text?: string; question?: string }) : []; // prettier-ignore
  return {
    passages: read('passages.jsonl').map(({ text }) => text ?? ''),
    queries: read('questions.dev.jsonl').slice(0, 500).map(({ question }) => question ?? ''), // prettier-ignore
  };
}

function timed<T>(run: () => T): { readonly value: T; readonly milliseconds: number } {
  const started = performance.now();
  const value = run();
  return { value, milliseconds: performance.now() - started };
}
