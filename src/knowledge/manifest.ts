import { createHash } from 'node:crypto';
import { AppError } from '../domain/errors.ts';
import { Sha256 } from '../domain/ids.ts';
import { ManifestFile } from './file-schemas.ts';
import { knowledgeWords } from './words.ts';

/** One file of a knowledge base; `path` is relative to its folder, with `/`. */
export type KnowledgeFile = { readonly path: string; readonly text: string };

export const manifestPath = 'manifest.json';

/** The text of manifest.json for these files: every path with the SHA-256 of its UTF-8 bytes, sorted by path. */
export function manifestText(files: readonly KnowledgeFile[]): string {
  return `${JSON.stringify({ files: Object.fromEntries(hashes(files)) }, null, 2)}\n`;
}

/**
 * The version of a knowledge base: the SHA-256 over `hash  path\n` of every file, sorted by path.
 * Throws 'knowledge.hash-mismatch' when files and manifest.json differ, or when there is no readable manifest.
 */
export function checkManifest(files: readonly KnowledgeFile[]): Sha256 {
  const actual = hashes(files);
  const stated = statedHashes(files);
  const differing = [...new Set([...actual.keys(), ...stated.keys()])].filter((path) => actual.get(path) !== stated.get(path)).sort();
  if (differing.length > 0) {
    const paths = differing.slice(0, 10).join(', ') + (differing.length > 10 ? ` … +${differing.length - 10}` : '');
    throw new AppError('knowledge.hash-mismatch', `manifest differs: ${differing.join(', ')}`, knowledgeWords.hashMismatch(paths));
  }
  return sha256([...actual].map(([path, hash]) => `${hash}  ${path}\n`).join(''));
}

function statedHashes(files: readonly KnowledgeFile[]): Map<string, string> {
  const manifest = files.find((file) => file.path === manifestPath);
  const parsed = ManifestFile.safeParse(manifest === undefined ? undefined : jsonOf(manifest.text));
  if (!parsed.success) {
    throw new AppError('knowledge.hash-mismatch', 'manifest.json is missing or not readable', knowledgeWords.hashMismatch(manifestPath), {
      cause: parsed.error,
    });
  }
  return new Map(Object.entries(parsed.data.files));
}

function hashes(files: readonly KnowledgeFile[]): Map<string, string> {
  const listed = files.filter((file) => file.path !== manifestPath);
  return new Map(listed.map((file) => [file.path, sha256(file.text)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sha256(text: string): Sha256 {
  return Sha256.parse(createHash('sha256').update(text, 'utf8').digest('hex'));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
