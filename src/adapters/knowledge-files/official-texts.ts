import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKnowledgeFiles, type KnowledgeFile } from './read-knowledge-files.ts';

/** Stored official texts of a workspace, unchecked; none when the folder does not exist yet. `readOfficialTexts` of src/knowledge checks them. */
export function readOfficialTextFiles(dir: string): KnowledgeFile[] {
  return existsSync(dir) ? readKnowledgeFiles(dir).filter((file) => file.path.endsWith('.json')) : [];
}

/** Stores one imported text as JSON under its file name, replacing an earlier import as a whole. */
export function writeOfficialText(dir: string, name: string, imported: unknown): void {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, name);
  writeFileSync(`${path}.new`, `${JSON.stringify(imported, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}
