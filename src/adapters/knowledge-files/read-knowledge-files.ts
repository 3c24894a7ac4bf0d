import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.ts';

export type KnowledgeFile = { readonly path: string; readonly text: string };

/**
 * Every YAML, TSV and JSON file under a knowledge base's folder, sorted by path; `path` is relative with `/`. Names that begin with a dot
 * and other kinds of file (README.md) are left out. Throws 'input.not-found' when the folder cannot be read.
 */
export function readKnowledgeFiles(dir: string): KnowledgeFile[] {
  const files: KnowledgeFile[] = [];
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) walk(join(folder, entry.name), `${prefix}${entry.name}/`);
      else if (/\.(?:yaml|yml|tsv|json)$/u.test(entry.name)) {
        files.push({ path: prefix + entry.name, text: readFileSync(join(folder, entry.name), 'utf8') });
      }
    }
  };
  try {
    walk(dir, '');
  } catch (error) {
    throw new AppError('input.not-found', `cannot read the knowledge base at ${dir}`, notReadable(dir), { cause: error });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Writes manifest.json anew from the files as they are; `manifestText` is that of src/knowledge. The file is replaced as a whole. */
export function updateManifest(dir: string, manifestText: (files: readonly KnowledgeFile[]) => string): void {
  const path = join(dir, 'manifest.json');
  writeFileSync(`${path}.new`, manifestText(readKnowledgeFiles(dir)));
  renameSync(`${path}.new`, path);
}

const notReadable = (dir: string) => ({
  en: `The knowledge base at ${dir} cannot be read. Check that the folder exists and may be read.`,
  zh: `无法读取位于 ${dir} 的知识库。请检查该文件夹是否存在、是否可读。`,
});
