import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readKnowledgeFiles, updateManifest } from '../../../src/adapters/knowledge-files/read-knowledge-files.ts';
import { loadKnowledgeBase } from '../../../src/knowledge/load-knowledge-base.ts';
import { manifestText } from '../../../src/knowledge/manifest.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'knowledge-'));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

describe('a knowledge base on disk', () => {
  it('is refused after a change until its manifest is updated, and has another version then', () => {
    const dir = join(folder(), 'kb');
    cpSync('knowledge-base', dir, { recursive: true });
    const before = loadKnowledgeBase(readKnowledgeFiles(dir)).version;
    const path = join(dir, 'instruments', 'nmpa-2025-134.yaml');
    writeFileSync(path, `${readFileSync(path, 'utf8')}# checked\n`);
    expect(() => loadKnowledgeBase(readKnowledgeFiles(dir))).toThrow('instruments/nmpa-2025-134.yaml');
    updateManifest(dir, manifestText);
    expect(loadKnowledgeBase(readKnowledgeFiles(dir)).version).not.toBe(before);
  });

  it('leaves out what is no data of it', () => {
    expect(readKnowledgeFiles('knowledge-base').some((file) => file.path.endsWith('.md'))).toBe(false);
  });

  it('is asked for when the folder is not there', () => {
    expect(() => readKnowledgeFiles(join(folder(), 'none'))).toThrow(expect.objectContaining({ code: 'input.not-found' }) as Error);
  });
});
