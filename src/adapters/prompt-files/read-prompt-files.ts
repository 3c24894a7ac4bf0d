import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.ts';

export type PromptFile = { readonly path: string; readonly text: string };

/**
 * The prompts of a folder with their manifest: `<task>/<version>.<en|zh>.md` and `manifest.json`, sorted by path, which is relative with `/`.
 * Other files (README.md) are left out. Throws 'input.not-found' when the folder cannot be read.
 */
export function readPromptFiles(dir: string): PromptFile[] {
  try {
    const tasks = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    const paths = tasks.flatMap(({ name }) =>
      readdirSync(join(dir, name))
        .filter((file) => file.endsWith('.md'))
        .map((file) => `${name}/${file}`),
    );
    const manifest = readdirSync(dir).filter((name) => name === 'manifest.json');
    return [...paths, ...manifest].sort().map((path) => ({ path, text: readFileSync(join(dir, path), 'utf8') }));
  } catch (error) {
    throw new AppError('input.not-found', `cannot read the prompts at ${dir}`, notReadable(dir), { cause: error });
  }
}

/** Writes manifest.json anew; `manifestText` is that of stages/agent. The file is replaced as a whole. */
export function updatePromptManifest(dir: string, manifestText: (files: readonly PromptFile[]) => string): void {
  const path = join(dir, 'manifest.json');
  writeFileSync(`${path}.new`, manifestText(readPromptFiles(dir)));
  renameSync(`${path}.new`, path);
}

const notReadable = (dir: string) => ({
  en: `The prompts at ${dir} cannot be read. Check that the folder exists and may be read.`,
  zh: `无法读取位于 ${dir} 的提示词。请检查该文件夹是否存在、是否可读。`,
});
