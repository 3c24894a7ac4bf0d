import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { noCache, openDerivedCache, type DerivedCache } from '../adapters/derived-cache/derived-cache.ts';
import { readKnowledgeFiles } from '../adapters/knowledge-files/read-knowledge-files.ts';
import { AppError, type KnowledgeBase } from '../domain/index.ts';
import { loadKnowledgeBase } from '../knowledge/load-knowledge-base.ts';
import { readOfficialTexts, withOfficialTexts } from '../knowledge/with-official-texts.ts';
import type { ProgrammeRules } from '../review/prepare-review.ts';
import { ClassifierModel, openClassifier } from '../stages/assess/sentence-classifier.ts';
import { StatementRules } from '../stages/assess/statement-rules.ts';
import { parseReadingRules } from '../stages/facts/reading-rules.ts';
import { cacheOf, databaseOf, officialTextsOf } from './folders.ts';
import { loadDeviceResources } from './load-device-resources.ts';
import { projectRoot } from './version.ts';

/** The shipped knowledge base. */
export const knowledgeFolder = join(projectRoot, 'knowledge-base');

/** What commands of the terminal take from a workspace, if there is one: official texts, and what was derived before. */
export function knowledgeIn(workspace: string): { readonly officialTexts: string; readonly cache: DerivedCache } {
  return {
    officialTexts: officialTextsOf(workspace),
    cache: existsSync(databaseOf(workspace)) ? openDerivedCache(cacheOf(workspace)) : noCache,
  };
}

/** The knowledge base with the official texts that users imported into this workspace (a folder of JSON files, may be absent). */
export function loadKnowledge(folder = knowledgeFolder, officialTexts?: string, cache: DerivedCache = noCache): KnowledgeBase {
  return deriveFromKnowledge('knowledge', (knowledge) => knowledge, folder, officialTexts, cache);
}

/** What `derive` makes of the knowledge base, or what it made before of the same files. */
export function deriveFromKnowledge<T>(
  name: string,
  derive: (knowledge: KnowledgeBase) => T,
  folder = knowledgeFolder,
  officialTexts?: string,
  cache: DerivedCache = noCache,
): T {
  const files = readKnowledgeFiles(folder);
  const official = officialTexts === undefined ? undefined : officialFiles(officialTexts);
  return cache.get(name, [...files, ...(official ?? [])], () => {
    const knowledge = loadKnowledgeBase(files);
    return derive(official === undefined ? knowledge : withOfficialTexts(knowledge, readOfficialTexts(official)));
  });
}

/**
 * Reading and statement rules of a programme.
 * @throws AppError `programme.unknown`; `knowledge.invalid` with the file at fault
 */
export function loadProgrammeRules(
  programme: string,
  knowledge: KnowledgeBase,
  folder = knowledgeFolder,
  cache: DerivedCache = noCache,
): ProgrammeRules {
  if (!knowledge.programmes.has(programme)) {
    const known = [...knowledge.programmes.keys()].join(', ');
    throw new AppError('programme.unknown', `no programme ${programme}`, {
      en: `There is no programme “${programme}”. Known programmes: ${known}.`,
      zh: `没有名为“${programme}”的审查程序。可用程序：${known}。`,
    });
  }
  const home = join(folder, 'programmes', programme);
  const reading = readText(join(home, 'reading.yaml'));
  const statements = readAll(join(home, 'statements'));
  const classifier = join(home, 'sentence-classifier.json');
  const model = existsSync(classifier) ? [readText(classifier)] : [];
  // The classifier is too large to be worth keeping twice: what is kept says that these very words of it were checked.
  const rules = cache.get(`rules-${programme}`, [reading, ...statements, ...model], () => {
    model.forEach(checkClassifier);
    return {
      reading: parseReadingRules(parse(reading.text)),
      statements: statementRules(statements.map(({ text }): unknown => parse(text))),
    };
  });
  return {
    ...rules,
    devices: () => loadDeviceResources(folder),
    ...(model[0] === undefined ? {} : { classify: openClassifier(JSON.parse(model[0].text) as ClassifierModel) }),
  };
}

/** The files of a folder of statement rules are one set: terms of a concept add up, rules follow each other. */
function statementRules(files: readonly unknown[]): StatementRules {
  const merged: { schema: unknown; concepts: Record<string, { en: unknown[]; zh: unknown[] }>; rules: unknown[] } = {
    schema: undefined,
    concepts: {},
    rules: [],
  };
  for (const file of files as { schema?: unknown; concepts?: Record<string, { en?: unknown[]; zh?: unknown[] }>; rules?: unknown[] }[]) {
    merged.schema = file.schema;
    for (const [name, terms] of Object.entries(file.concepts ?? {})) {
      const known = (merged.concepts[name] ??= { en: [], zh: [] });
      known.en.push(...(terms.en ?? []));
      known.zh.push(...(terms.zh ?? []));
    }
    merged.rules.push(...(file.rules ?? []));
  }
  const result = StatementRules.safeParse(merged);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new AppError('knowledge.invalid', faults, {
    en: `The statement rules are not well formed: ${faults}`,
    zh: `表述规则格式有误：${faults}`,
  });
}

function checkClassifier({ path, text }: TextFile): void {
  const model = ClassifierModel.safeParse(JSON.parse(text));
  if (model.success) return;
  throw new AppError('knowledge.invalid', `${path}: ${model.error.message}`, {
    en: 'The sentence classifier of the programme is not well formed. Run `npm run train` and `countersign kb verify --update-manifest`.',
    zh: '该审查程序的句子分类器文件格式有误。请运行 `npm run train` 和 `countersign kb verify --update-manifest`。',
  });
}

type TextFile = { readonly path: string; readonly text: string };

function readText(path: string): TextFile {
  return { path, text: readFileSync(path, 'utf8') };
}

function readAll(folder: string): TextFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => readText(join(folder, name)));
}

function officialFiles(folder: string): TextFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
