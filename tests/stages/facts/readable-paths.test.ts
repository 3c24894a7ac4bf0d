import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { celReads } from '../../../src/domain/cel-reads.ts';
import type { Document, FactValue } from '../../../src/domain/index.ts';
import { ingestPath } from '../../../src/workspace/ingest-files.ts';
import { programme, read } from './dossier-builder.ts';
import { rareChinese, rareEnglish } from './rare-documents.ts';

/** Every path that a check or gate of the programme reads, with the checks that read it. */
const paths = new Map<string, string[]>();
for (const { id, cel } of [...programme.requirements, ...programme.gates]) {
  if (cel === undefined) continue;
  for (const path of [cel.applies, cel.check].flatMap(celReads)) paths.set(path, [...new Set([...(paths.get(path) ?? []), id as string])]);
}

/** What no document states: each with its reason. */
const neverRead: Readonly<Record<string, string>> = {
  'application.ruleSetDecision': 'a decision of the reviewer, entered as a correction of the fact',
};

/** Real dossiers that state the usual facts, two in each language. */
const dossiers = ['E1', 'D5', 'Z1', 'Z2'].map((name) => join(import.meta.dirname, '../../../evals/findings/cases', name, 'dossier'));

/** Paths that the flat facts of a dossier fill, and those on which it contradicts itself. */
function pathsIn(documents: readonly Document[]): Set<string> {
  const { flat } = read(documents);
  const seen = new Set<string>(flat.contradicted);
  const walk = (path: string, value: FactValue): void => {
    seen.add(path);
    for (const item of Array.isArray(value) ? value : [])
      if (item !== null && typeof item === 'object' && !Array.isArray(item))
        for (const [name, field] of Object.entries(item)) walk(`${path}[].${name}`, field);
  };
  for (const [key, value] of Object.entries(flat.values)) walk(key, value);
  return seen;
}

describe('the facts that the checks and gates of the programme read', () => {
  it('can each be read from documents, but for what is named with its reason', async () => {
    const seen = new Set([...pathsIn(rareEnglish), ...pathsIn(rareChinese)]);
    for (const dossier of dossiers) for (const path of pathsIn((await ingestPath(dossier)).documents)) seen.add(path);
    const unread = [...paths].filter(([path]) => !seen.has(path)).map(([path, checks]) => `${path} (${checks.join(', ')})`);
    expect(paths.size).toBeGreaterThan(200);
    expect(unread.filter((line) => neverRead[line.split(' ')[0] ?? ''] === undefined)).toEqual([]);
    // An exception that has a reader is none.
    expect(Object.keys(neverRead).filter((path) => seen.has(path) || !paths.has(path))).toEqual([]);
  }, 600_000);

  it('of rare papers are read alike in English and Chinese', () => {
    const [en, zh] = [pathsIn(rareEnglish), pathsIn(rareChinese)];
    const checked = (from: ReadonlySet<string>, other: ReadonlySet<string>): string[] =>
      [...from].filter((p) => paths.has(p) && !other.has(p));
    expect(checked(en, zh)).toEqual([]);
    expect(checked(zh, en)).toEqual([]);
  });
});
