import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileConcepts } from '../src/stages/assess/concept-matcher.ts';
import { ClassifierModel } from '../src/stages/assess/sentence-classifier.ts';
import {
  conceptFeatures,
  countTerms,
  sentenceLanguage,
  weighTerms,
  type SentenceLanguage,
} from '../src/stages/assess/sentence-features.ts';
import { splitPassages } from '../src/stages/ingest/passages.ts';
import { Labels } from '../evals/findings/scorers/labels.ts';
import { ingestPath } from '../src/workspace/ingest-files.ts';
import { knowledgeFolder, loadKnowledge, loadProgrammeRules } from '../src/workspace/load-knowledge.ts';
import { projectRoot } from '../src/workspace/version.ts';
import { trainSvm, type SparseVector } from './train-svm.ts';

/**
 * `npm run train`: fits the sentence classifier of the programme and writes it into the knowledge base. It learns from
 * `evals/statements/training`, the tuning half of `evals/statements/{en,zh}` and, for what is no breach, passages of the development
 * dossiers that no planted defect rests on. Same sentences, same weights: nothing is drawn at random.
 */
type Example = {
  /** Nothing for a passage of a dossier. */ readonly requirement: string | undefined;
  readonly breaches: boolean;
  readonly text: string;
};
type Fitted = ClassifierModel['languages']['en'];

const programme = 'drug-contract-manufacturing';
const examplesFolder = join(projectRoot, 'evals', 'statements');
const target = join(knowledgeFolder, 'programmes', programme, 'sentence-classifier.json');
/** Cost of a wrong side, chosen on the development dossiers; `clear` and `weak` are margins there. */
const settings = {
  en: { breachCost: 0.3, backgroundCost: 0.3, topicCost: 1, leastCount: 2, smallestTopic: 0.05, clear: 0.3, weak: 0.1, not: -0.8 },
  zh: { breachCost: 0.3, backgroundCost: 0.09, topicCost: 1, leastCount: 2, smallestTopic: 0.05, clear: 0.1, weak: 0, not: -0.7 },
} as const;

const mostBackground = 1500;
const empty: SparseVector = { at: new Int32Array(), value: new Float64Array() };

const findConcepts = compileConcepts(loadProgrammeRules(programme, loadKnowledge()).statements.concepts);
const background = await readBackground();
const examples = { en: readExamples('en'), zh: readExamples('zh') };
const requirements = [...new Set([...examples.en, ...examples.zh].flatMap(({ requirement }) => requirement ?? []))].toSorted();
const model = ClassifierModel.parse({
  schema: 'sentence-classifier/1',
  trainedOn: { sentences: examples.en.length + examples.zh.length, sha256: sha256(JSON.stringify(examples)) },
  requirements,
  languages: { en: fit('en'), zh: fit('zh') },
});
writeFileSync(target, `${JSON.stringify(model)}\n`);
console.log(`${model.trainedOn.sentences} sentences → ${target}. Now: countersign kb verify --update-manifest`);

function fit(language: SentenceLanguage): Fitted {
  const { breachCost, backgroundCost, topicCost, leastCount, smallestTopic, clear, weak, not } = settings[language];
  const sentences = examples[language];
  const counts = sentences.map(({ text }) => countTerms(text, language));
  const concepts = sentences.map(({ text }) => [...findConcepts(text).keys()]);
  const idf = inverseFrequencies(counts, leastCount);
  const features = [...idf.keys()];
  const index = new Map(features.map((feature, at) => [feature, at]));
  const vectorOf = (values: Iterable<readonly [string, number]>): SparseVector => {
    const at: number[] = [];
    const value: number[] = [];
    for (const [feature, weight] of values) {
      let position = index.get(feature);
      if (position === undefined) index.set(feature, (position = features.push(feature) - 1));
      at.push(position);
      value.push(weight);
    }
    return { at: Int32Array.from(at), value: Float64Array.from(value) };
  };
  const terms = counts.map((count) => [...weighTerms(count, idf)]);
  const polar = terms.map((term, i) => vectorOf([...term, ...conceptFeatures(concepts[i] ?? [], true)]));
  const topical = terms.map((term, i) => vectorOf([...term, ...conceptFeatures(concepts[i] ?? [], false)]));
  const costs = sentences.map(({ requirement }) => (requirement === undefined ? backgroundCost : breachCost));
  const breach = trainSvm(
    polar,
    sentences.map(({ breaches }) => breaches),
    features.length,
    costs,
  );
  const about = sentences.flatMap(({ requirement }, i) => (requirement === undefined ? [] : [i]));
  const topics: number[][] = features.map(() => []);
  const topicBias: number[] = [];
  requirements.forEach((requirement, topic) => {
    const fitted = trainSvm(
      about.map((i) => topical[i] ?? empty),
      about.map((i) => sentences[i]?.requirement === requirement),
      features.length,
      topicCost,
    );
    topicBias.push(Math.round(fitted.bias * 100));
    fitted.weights.forEach((weight, feature) => {
      if (Math.abs(weight) >= smallestTopic) topics[feature]?.push(topic, Math.round(weight * 100));
    });
  });
  return {
    features,
    idf: [...idf.values()].map((rarity) => Math.round(rarity * 1000)),
    breach: [...breach.weights].map((weight) => Math.round(weight * 1000)),
    breachBias: Math.round(breach.bias * 1000),
    topics,
    topicBias,
    clear: Math.round(clear * 1000),
    weak: Math.round(weak * 1000),
    not: Math.round(not * 1000),
  };
}

