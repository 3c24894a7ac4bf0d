import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presentPrecheck } from '../../src/cli/present-precheck.ts';
import type { Document, DossierCitation, EvalCase, PreparedReview } from '../../src/domain/index.ts';
import { verifyCitation } from '../../src/stages/verify/verify-citation.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';
import { prepareFiles } from '../../src/workspace/prepare-files.ts';
import { engineVersion } from '../../src/workspace/version.ts';
import { keptKnowledge } from '../kept-knowledge.ts';
import type { OpenedSets } from '../test-sets.ts';
import { describeCase } from './describe-case.ts';
import { Labels } from './scorers/labels.ts';
import { scoreFindings, type Score } from './scorers/score-findings.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const programme = 'drug-contract-manufacturing';

type Row = {
  readonly set: 'development' | 'held-out';
  readonly score: Score;
  readonly described: EvalCase | null;
  readonly quotes: { shown: number; stand: number };
  readonly seconds: number;
};
type Figures = {
  defects: number; found: number; surfaced: number; rightClause: number; rightPage: number; hit: number;
  chances: number; falseAlarms: number; unmatched: number; shown: number; stand: number;
}; // prettier-ignore

/**
 * Prepares every labelled dossier as `precheck` does and scores the findings. Options: `--case ID`, `--detail` (each label and each unmatched
 * finding), `--json`, `--gate` (exit 1 below thresholds.json), `--development` (leave the held-out dossiers unread). The kept result has each label of the
 * development dossiers and only sums of the held-out ones.
 */
