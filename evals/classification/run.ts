import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Document, Dossier, KnowledgeBase } from '../../src/domain/index.ts';
import type { ProgrammeRules } from '../../src/review/prepare-review.ts';
import { celEvaluator } from '../../src/stages/assess/cel.ts';
import { classifyDossier } from '../../src/stages/classify/classify-dossier.ts';
import { flatFacts } from '../../src/stages/facts/flat-facts.ts';
import { readFacts } from '../../src/stages/facts/read-facts.ts';
import { splitPassages } from '../../src/stages/ingest/passages.ts';
import { kindCuesIn, recogniseKind } from '../../src/stages/ingest/recognise-kind.ts';
import { loadKnowledge, loadProgrammeRules } from '../../src/workspace/load-knowledge.ts';
import { scoreAnswers, type Answer } from './score-answers.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const programmeId = 'drug-contract-manufacturing';
const languages = ['en', 'zh'] as const;
const halves = ['tuning', 'check'] as const;
const Item = z.strictObject({ half: z.enum(halves), text: z.string().min(1), truth: z.record(z.string(), z.string().nullable()) });
type Item = z.infer<typeof Item>;

/**
 * Statements of an applicant, each a document of its own: are the questions of classification answered as a person would. Options:
 * `--half tuning|check`, `--detail` (wrong answers of the tuning half only), `--json`, `--keep` (write results/latest.json).
 */
export function runClassificationEval(args: readonly string[]): Promise<number> {
  const knowledge = loadKnowledge();
  const rules = loadProgrammeRules(programmeId, knowledge);
  const asked = args.includes('--half') ? args[args.indexOf('--half') + 1] : undefined;
  const report: Record<string, ReturnType<typeof scoreAnswers>> = {};
  for (const half of halves) {
    if (asked !== undefined && asked !== half) continue;
    const answers = languages.flatMap((language) =>
      z.array(Item).parse(parse(readFileSync(`${folder}${language}.yaml`, 'utf8'))).filter((item) => item.half === half).flatMap((item) => answer(item, language, knowledge, rules)),
    );
    for (const task of [...new Set(answers.map((one) => one.task))].sort()) {
      for (const language of languages) {
        report[`${half} ${task} ${language}`] = scoreAnswers(answers.filter((one) => one.task === task && one.language === language));
      }
    }
    report[`${half} all`] = scoreAnswers(answers);
    if (args.includes('--detail') && half === 'tuning') for (const one of answers) if (one.truth !== one.given) console.log(`${one.task} ${one.language}: ${one.given ?? 'open'} instead of ${one.truth ?? 'open'} | ${one.text.replaceAll('\n', ' / ')}`);
  }
  if (args.includes('--keep')) {
    mkdirSync(`${folder}results`, { recursive: true });
    writeFileSync(`${folder}results/latest.json`, `${JSON.stringify({ eval: 'classification', scores: report }, null, 2)}\n`);
  }
  if (args.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else for (const [name, s] of Object.entries(report)) console.log(`${name.padEnd(34)} ${String(s.items).padStart(4)}   accuracy ${s.accuracy.toFixed(2)}   macro-F1 ${s.macroF1.toFixed(2)}   too lax ${s.underClassification.toFixed(2)}   open ${s.abstention.toFixed(2)}`);
  return Promise.resolve(0);
}

function answer(item: Item, language: 'en' | 'zh', knowledge: KnowledgeBase, rules: ProgrammeRules): (Answer & { text: string })[] {
  const programme = knowledge.programmes.get(programmeId);
  if (programme === undefined) throw new Error(`No programme ${programmeId}`);
  const document = documentOf(item.text, language, 'document-kinds' in item.truth);
  const dossier: Dossier = { id: 'item' as never, name: 'item', documents: [document], integrity: [], inputHash: '0'.repeat(64) as never };
  const { sheet } = readFacts({ documents: [document], passages: splitPassages(document), programme, reading: rules.reading });
  const { suggestions } = classifyDossier({ dossier, sheet, flat: flatFacts(sheet).values, programme, evaluate: celEvaluator() });
  return Object.entries(item.truth).map(([task, truth]) => {
    const value = suggestions.find(({ question }) => question === task)?.value ?? null;
    const ordered = task === 'document-kinds' ? value?.split(',')[0] : task === 'high-risk-groups' ? value?.split(',').filter((group) => group !== 'stated').sort().join(',') : value;
    return { task, language, truth: task === 'high-risk-groups' ? (truth?.split(',').sort().join(',') ?? null) : truth, given: ordered === undefined || ordered === 'other' || ordered === '' ? null : ordered, text: item.text };
  });
}

/** A page of text whose lines are paragraphs. Its first line is the title where the kind is asked; otherwise it is an application form. */
function documentOf(text: string, language: 'en' | 'zh', titled: boolean): Document {
  let start = 0;
  const blocks = text.split('\n').map((line) => {
    const block = { type: 'paragraph' as const, start, end: start + line.length };
    start += line.length + 1;
    return block;
  });
  const title = titled ? (text.split('\n')[0] ?? '') : '';
  const pages: Document['pages'] = [{ number: 1, width: 0, height: 0, text, runs: [], blocks, textSource: 'text' }];
  const kind = titled ? recogniseKind('item.txt', title, [kindCuesIn(pages)]) : ({ kind: 'application_form', kinds: [{ kind: 'application_form', reason: { en: '', zh: '' } }] } as const);
  return { id: 'doc-1' as never, path: 'item.txt', sha256: '0'.repeat(64) as never, bytes: text.length, format: 'txt', title, kind: kind.kind, kinds: [...kind.kinds], language, pages, metadata: {} };
}
