import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import { splitPassages } from '../../src/stages/ingest/passages.ts';
import { EvidenceFinder } from '../../src/stages/retrieve/evidence.ts';
import { ingestPath } from '../../src/workspace/ingest-files.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';
import { Labels } from '../findings/scorers/labels.ts';
import { cutoffs, rankPlaces, type LabelledPlace, type RankedPlace } from './rank-places.ts';

const cases = fileURLToPath(new URL('../findings/cases/', import.meta.url));
const results = fileURLToPath(new URL('results/', import.meta.url));
const programmeId = 'drug-contract-manufacturing';
const depth = 20;

/**
 * Where the labelled quotes of the development dossiers stand in the ranked evidence of their article's requirements. Options: `--cases A,B`
 * some dossiers, `--detail` quotes that are not among the first ten, `--json`, `--keep` (write results/latest.json).
 */
export async function runEvidenceEval(args: readonly string[]): Promise<number> {
  const only = args.includes('--cases') ? (args[args.indexOf('--cases') + 1] ?? '').split(',') : undefined;
  const ids = readdirSync(cases)
    .filter((id) => existsSync(join(cases, id, 'truth.json')) && (only === undefined || only.includes(id)))
    .sort();
  if (ids.length === 0) {
    console.error('No labelled dossier was found.');
    return 2;
  }
  const knowledge = loadKnowledge();
  const programme = knowledge.programmes.get(programmeId)!;
  const segment = createSegmenter(knowledge.glossary.map(({ zh }) => zh));
  const ranked: RankedPlace[] = [];
  const seconds: Record<string, number> = {};
  for (const id of ids) {
    const labels = Labels.parse(JSON.parse(readFileSync(join(cases, id, 'truth.json'), 'utf8')));
    const dossier = await ingestPath(join(cases, id, 'dossier'), { workers: 1 });
    const files = new Map(dossier.documents.map((document) => [document.id as string, document.path]));
    const start = performance.now();
    const finder = new EvidenceFinder(dossier.documents, dossier.documents.flatMap(splitPassages), programme.facts, knowledge.glossary, segment);
    const found = programme.requirements.map((requirement) => ({
      clause: requirement.clause as string,
      passages: finder.find(requirement, depth).map(({ passage }) => ({ ...passage, file: files.get(passage.documentId) ?? '' })),
    }));
    seconds[id] = Math.round(performance.now() - start) / 1000;
    ranked.push(...rankPlaces(placesOf(id, labels), found));
  }
  const report = {
    eval: 'evidence',
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.version,
    dossiers: ids,
    all: figures(ranked),
    ...Object.fromEntries(
      (['defect', 'met'] as const).flatMap((kind) =>
        (['en', 'zh'] as const).map((language) => [
          `${kind}-${language}`,
          figures(ranked.filter(({ place }) => place.kind === kind && place.language === language)),
        ]),
      ),
    ),
    seconds,
  };
  if (args.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else print(report);
  if (args.includes('--detail')) {
    for (const { place, rank } of ranked) {
      if (rank === null || rank > 10) console.log(`  ${place.dossier} ${place.kind} ${place.articles[0]} ${place.file} p.${place.page} “${place.quote}”`);
    }
  }
  if (args.includes('--keep')) {
    mkdirSync(results, { recursive: true });
    writeFileSync(`${results}latest.json`, `${JSON.stringify(report, null, 2)}\n`);
  }
  return 0;
}

/** Evidence of planted defects and of met items; the language is that of the quote. */
function placesOf(dossier: string, labels: Labels): LabelledPlace[] {
  const places = (kind: LabelledPlace['kind'], articles: readonly string[], evidence: Labels['met'][number]['evidence']): LabelledPlace[] =>
    evidence.map(({ file, page, quote, also_on_pages: more }) => ({
      dossier,
      kind,
      articles,
      language: /\p{Script=Han}/u.test(quote) ? 'zh' : 'en',
      file,
      pages: [page, ...(more ?? [])],
      page,
      quote,
    }));
  return [
    ...labels.findings.flatMap((item) => places('defect', [item.article, ...(item.also ?? []), ...(item.article_also_accepted ?? [])], item.evidence)),
    ...labels.met.flatMap((item) => places('met', [item.article], item.evidence)),
  ];
}

function figures(ranked: readonly RankedPlace[]) {
  const within = (k: number): number =>
    ranked.length === 0 ? 0 : Math.round((1000 * ranked.filter(({ rank }) => rank !== null && rank <= k).length) / ranked.length) / 1000;
  return { quotes: ranked.length, ...Object.fromEntries(cutoffs.map((k) => [`within${k}`, within(k)])) };
}

function print(report: Record<string, unknown>): void {
  console.log(`evidence · ${String(report['machine'])} · Node ${String(report['node'])}`);
  for (const name of ['defect-en', 'met-en', 'defect-zh', 'met-zh', 'all']) {
    const row = report[name] as Record<string, number>;
    console.log(`${name.padEnd(10)} ${String(row['quotes']).padStart(4)} quotes   within the first 1/3/5/10  ${cutoffs.map((k) => row[`within${k}`]!.toFixed(3)).join('  ')}`);
  }
}