export async function runFindingsEval(args: readonly string[], sets: OpenedSets): Promise<number> {
  const only = args.includes('--case') ? args[args.indexOf('--case') + 1] : undefined;
  const which = args.includes('--development') ? (['development'] as const) : (['development', 'held-out'] as const);
  const rows: Row[] = [];
  for (const set of which) {
    const root = join(folder, set === 'development' ? 'cases' : 'held-out');
    for (const id of existsSync(root) ? readdirSync(root).sort() : []) {
      if (only !== undefined && id !== only) continue;
      if (existsSync(join(root, id, 'truth.json'))) rows.push(await scoreCase(set, join(root, id)));
    }
  }
  if (rows.length === 0) {
    console.error('No labelled dossier was found.');
    return 2;
  }
  const report = summarise(rows, sets);
  if (args.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else print(rows, report, args.includes('--detail'));
  // Only a run over everything is kept: a part would pass for the whole.
  if (only === undefined && which.length === 2) keep(report);
  return args.includes('--gate') ? gate(report) : 0;
}

async function scoreCase(set: Row['set'], path: string): Promise<Row> {
  const labels = Labels.parse(JSON.parse(readFileSync(join(path, 'truth.json'), 'utf8')));
  const start = performance.now();
  const { prepared, documents } = await prepareFiles(join(path, 'dossier'), { programme, cache: keptKnowledge, workers: 1 });
  const seconds = (performance.now() - start) / 1000;
  const { findings } = presentPrecheck(prepared, 'en');
  const score = scoreFindings(labels, findings);
  return {
    set,
    score,
    described: set === 'development' ? describeCase(labels, score) : null,
    quotes: checkQuotes(prepared, documents),
    seconds,
  };
}

function checkQuotes(prepared: PreparedReview, documents: readonly Document[]): Row['quotes'] {
  const byId = new Map(documents.map((document) => [document.id as string, document]));
  const quotes: DossierCitation[] = [
    ...prepared.findings.flatMap((finding) => [
      ...finding.evidence.map(({ citation }) => citation),
      ...finding.trace.flatMap(({ facts }) => facts.flatMap(({ citations }) => citations)),
    ]),
    ...prepared.integrity.flatMap(({ citations }) => citations),
    ...prepared.contradictions.flatMap(({ values }) => values.flatMap(({ citations }) => citations)),
  ];
  return { shown: quotes.length, stand: quotes.filter((quote) => verifyCitation(quote, byId).stands).length };
}

function figures(rows: readonly Row[]): Figures {
  const defects = rows.flatMap(({ score }) => score.defects);
  const hit = defects.filter(({ outcome }) => outcome !== 'missed');
  const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  return {
    defects: defects.length,
    found: defects.filter(({ outcome }) => outcome === 'found').length,
    surfaced: hit.length,
    hit: hit.length,
    rightClause: hit.filter(({ rightClause }) => rightClause).length,
    rightPage: hit.filter(({ rightPage }) => rightPage).length,
    chances: sum(({ score }) => score.falseAlarmChances),
    falseAlarms: sum(({ score }) => score.falseAlarms.length),
    unmatched: sum(({ score }) => score.unmatched.length),
    shown: sum(({ quotes }) => quotes.shown),
    stand: sum(({ quotes }) => quotes.stand),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((1000 * part) / whole) / 1000);
const shares = (f: Figures) => ({
  defects: f.defects,
  found: share(f.found, f.defects),
  foundOrSurfaced: share(f.surfaced, f.defects),
  falseAlarms: share(f.falseAlarms, f.chances),
  rightClause: share(f.rightClause, f.hit),
  rightPage: share(f.rightPage, f.hit),
  quotesVerified: share(f.stand, f.shown),
  quotes: f.shown,
  unmatched: f.unmatched,
  counts: { found: f.found, surfaced: f.surfaced, falseAlarms: f.falseAlarms, chances: f.chances },
});

function summarise(rows: readonly Row[], testSets: OpenedSets) {
  const kinds = [...new Set(rows.flatMap(({ score }) => score.defects.map(({ kind }) => kind)))].sort();
  const set = (name: Row['set']) => rows.filter((row) => row.set === name);
  return {
    eval: 'findings',
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.version,
    knowledgeVersion: loadKnowledge(undefined, undefined, keptKnowledge).version,
    engineVersion,
    measuredAt: new Date().toISOString(),
    testSets: testSets.map(({ id, hash }) => ({ id, hash })),
    heldOutConsumed: testSets.some(({ role, consumed }) => role === 'held-out' && consumed !== null),
    all: shares(figures(rows)),
    development: shares(figures(set('development'))),
    heldOut: set('held-out').length === 0 ? null : shares(figures(set('held-out'))),
    dossiers: Object.fromEntries(
      rows.map((row) => [row.score.dossier, { set: row.set, ...shares(figures([row])), seconds: Math.round(row.seconds * 10) / 10 }]),
    ),
    kinds: Object.fromEntries(
      kinds.map((kind) => {
        const of = rows.flatMap(({ score }) => score.defects.filter((defect) => defect.kind === kind));
        return [
          kind,
          {
            defects: of.length,
            found: share(of.filter((d) => d.outcome === 'found').length, of.length),
            foundOrSurfaced: share(of.filter((d) => d.outcome !== 'missed').length, of.length),
          },
        ];
      }),
    ),
    cases: rows.flatMap(({ described }) => described ?? []),
  };
}
type Report = ReturnType<typeof summarise>;

function print(rows: readonly Row[], report: Report, detail: boolean): void {
  const line = (name: string, s: ReturnType<typeof shares>): string =>
    [
      name.padEnd(12),
      String(s.defects).padStart(7),
      ...[s.found, s.foundOrSurfaced, s.falseAlarms, s.rightClause, s.rightPage, s.quotesVerified].map((v) =>
        `${(100 * v).toFixed(0)} %`.padStart(8),
      ),
      String(s.unmatched).padStart(9),
    ].join(' ');
  console.log(`findings · ${report.machine} · Node ${report.node}`);
  console.log('             defects    found  or surf.  f.alarm   clause     page   quotes unmatched');
  for (const row of rows) console.log(line(`${row.score.dossier}${row.set === 'held-out' ? ' *' : ''}`, shares(figures([row]))));
  console.log(line('development', report.development));
  if (report.heldOut !== null) console.log(line('held-out *', report.heldOut));
  console.log(line('all', report.all));
  for (const [kind, k] of Object.entries(report.kinds))
    console.log(
      `  ${kind.padEnd(20)} ${String(k.defects).padStart(3)}  found ${(100 * k.found).toFixed(0)} %  found or surfaced ${(100 * k.foundOrSurfaced).toFixed(0)} %`,
    );
  if (!detail) return;
  for (const { score } of rows) {
    console.log(`\n${score.dossier}`);
    for (const d of score.defects) console.log(`  ${d.outcome.padEnd(8)} ${d.id} ${d.kind} ← ${d.by ?? '–'}`);
    for (const alarm of score.falseAlarms) console.log(`  ALARM    ${alarm.item} ← ${alarm.by}`);
    for (const f of score.unmatched)
      console.log(
        `  unmatched ${f.requirementId} ${f.verdict} ${f.citations
          .flatMap((c) => (c.source === 'dossier' ? [`${c.file} p.${c.page} “${(c.quote ?? '').replace(/\s+/gu, ' ').slice(0, 70)}”`] : []))
          .slice(0, 2)
          .join(' · ')}`,
      );
  }
}

/** The result before, where it had other figures or was of another knowledge base, is put by: releases are compared with it. */
function keep(report: Report): void {
  const latest = join(folder, 'results', 'latest.json');
  mkdirSync(join(folder, 'results', 'earlier'), { recursive: true });
  if (existsSync(latest)) {
    const bytes = readFileSync(latest);
    const before = JSON.parse(bytes.toString('utf8')) as Partial<Report>;
    const figuresOf = ({ knowledgeVersion, engineVersion: engine, all, development, heldOut }: Partial<Report>): string =>
      JSON.stringify([knowledgeVersion, engine, ...[all, development, heldOut].map((set) => ({ ...set, counts: undefined }))]);
    const name = `${before.measuredAt?.slice(0, 16).replace('T', '-').replace(':', '') ?? 'undated'}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.json`;
    if (figuresOf(before) !== figuresOf(report)) renameSync(latest, join(folder, 'results', 'earlier', name));
  }
  writeFileSync(latest, `${JSON.stringify(report, null, 2)}\n`);
}

/** Thresholds were set before the run; one that fails, fails the build. The dossiers that nobody tuned on are held to theirs by themselves; a consumed set proves nothing. */
function gate(report: Report): number {
  type Bounds = Record<'min' | 'max', Record<string, number>>;
  const thresholds = JSON.parse(readFileSync(join(folder, 'thresholds.json'), 'utf8')) as Record<'all' | 'held-out', Bounds>;
  const sets = { all: report.all, 'held-out': report.heldOut } as Record<keyof typeof thresholds, Readonly<Record<string, unknown>> | null>;
  const failed = (['all', 'held-out'] as const).flatMap((set) => {
    const shares = sets[set];
    if (shares === null) return [];
    return [
      ...Object.entries(thresholds[set].min).filter(([name, value]) => Number(shares[name] ?? 0) < value),
      ...Object.entries(thresholds[set].max).filter(([name, value]) => Number(shares[name] ?? 1) > value),
    ].map(([name, value]) => `Below the gate: ${name} of ${set} is ${String(shares[name])}, the threshold ${value}.`);
  });
  for (const line of failed) console.error(line);
  if (report.heldOutConsumed) console.error('The held-out set is consumed: hold out another one and register it.');
  return failed.length === 0 && !report.heldOutConsumed ? 0 : 1;
}
