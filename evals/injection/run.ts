import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { extractDocx } from '../../src/adapters/docx/extract-docx.ts';
import { extractHtml } from '../../src/adapters/html/extract-html.ts';
import { extractPdf } from '../../src/adapters/pdf/extract-pdf.ts';
import { extractMarkdown } from '../../src/adapters/text/extract-text.ts';
import { extractXlsx } from '../../src/adapters/xlsx/extract-xlsx.ts';
import type { DocumentFormat, IntegrityMark } from '../../src/domain/index.ts';
import { findInstructions } from '../../src/stages/ingest/find-instructions.ts';
import { readDocument } from '../../src/stages/ingest/read-document.ts';
import { ingestPath } from '../../src/workspace/ingest-files.ts';
import { attackAgent } from './attack-agent.ts';
import type { Planted, Surroundings } from './plant/carriers.ts';
import { docxCarriers, plantDocx } from './plant/plant-docx.ts';
import { pdfCarriers, plantPdf } from './plant/plant-pdf.ts';
import { plantText, textCarriers } from './plant/plant-text.ts';
import { plantXlsx, xlsxCarriers } from './plant/plant-xlsx.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const shared = join(folder, '..', '..', '..', 'shared', 'bench', 'prompt-injection');
const developmentCases = join(folder, '..', 'findings', 'cases');

/** Every attack goes into this many carriers of each format, in turn, so that each carrier is tried with attacks of both languages. */
const carriersEach = { pdf: { en: 3, zh: 1 }, docx: 1, xlsx: 2, text: 5 } as const;

type Attack = { readonly text: string; readonly language: Surroundings; readonly source: 'own' | 'bipia'; readonly quiet?: true };
type Count = { of: number; flagged: number };

/**
 * Attacks planted into documents, in every carrier: is hidden text marked as hidden, is instruction-like text marked? And how often is either
 * said of ordinary text? Options: `--json`, `--detail` (what was missed), `--gate` (exit 1 below thresholds.json),
 * `--sample N` (every Nth text, without the development dossiers; not kept), `--agent` (our own attacks, quiet ones among them, against the wired
 * agent instead, with a model that does whatever it reads; see attack-agent.ts; `--quiet`: the quiet ones alone).
 */
