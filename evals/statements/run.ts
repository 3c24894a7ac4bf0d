import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { DocumentKind, failingVerdicts, type Document, type Dossier, type KnowledgeBase, type Verdict } from '../../src/domain/index.ts';
import type { ProgrammeRules } from '../../src/review/prepare-review.ts';
import { assessDossier } from '../../src/stages/assess/assess-dossier.ts';
import { flatFacts } from '../../src/stages/facts/flat-facts.ts';
import { readFacts } from '../../src/stages/facts/read-facts.ts';
import { splitPassages } from '../../src/stages/ingest/passages.ts';
import { loadKnowledge, loadProgrammeRules } from '../../src/workspace/load-knowledge.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const programmeId = 'drug-contract-manufacturing';

const Sentence = z.object({
  requirement: z.string(),
  document: z.string(),
  says: z.enum(['breaches', 'fulfils', 'near']),
  text: z.string().min(1),
  half: z.enum(['tuning', 'check']),
});
type Sentence = z.infer<typeof Sentence>;

/**
 * Single sentences, each the only text of a document of its kind: does the draft of the requirement fail on a breach, and not fail on a
 * fulfilment or a near miss? `check` sentences are never used for tuning. Options: `--half tuning|check`, `--language en|zh`, `--detail`
 * (tuning half only), `--requirement A134-09-c`.
 */
export function runStatementsEval(args: readonly string[]): Promise<number> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const knowledge = loadKnowledge();
  const rules = loadProgrammeRules(programmeId, knowledge);
  console.log('half    language  breaches  failed  partly-or-undecided   fulfils  met   wrongly failed   near  wrongly failed');
  for (const half of ['tuning', 'check'] as const) {
    if (option('--half') !== undefined && option('--half') !== half) continue;
    for (const language of ['en', 'zh'] as const) {
      if (option('--language') !== undefined && option('--language') !== language) continue;
      const sentences = read(language).filter((s) => s.half === half && (option('--requirement') === undefined || s.requirement === option('--requirement')));
      const scored = sentences.map((sentence) => ({ sentence, verdict: verdictOf(sentence, knowledge, rules) }));
      print(half, language, scored);
      if (args.includes('--detail') && half === 'tuning') {
        for (const { sentence, verdict } of scored) {
          const wrong = sentence.says === 'breaches' ? !fails(verdict) : fails(verdict);
          if (wrong) console.log(`  ${sentence.requirement} ${sentence.says} → ${verdict}: [${sentence.document}] ${sentence.text}`);
        }
      }
    }
  }
  return Promise.resolve(0);
}

const fails = (verdict: Verdict): boolean => failingVerdicts.includes(verdict);

function read(language: string): Sentence[] {
  const root = join(folder, language);
  return readdirSync(root)
    .sort()
    .flatMap((name) => z.array(Sentence).parse(parse(readFileSync(join(root, name), 'utf8'))));
}

function verdictOf(sentence: Sentence, knowledge: KnowledgeBase, rules: ProgrammeRules): Verdict {
  const programme = knowledge.programmes.get(programmeId);
  const document = documentOf(sentence);
  const passages = splitPassages(document);
  const { sheet } = readFacts({ documents: [document], passages, programme: programme!, reading: rules.reading });
  const dossier: Dossier = { id: 'sentence' as never, name: 'sentence', documents: [document], integrity: [], inputHash: '0'.repeat(64) as never };
  for (const draft of assessDossier({
    dossier,
    passages,
    sheet,
    flat: flatFacts(sheet).values,
    programme: { ...programme!, requirements: programme!.requirements.filter(({ id }) => id === sentence.requirement), gates: [] },
    clauses: knowledge.clauses,
    statements: rules.statements,
    ...(rules.classify === undefined ? {} : { classify: rules.classify }),
    asOf: '2026-06-01',
    evidenceFor: () => passages.map((passage) => ({ passage, score: 1 })),
    casesFor: () => [],
  })) {
    if (draft.requirementId === sentence.requirement) return draft.verdict;
  }
  return 'undecided';
}

function documentOf({ text, document }: Sentence): Document {
  const kind = DocumentKind.catch('other').parse(document);
  return {
    id: 'doc-1' as never,
    path: 'sentence.txt',
    sha256: '0'.repeat(64) as never,
    bytes: text.length,
    format: 'txt',
    title: '',
    kind,
    kinds: [{ kind, reason: { en: '', zh: '' } }],
    language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    pages: [{ number: 1, width: 0, height: 0, text, runs: [], blocks: [{ type: 'paragraph', start: 0, end: text.length }], textSource: 'text' }],
    metadata: {},
  };
}

function print(half: string, language: string, scored: readonly { sentence: Sentence; verdict: Verdict }[]): void {
  const of = (says: Sentence['says']) => scored.filter(({ sentence }) => sentence.says === says);
  const share = (part: readonly unknown[], whole: readonly unknown[]): string => `${whole.length === 0 ? '–' : ((100 * part.length) / whole.length).toFixed(0)} %`;
  const breaches = of('breaches');
  const fulfils = of('fulfils');
  const near = of('near');
  console.log(
    [
      half.padEnd(7),
      language.padEnd(9),
      String(breaches.length).padStart(8),
      share(breaches.filter(({ verdict }) => fails(verdict)), breaches).padStart(7),
      share(breaches.filter(({ verdict }) => verdict === 'undecided'), breaches).padStart(20),
      String(fulfils.length).padStart(9),
      share(fulfils.filter(({ verdict }) => verdict === 'met'), fulfils).padStart(5),
      share(fulfils.filter(({ verdict }) => fails(verdict)), fulfils).padStart(16),
      String(near.length).padStart(6),
      share(near.filter(({ verdict }) => fails(verdict)), near).padStart(15),
    ].join(' '),
  );
}