/** Smoothed: ln((1 + n) / (1 + df)) + 1 of every term that stands in at least `least` sentences. */
function inverseFrequencies(counts: readonly ReadonlyMap<string, number>[], least: number): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const count of counts) for (const term of count.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const kept = [...frequency].filter(([, df]) => df >= least);
  return new Map(kept.map(([term, df]) => [term, Math.log((1 + counts.length) / (1 + df)) + 1]));
}

function readExamples(language: SentenceLanguage): Example[] {
  const training = join(examplesFolder, 'training');
  const written = readdirSync(training)
    .filter((name) => name.startsWith(language))
    .sort()
    .flatMap((name) => readBlocks(readFileSync(join(training, name), 'utf8')));
  const bank = join(examplesFolder, language);
  const tuning = readdirSync(bank)
    .sort()
    .flatMap((name) => parse(readFileSync(join(bank, name), 'utf8')) as { requirement: string; says: string; text: string; half: string }[])
    .filter(({ half }) => half === 'tuning')
    .map(({ requirement, says, text }) => ({ requirement, breaches: says === 'breaches', text }));
  return [...written, ...tuning, ...background[language]];
}

/** Passages of the development dossiers on which no planted defect rests, at most `mostBackground` of a language, evenly over the dossiers. */
async function readBackground(): Promise<Record<SentenceLanguage, Example[]>> {
  const found: Record<SentenceLanguage, Map<string, Example>> = { en: new Map(), zh: new Map() };
  const cases = join(projectRoot, 'evals', 'findings', 'cases');
  for (const id of readdirSync(cases).sort()) {
    const { findings } = Labels.parse(JSON.parse(readFileSync(join(cases, id, 'truth.json'), 'utf8')));
    const quotes = findings.flatMap(({ evidence }) => evidence.map(({ quote }) => bare(quote)));
    const { documents } = await ingestPath(join(cases, id, 'dossier'), {});
    for (const { kind, text } of documents.flatMap(splitPassages)) {
      const words = bare(text);
      if (kind === 'heading' || kind === 'note' || words.length < 6) continue;
      if (quotes.some((quote) => quote.includes(words) || words.includes(quote))) continue;
      found[sentenceLanguage(text)].set(text, { requirement: undefined, breaches: false, text });
    }
  }
  return { en: evenly([...found.en.values()]), zh: evenly([...found.zh.values()]) };
}

function evenly<T>(all: readonly T[]): T[] {
  const step = Math.max(1, all.length / mostBackground);
  return Array.from({ length: Math.min(all.length, mostBackground) }, (_, i) => all[Math.floor(i * step)]).filter(
    (item) => item !== undefined,
  );
}

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
}

/** `@A134-01-a` names the requirement; then a sentence a line: `b` breaches it, `f` fulfils it, `n` is near it. */
function readBlocks(text: string): Example[] {
  const read: Example[] = [];
  let requirement = '';
  for (const line of text.split('\n').map((l) => l.trim())) {
    if (line.startsWith('@')) requirement = line.slice(1).trim();
    else if (/^[bfn]\s/u.test(line)) read.push({ requirement, breaches: line.startsWith('b'), text: line.slice(2).trim() });
    else if (line !== '') throw new Error(`not a training sentence: ${line}`);
  }
  return read;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
process.exit(0);