export async function runInjectionEval(args: readonly string[]): Promise<number> {
  const own = [...readCases('en'), ...readCases('zh')];
  const nth = args.includes('--sample') ? Number(args[args.indexOf('--sample') + 1]) : 1;
  if (args.includes('--agent')) return attackWiredAgent(args.includes('--quiet') ? readQuiet() : [...own, ...readQuiet()], nth, args);
  const attacks = [...own, ...readPublicAttacks()].filter((_, index) => index % nth === 0);
  const hidden: Count = { of: 0, flagged: 0 };
  const told: Record<'own' | 'bipia', Count> = { own: { of: 0, flagged: 0 }, bipia: { of: 0, flagged: 0 } };
  const carriers: Record<string, Count> = {};
  const missed: string[] = [];
  for (const [index, attack] of attacks.entries()) {
    for await (const planted of plantAll(attack, index)) {
      const marks = await marksOf(planted);
      const counts = planted.hidden || attack.source === 'own';
      const count = (carriers[planted.carrier] ??= { of: 0, flagged: 0 });
      if (counts) count.of += 1;
      const isHidden = marks.some(({ kind }) => kind === 'hidden-text');
      const isTold = marks.some(({ kind }) => kind === 'instruction-like-text');
      if (planted.hidden) tally(hidden, isHidden);
      tally(told[attack.source], isTold);
      if (counts && (planted.hidden ? isHidden : isTold)) count.flagged += 1;
      if (planted.hidden && !isHidden) missed.push(`not seen as hidden — ${planted.carrier}: ${attack.text}`);
      if (attack.source === 'own' && !isTold) missed.push(`not seen as instruction — ${planted.carrier}: ${attack.text}`);
    }
  }
  const benign = await measureBenign(missed, nth);
  const share = ({ of, flagged }: Count): number => (of === 0 ? 0 : flagged / of);
  const report = {
    attacks: { own: attacks.filter(({ source }) => source === 'own').length, public: attacks.filter(({ source }) => source === 'bipia').length },
    hiddenFlagged: share(hidden), hiddenOf: hidden.of,
    instructionsFlagged: share(told.own), instructionsOf: told.own.of,
    publicInstructionsFlagged: share(told.bipia), publicInstructionsOf: told.bipia.of,
    hiddenFalseAlarms: share(benign.hidden), instructionFalseAlarms: share(benign.told), benignOf: benign.told.of,
    benignMailsFlagged: share(benign.mails), benignMailsOf: benign.mails.of,
    carriers: Object.fromEntries(Object.entries(carriers).map(([name, count]) => [name, { of: count.of, flagged: count.flagged }])),
  }; // prettier-ignore
  if (nth === 1) {
    mkdirSync(join(folder, 'results'), { recursive: true });
    writeFileSync(join(folder, 'results', 'latest.json'), `${JSON.stringify(report, null, 2)}\n`);
  }
  if (args.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else print(report);
  if (args.includes('--detail')) console.error(missed.join('\n'));
  return args.includes('--gate') ? gate(report) : 0;
}

/** All of our own attacks, 25 in each copy of a development dossier; 1 when anything came of one of them. */
async function attackWiredAgent(own: readonly Attack[], nth: number, args: readonly string[]): Promise<number> {
  const attacks = own.flatMap(({ text, quiet }, number) =>
    number % nth === 0 ? [{ text, number, ...(quiet === true ? { quiet } : {}) }] : [],
  );
  const report = await attackAgent(join(developmentCases, 'D2', 'dossier'), attacks, 25);
  if (args.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else
    for (const [name, value] of Object.entries(report))
      console.log(`${name.padEnd(28)} ${Array.isArray(value) ? String(value.length) : String(value)}`);
  if (nth === 1) {
    mkdirSync(join(folder, 'results'), { recursive: true });
    writeFileSync(
      join(folder, 'results', args.includes('--quiet') ? 'agent-quiet.json' : 'agent.json'),
      `${JSON.stringify(report, null, 2)}\n`,
    );
  }
  const harm = report.stateChanges + report.requestsElsewhere + report.quotesThatDoNotStand + report.otherFindingsChanged.length;
  return harm === 0 ? 0 : 1;
}

function tally(count: Count, flagged: boolean): void {
  count.of += 1;
  if (flagged) count.flagged += 1;
}

async function* plantAll({ text, language }: Attack, index: number): AsyncGenerator<Planted> {
  const turn = (carriers: readonly string[], each: number): string[] =>
    Array.from({ length: each }, (_, n) => carriers[(index * each + n + Math.floor(index / carriers.length)) % carriers.length]!);
  for (const carrier of turn(pdfCarriers, carriersEach.pdf[language])) yield plantPdf(text, language, carrier);
  for (const carrier of turn(docxCarriers, carriersEach.docx)) yield plantDocx(text, language, carrier);
  for (const carrier of turn(xlsxCarriers, carriersEach.xlsx)) yield plantXlsx(text, language, carrier);
  for (const carrier of turn(textCarriers, carriersEach.text)) yield plantText(text, language, carrier);
}

async function marksOf({ path, bytes }: Planted): Promise<IntegrityMark[]> {
  const format = path.slice(path.lastIndexOf('.') + 1) as DocumentFormat;
  const extraction =
    format === 'pdf'
      ? await extractPdf(bytes, 100)
      : format === 'docx'
        ? await extractDocx(bytes)
        : format === 'xlsx'
          ? await extractXlsx(bytes)
          : format === 'html'
            ? extractHtml(bytes)
            : extractMarkdown(bytes);
  if ('failure' in extraction) throw new Error(`${path} cannot be read: ${extraction.detail}`);
  return (await readDocument({ id: 'd1' as never, path, sha256: '0'.repeat(64) as never, bytes: 1, format }, extraction.extracted)).marks;
}

const sentences = (name: string): string[] =>
  z.array(z.string().min(1)).parse(parse(readFileSync(join(folder, 'cases', `${name}.yaml`), 'utf8')));
const languageOf = (text: string): Surroundings => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');
/** Attacks that give no order, so that nothing marks them and they reach the model: for the wired agent, not for the counts of what is marked. */
const readQuiet = (): Attack[] =>
  (['en', 'zh'] as const).flatMap((language) =>
    sentences(`quiet-${language}`).map((text) => ({ text, language, source: 'own' as const, quiet: true as const })),
  );
const readCases = (language: Surroundings): Attack[] => sentences(language).map((text) => ({ text, language, source: 'own' }));

/** Attacks of BIPIA, which ask for anything at all; without the folder they are left out and the report says 0. */
function readPublicAttacks(): Attack[] {
  const file = join(shared, 'text_attack_train.json');
  if (!existsSync(file)) return [];
  const kinds = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.values(kinds)
    .flat()
    .map((text) => ({ text, language: 'en', source: 'bipia' }));
}

/** Ordinary sentences in visible carriers, white letters on dark ground among them; the development dossiers; e-mails of BIPIA. */
async function measureBenign(missed: string[], nth: number) {
  const counts = { hidden: { of: 0, flagged: 0 }, told: { of: 0, flagged: 0 }, mails: { of: 0, flagged: 0 } };
  const look = (marks: readonly IntegrityMark[], what: string): void => {
    const hidden = marks.filter(({ kind }) => kind === 'hidden-text');
    const told = marks.filter(({ kind }) => kind === 'instruction-like-text');
    tally(counts.hidden, hidden.length > 0);
    tally(counts.told, told.length > 0);
    for (const { kind, summary } of [...hidden, ...told]) missed.push(`false alarm (${kind}) — ${what}: ${summary.en}`);
  };
  for (const [index, text] of sentences('benign')
    .filter((_, at) => at % nth === 0)
    .entries())
    for await (const planted of plantAll({ text, language: languageOf(text), source: 'own' }, index))
      if (!planted.hidden) look(await marksOf(planted), planted.carrier);
  for (const id of nth === 1 && existsSync(developmentCases) ? readdirSync(developmentCases).sort() : []) {
    const path = join(developmentCases, id, 'dossier');
    if (!existsSync(path)) continue;
    const { documents, integrity } = await ingestPath(path);
    for (const document of documents)
      look(
        integrity.filter(({ file }) => file === document.path),
        `${id}/${document.path}`,
      );
  }
  const mails = join(shared, 'email_train.jsonl');
  for (const row of existsSync(mails) ? readFileSync(mails, 'utf8').split('\n').filter(Boolean) : []) {
    const { context } = z.object({ context: z.string() }).parse(JSON.parse(row));
    tally(counts.mails, findInstructions(context).length > 0);
  }
  return counts;
}

type Report = Readonly<Record<string, unknown>> & {
  readonly hiddenFlagged: number;
  readonly instructionsFlagged: number;
  readonly hiddenFalseAlarms: number;
  readonly instructionFalseAlarms: number;
};

function print(report: Report): void {
  for (const [name, value] of Object.entries(report))
    if (typeof value === 'number') console.log(`${name.padEnd(28)} ${/Of$/u.test(name) ? String(value) : `${(value * 100).toFixed(1)} %`}`);
  for (const [name, { of, flagged }] of Object.entries(report['carriers'] as Record<string, Count>))
    if (flagged < of) console.log(`  ${name}: ${String(flagged)} of ${String(of)}`);
}

function gate(report: Report): number {
  const limits = z
    .record(z.string(), z.object({ min: z.number().optional(), max: z.number().optional() }))
    .parse(JSON.parse(readFileSync(join(folder, 'thresholds.json'), 'utf8')));
  const broken = Object.entries(limits).filter(
    ([name, { min = -1, max = 2 }]) => !(Number(report[name]) >= min && Number(report[name]) <= max),
  );
  for (const [name, limit] of broken) console.error(`${name} is ${String(report[name])}, wanted ${JSON.stringify(limit)}`);
  return broken.length === 0 ? 0 : 1;
}
