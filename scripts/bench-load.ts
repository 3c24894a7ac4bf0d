import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './describe-machine.ts';

const dist = new URL('../dist/', import.meta.url);

/** What `serve` does with the knowledge base before its first answer, and a draft before its first requirement, in a fresh process. */
const load = `
  const at = (path) => import(new URL(path, ${JSON.stringify(dist.href)}).href);
  const started = performance.now();
  const [{ loadKnowledge, loadProgrammeRules }, { openDerivedCache }, { createSegmenter }, { KnowledgeIndex }, { findNearest }] = await Promise.all([
    at('workspace/load-knowledge.js'), at('adapters/derived-cache/derived-cache.js'), at('adapters/segmenter/jieba.js'), at('stages/retrieve/clauses.js'),
    at('workspace/find-nearest.js'),
  ]);
  const imported = performance.now();
  const [folder] = process.argv.slice(2);
  const cache = openDerivedCache(folder);
  const knowledge = loadKnowledge(undefined, folder + '/official', cache);
  const loaded = performance.now();
  const segment = createSegmenter(knowledge.glossary.map(({ zh }) => zh));
  const index = new KnowledgeIndex(knowledge, segment);
  if (index.searchClauses('Who signs the quality agreement?', '2026-11-21', 10).length === 0) throw new Error('nothing found');
  const answered = performance.now();
  for (const id of knowledge.programmes.keys()) loadProgrammeRules(id, knowledge, undefined, cache);
  const ready = performance.now();
  await findNearest(folder + '/official', segment, knowledge.glossary, folder).ready;
  const nearest = performance.now();
  console.log(JSON.stringify([imported - started, loaded - imported, answered - loaded, ready - answered, ready - started, nearest - started]));
  process.exit(0);
`;

/**
 * `npm run bench -- load`: the knowledge base in a fresh process, first without a cache, then from it, the fastest of the runs: until the
 * first search is answered and the rules of every programme are there, and until search by meaning has come from its thread. Needs `npm run build` first.
 */
export function benchLoad({ runs }: { runs: number }): Promise<void> {
  if (!existsSync(fileURLToPath(new URL('workspace/load-knowledge.js', dist))))
    throw new Error('Nothing is built yet. Run `npm run build` first.');
  console.log(`load · ${describeMachine()} · milliseconds, from the cache the fastest of ${runs}`);
  console.log('              modules  knowledge  first search  rules   ready   and by meaning');
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    writeFileSync(join(folder, 'load.mjs'), load);
    print('no cache', measure(folder));
    const warm = Array.from({ length: runs }, () => measure(folder)).sort((a, b) => (a[4] ?? 0) - (b[4] ?? 0));
    print('from cache', warm[0] ?? []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return Promise.resolve();
}

function measure(folder: string): number[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'load.mjs'), folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as number[];
}

function print(name: string, [modules = 0, knowledge = 0, search = 0, rules = 0, ready = 0, nearest = 0]: readonly number[]): void {
  const cell = (value: number, width: number): string => value.toFixed(0).padStart(width);
  console.log(
    `${name.padEnd(12)} ${cell(modules, 8)} ${cell(knowledge, 10)} ${cell(search, 13)} ${cell(rules, 6)} ${cell(ready, 7)} ${cell(nearest, 16)}`,
  );
}
