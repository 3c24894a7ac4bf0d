import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import { buildVectorIndex } from '../../src/adapters/vector-index/vector-index.ts';
import type { KnowledgeBase, Programme } from '../../src/domain/index.ts';
import { Bm25 } from '../../src/stages/retrieve/bm25.ts';
import { indexedClauses, KnowledgeIndex, type DenseHits } from '../../src/stages/retrieve/clauses.ts';
import { fusionWeights, openMeaning, prepareMeaning } from '../../src/stages/retrieve/cross-language.ts';
import { embedClauses } from '../../src/workspace/find-nearest-embedded.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';
import { onlyIn, withLaws } from './read-corpus.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const directions = ['zh-zh', 'en-en', 'zh-en', 'en-zh'] as const;
type Direction = (typeof directions)[number];
type Half = 'tuning' | 'check' | 'later';
type Question = { readonly direction: Direction; readonly text: string; readonly answers: readonly string[]; readonly half: Half };
type Ways = Readonly<Record<string, (question: string) => readonly string[]>>;
type Dense = ReadonlyMap<string, DenseHits>;
type Figures = { readonly recallAt10: number; readonly mapAt10: number };

const day = '2026-11-21';
const depth = 10;

/**
 * Own questions to clauses, in four directions of language, among the laws of a folder: recall and mean average precision at 10 of the product's
 * fused search, beside its parts and beside BM25 over character pairs. Options: `--data DIR`, `--json`, `--unseen` (what is learnt across languages
 * comes without any clause or requirement), `--detail` (misses of the tuning half), `--embeddings URL --model NAME` (an OpenAI-compatible endpoint: the
 * weights of its vectors beside each other; vectors are kept in a temporary folder).
 */
export async function runClauseQuestionsEval(args: readonly string[]): Promise<number> {
  const data = args.includes('--data') ? (args[args.indexOf('--data') + 1] ?? '') : join(folder, '../../../shared/bench/cn-pharma-laws');
  if (!existsSync(join(data, 'articles.jsonl'))) {
    console.error(`No articles.jsonl in ${data}. Name a folder of laws: npm run eval -- clause-questions --data DIR`);
    return 2;
  }
  const shipped = loadKnowledge();
  const full = withLaws(shipped, data);
  const taught = args.includes('--unseen') ? withoutClauses(shipped) : shipped;
  const questions = readQuestions(full);
  const corpora = { both: full, en: onlyIn('en', full, shipped), zh: onlyIn('zh', full, shipped) };
  const denseOf = (knowledge: KnowledgeBase): Promise<Dense | undefined> => embed(args, knowledge, questions);
  const ways = {
    both: waysOf(corpora.both, taught, await denseOf(corpora.both)),
    en: waysOf(corpora.en, taught, await denseOf(corpora.en)),
    zh: waysOf(corpora.zh, taught, await denseOf(corpora.zh)),
  };
  const waysFor = (direction: Direction): Ways => (direction === 'zh-en' ? ways.en : direction === 'en-zh' ? ways.zh : ways.both);

  const results = directions.flatMap((direction) =>
    (['tuning', 'check', 'later'] as const).flatMap((half) => {
      const asked = questions.filter((question) => question.direction === direction && question.half === half);
      if (asked.length === 0) return [];
      return Object.entries(waysFor(direction)).map(([way, search]) => ({ direction, half, way, questions: asked.length, ...score(asked, search) }));
    }),
  );
  if (args.includes('--json')) console.log(JSON.stringify({ clauses: full.clauses.size, unseen: args.includes('--unseen'), results }, null, 1));
  else print(results);
  if (args.includes('--detail')) showMisses(questions, waysFor);
  if (!args.includes('--unseen') && !args.includes('--embeddings')) {
    mkdirSync(join(folder, 'results'), { recursive: true });
    writeFileSync(join(folder, 'results/latest.json'), `${JSON.stringify({ node: process.version, clauses: full.clauses.size, results }, null, 2)}\n`);
  }
  return 0;
}

/** Nearest clauses of every question, by an endpoint's vectors; undefined when no endpoint is named. */
async function embed(args: readonly string[], knowledge: KnowledgeBase, questions: readonly Question[]): Promise<Dense | undefined> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const [baseUrl, model] = [option('--embeddings'), option('--model')];
  if (baseUrl === undefined || model === undefined) return undefined;
  const vectors = await embedClauses(knowledge, { endpoint: { name: 'eval', baseUrl, model }, send: fetch, folder: join(tmpdir(), 'clause-questions') });
  const dense = new Map<string, DenseHits>();
  for (const { text } of questions) dense.set(text, await vectors.nearest(text));
  vectors.close();
  return dense;
}

