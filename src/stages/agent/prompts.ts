import { createHash } from 'node:crypto';
import { z } from 'zod';
import { IsoDate, Language } from '../../domain/bilingual.ts';
import { AppError } from '../../domain/errors.ts';
import { Sha256 } from '../../domain/ids.ts';
import { promptFaults } from './words.ts';

export const promptTasks = [
  'assess',
  'read-document',
  'classify',
  'summarise-evidence',
  'deficiency-sentence',
  'checker',
  'answer',
] as const;
export type PromptTask = (typeof promptTasks)[number];

/** A file under prompts/; `path` is relative to that folder, with `/`. */
export type PromptFile = { readonly path: string; readonly text: string };

const FrontMatter = z.strictObject({
  id: z.enum(promptTasks),
  version: z.coerce.number().pipe(z.int().min(1)),
  owner: z.string().min(1),
  date: IsoDate,
});

/** One prompt in one language; `system`, `user` and `repair` are its sections, with `{{placeholders}}`. `hash` is that of the file's bytes. */
export type Prompt = z.infer<typeof FrontMatter> & {
  readonly language: Language;
  readonly hash: Sha256;
  readonly system: string;
  readonly user: string;
  /** What is said once to an answer that does not fit the schema. */
  readonly repair: string;
};

export type PromptSet = {
  /** SHA-256 over `hash  path\n` of every prompt: what a release pins. */
  readonly hash: Sha256;
  readonly prompts: readonly Prompt[];
  /** The newest version of a task in a language, or the one asked for. */
  readonly get: (task: PromptTask, language: Language, version?: number) => Prompt;
};

export const promptManifestPath = 'manifest.json';
const promptPath = /^([a-z-]+)\/(\d+)\.(en|zh)\.md$/u;
const sections = ['system', 'user', 'repair'] as const;

/**
 * All prompts of a folder, checked against its manifest.
 * @throws AppError `knowledge.hash-mismatch` when a file and the manifest differ; `knowledge.invalid` for a file that is no prompt or a task
 * that lacks a language.
 */
export function loadPrompts(files: readonly PromptFile[]): PromptSet {
  const actual = hashes(files);
  const stated = statedHashes(files);
  const differing = [...new Set([...actual.keys(), ...stated.keys()])].filter((path) => actual.get(path) !== stated.get(path)).sort();
  if (differing.length > 0)
    throw new AppError(
      'knowledge.hash-mismatch',
      `prompts differ from their manifest: ${differing.join(', ')}`,
      promptFaults.manifest(differing.join(', ')),
    );
  const prompts = files.filter(({ path }) => promptPath.test(path)).map(parsePrompt);
  for (const { id, version, language } of prompts) {
    const other = language === 'en' ? 'zh' : 'en';
    if (!prompts.some((p) => p.id === id && p.version === version && p.language === other))
      throw invalid(`${id}/${version}.${other}.md`, 'missing: every version exists in English and Chinese');
  }
  return {
    hash: sha256([...actual].map(([path, hash]) => `${hash}  ${path}\n`).join('')),
    prompts,
    get: (task, language, version) => {
      const found = prompts
        .filter((p) => p.id === task && p.language === language && (version === undefined || p.version === version))
        .sort((a, b) => b.version - a.version)[0];
      if (found === undefined) throw invalid(`${task}/${version ?? '*'}.${language}.md`, 'there is no such prompt');
      return found;
    },
  };
}

/** @throws AppError `knowledge.invalid` when path, front matter or sections are not those of a prompt. */
export function parsePrompt({ path, text }: PromptFile): Prompt {
  const [, task, version, language] = promptPath.exec(path) ?? [];
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text) ?? [];
  if (task === undefined || head === undefined || body === undefined) throw invalid(path, 'no prompt path or no front matter');
  const entries = head.split('\n').map((line) => /^([a-z]+):\s*(.*?)\s*$/u.exec(line)?.slice(1) ?? [line, '']);
  const parsed = FrontMatter.safeParse(Object.fromEntries(entries));
  if (!parsed.success) throw invalid(path, parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  if (parsed.data.id !== task || String(parsed.data.version) !== version) throw invalid(path, 'id and version are not those of the path');
  const parts = new Map(
    body.split(/^# (?=[a-z]+$)/mu).map((part) => [/^[a-z]+/u.exec(part)?.[0] ?? '', part.replace(/^[a-z]+\n/u, '').trim()]),
  );
  const [system, user, repair] = sections.map((name) => parts.get(name));
  if (!system || !user || !repair) throw invalid(path, `sections ${sections.join(', ')} are needed`);
  return { ...parsed.data, language: Language.parse(language), hash: sha256(text), system, user, repair };
}

/** Fills `{{name}}` in one pass; what is filled in is never read again. @throws AppError for a name without a value. */
export function fillPrompt(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw invalid(name, 'a placeholder without a value');
    return value;
  });
}

/** The text of prompts/manifest.json for these files. */
export function promptManifestText(files: readonly PromptFile[]): string {
  return `${JSON.stringify({ files: Object.fromEntries(hashes(files)) }, null, 2)}\n`;
}

function statedHashes(files: readonly PromptFile[]): Map<string, string> {
  const text = files.find(({ path }) => path === promptManifestPath)?.text ?? '{}';
  const parsed = z.object({ files: z.record(z.string(), Sha256) }).safeParse(JSON.parse(text));
  return new Map(parsed.success ? Object.entries(parsed.data.files) : []);
}

function hashes(files: readonly PromptFile[]): Map<string, Sha256> {
  const listed = files.filter(({ path }) => path !== promptManifestPath);
  return new Map(listed.map(({ path, text }) => [path, sha256(text)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sha256(text: string): Sha256 {
  return Sha256.parse(createHash('sha256').update(text, 'utf8').digest('hex'));
}

function invalid(path: string, detail: string): AppError {
  return new AppError('knowledge.invalid', `prompt ${path}: ${detail}`, promptFaults.invalid(path, detail));
}
