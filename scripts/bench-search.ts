import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { ClauseIndex } from '../src/stages/retrieve/clause-index.ts';
import { describeMachine } from './describe-machine.ts';

type Engine = {
  readonly name: string;
  /** Passages that it took in within the time; all where left out. */ readonly taken?: number;
  readonly build: number;
  readonly search: (query: string) => unknown;
};
type Collection = { readonly passages: readonly string[]; readonly queries: readonly string[] };

const asGiven = (text: string): string[] => [text];
const passageWords = 60;
const vocabulary = 40_000;

/**
 * `npm run bench -- search`: milliseconds per question for the first ten, p50 and p95, all
 * engines in one run on the same passages and questions, and how many times longer the others take on the questions that they were asked. Each
 * question is asked three times and the fastest counts, so that other work on the machine weighs less. An engine has `--seconds` to take in the
 * passages and as long again to answer: one that takes in fewer or answers fewer is measured on those, and the line says how many. Passages are
 * made of seeded words by Zipf's law, or are those of ObliQA.
 */
export async function benchSearch({
  sizes,
  obliqa,
  seconds,
}: {
  sizes: readonly number[];
  obliqa?: string;
  seconds: number;
}): Promise<void> {
  console.log(`search · ${describeMachine()}`);
  const collections = obliqa === undefined ? sizes.map((size) => makeWords(size, 200)) : [readObliqa(obliqa)];
  const allowed = seconds * 1000;
  for (const collection of collections) {
    console.log(`${collection.passages.length} passages, ${collection.queries.length} questions`);
    let own: readonly number[] | undefined;
    for (const make of [countersign, countersignRanked, fts5, miniSearch]) {
      const times = report(make(collection, allowed), collection, allowed, own);
      own ??= times;
    }
  }
}

/** Prints and returns the milliseconds of each question; beside `own`, how many times as long for the same questions. */
function report(engine: Engine, { passages, queries }: Collection, allowed: number, own: readonly number[] | undefined): number[] {
  const { name, build, taken = passages.length, search } = engine;
  const times = askEach(queries, search, allowed);
  const ratio = (share: number): string => (at(times, share) / at(own!.slice(0, times.length), share)).toFixed(1);
  const ratios = own === undefined ? '' : `  (${ratio(0.5)} ×, ${ratio(0.95)} ×)`;
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  const figures = `p50${at(times, 0.5).toFixed(2).padStart(8)} ms   p95${at(times, 0.95).toFixed(2).padStart(8)} ms${ratios}`;
  const asked = times.length < queries.length ? `   the first ${times.length} of ${queries.length} questions` : '';
  const of =
    taken < passages.length ? `, did not finish in ${allowed / 1000} s: only the first ${taken} of ${passages.length} passages` : '';
  console.log(`  ${name.padEnd(30)} ${figures}   built in ${(build / 1000).toFixed(1)} s${of}   process ${memory} MB${asked}`);
  return times;
}

/** The fastest of three for each question, until the time is up; at least one question. */
function askEach(queries: readonly string[], search: Engine['search'], allowed: number): number[] {
  const until = performance.now() + allowed;
  for (const query of queries.slice(0, 30)) if (performance.now() < until - allowed * 0.8) search(query);
  const times: number[] = [];
  for (const query of queries) {
    if (times.length > 0 && performance.now() > until) break;
    times.push(Math.min(...[1, 2, 3].map(() => timed(() => search(query)).milliseconds)));
  }
  return times;
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

let shared: { readonly of: Collection; readonly index: ClauseIndex; readonly build: number } | undefined;
function indexOf(collection: Collection): { readonly index: ClauseIndex; readonly build: number } {
  if (shared?.of !== collection) {
    const { value, milliseconds } = timed(
      () =>
        new ClauseIndex(
          collection.passages.map((text) => ({ text, context: [], group: '', parent: null })),
          asGiven,
        ),
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

function miniSearch({ passages }: Collection, allowed: number): Engine {
  const index = new MiniSearch({ fields: ['text'] });
  const { value: taken, milliseconds } = timed(() => {
    const until = performance.now() + allowed;
    let next = 0;
    for (; next < passages.length && performance.now() < until; next += 1) index.add({ id: next, text: passages[next] });
    return next;
  });
  return { name: 'MiniSearch', build: milliseconds, taken, search: (query) => index.search(query).slice(0, 10) };
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
    existsSync(`${folder}/${name}`)
      ? readFileSync(`${folder}/${name}`, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { text?: string; question?: string })
      : [];
  return {
    passages: read('passages.jsonl').map(({ text }) => text ?? ''),
    queries: read('questions.dev.jsonl')
      .slice(0, 500)
      .map(({ question }) => question ?? ''),
  };
}

function timed<T>(run: () => T): { readonly value: T; readonly milliseconds: number } {
  const started = performance.now();
  const value = run();
  return { value, milliseconds: performance.now() - started };
}