function waysOf(knowledge: KnowledgeBase, taught: KnowledgeBase, dense: Dense | undefined): Ways {
  const segment = createSegmenter(taught.glossary.map(({ zh }) => zh));
  const index = new KnowledgeIndex(knowledge, segment);
  const prepared = prepareMeaning(knowledge, segment, taught);
  const { search } = buildVectorIndex(prepared.vectors);
  const fuseWith = (weight: number) => openMeaning(prepared, taught.glossary, segment, search, { ...fusionWeights, dense: weight }).fuse;
  const fuse = fuseWith(0);
  const denseWeights = dense === undefined ? [] : [0.2, 0.4, 0.6, 1, 2];
  const lexical = (question: string): string[] => index.searchClauses(question, day, 3 * depth).map(({ clause }) => clause.id);
  return {
    'character pairs': characterPairSearch(knowledge),
    lexical,
    fused: (question) => fuse(question, lexical(question), depth).map(({ id }) => id),
    ...Object.fromEntries(
      denseWeights.map((weight): [string, Ways[string]] => {
        const fused = fuseWith(weight);
        return [`vectors × ${weight}`, (question) => fused(question, lexical(question), depth, dense?.get(question)).map(({ id }) => id)];
      }),
    ),
  };
}

function characterPairSearch(knowledge: KnowledgeBase): Ways[string] {
  const ids = [...knowledge.clauses.keys()];
  const [en, zh] = [indexedClauses(knowledge, 'en'), indexedClauses(knowledge, 'zh')];
  const index = new Bm25(ids.map((_, at) => pairs(`${en[at]?.text ?? ''}\n${zh[at]?.text ?? ''}`).map((term) => [term, 1] as const)));
  return (question) => {
    const scores = new Map<number, number>();
    index.score([...new Set(pairs(question))].map((term) => [term, 1] as const), scores);
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => ids[at] ?? '');
  };
}

/** Neighbouring Chinese characters; English and numbers as words. */
function pairs(text: string): string[] {
  return [...text.normalize('NFKC').toLowerCase().matchAll(/\p{Script=Han}+|[a-z0-9]+/gu)].flatMap(([run]) =>
    /\p{Script=Han}/u.test(run) && run.length > 1 ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)) : [run],
  );
}

function score(questions: readonly Question[], search: Ways[string]): Figures {
  let [recall, precision] = [0, 0];
  for (const { text, answers } of questions) {
    const found = search(text).slice(0, depth).map((id) => answers.includes(id));
    let hits = 0;
    found.forEach((hit, rank) => {
      if (hit) precision += (hits += 1) / (rank + 1) / Math.min(depth, answers.length);
    });
    recall += hits / answers.length;
  }
  const mean = (sum: number): number => Math.round((1000 * sum) / Math.max(1, questions.length)) / 1000;
  return { recallAt10: mean(recall), mapAt10: mean(precision) };
}

/** Of the first questions every second one is for tuning, the others for checking; the later ones were written when the word lists were done. */
function readQuestions(knowledge: KnowledgeBase): Question[] {
  return [
    ...readFile('questions.tsv', knowledge, (at) => (at % 2 === 0 ? 'tuning' : 'check')),
    ...readFile('later-questions.tsv', knowledge, () => 'later'),
  ];
}

function readFile(name: string, knowledge: KnowledgeBase, halfOf: (at: number) => Half): Question[] {
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n').slice(1);
  return lines.map((line, at) => {
    const [direction = '', text = '', answers = ''] = line.split('\t');
    const ids = answers.split(' ');
    const unknown = ids.filter((id) => !knowledge.clauses.has(id));
    if (unknown.length > 0 || !directions.some((known) => known === direction)) throw new Error(`${name}: ${line}: ${unknown.join(', ')}`);
    return { direction: direction as Direction, text, answers: ids, half: halfOf(at) };
  });
}

/** A base that says of its clauses nothing: only glossary, word list, cases and names of facts are left to learn from. */
function withoutClauses(knowledge: KnowledgeBase): KnowledgeBase {
  const programmes = [...knowledge.programmes].map(([id, programme]): [string, Programme] => [id, { ...programme, requirements: [] }]);
  return { ...knowledge, clauses: new Map(), programmes: new Map(programmes) };
}

function print(results: readonly ({ direction: string; half: string; way: string; questions: number } & Figures)[]): void {
  console.log('direction  half    questions  way              Recall@10  MAP@10');
  for (const { direction, half, questions, way, recallAt10, mapAt10 } of results)
    console.log(`${direction.padEnd(9)}  ${half.padEnd(6)}  ${String(questions).padStart(9)}  ${way.padEnd(15)}  ${recallAt10.toFixed(3).padStart(9)}  ${mapAt10.toFixed(3)}`);
}

function showMisses(questions: readonly Question[], waysFor: (direction: Direction) => Ways): void {
  for (const { direction, text, answers, half } of questions) {
    if (half !== 'tuning') continue;
    const found = (waysFor(direction)['fused']?.(text) ?? []).slice(0, depth);
    if (!found.some((id) => answers.includes(id))) console.log(`${direction}  ${text}  → ${answers.join(' ')}; found ${found.slice(0, 3).join(' ')}`);
  }
}
