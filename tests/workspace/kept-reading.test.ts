import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/document.ts';
import { ingestPath } from '../../src/workspace/ingest-files.ts';
import { keepReading } from '../../src/workspace/kept-reading.ts';
import { makePdf, put } from '../fixtures/ingest/make-pdf.ts';
import { makeZip } from '../fixtures/ingest/make-zip.ts';

const files = [{ path: 'a.pdf', sha256: 'a'.repeat(64) }];
let root: string;
let dossier: Dossier;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kept-reading-'));
  const lines = ['Quality agreement', 'The holder 持有人 releases each batch.'];
  await writeFile(join(root, 'a.pdf'), await makePdf((page) => lines.forEach((line, index) => put(page, line, 60, 100 + 20 * index))));
  await writeFile(join(root, 'b.csv'), 'Batch,Result\n1,met\n');
  dossier = await ingestPath(root, { workers: 1 });
});
afterAll(() => rm(root, { recursive: true }));

/** Keeps readings in a folder of this name and counts them. */
function counted(name: string, made: Dossier = dossier) {
  let read = 0;
  const get = (from = files): Promise<Dossier> => keepReading(join(root, name), from)(() => Promise.resolve((read += 1)).then(() => made));
  return { get, read: () => read };
}

describe('a dossier as it was read', () => {
  it('is the same to the last number when it was kept', async () => {
    const { get, read } = counted('same');
    expect(dossier.documents[0]?.pages[0]?.runs.length).toBeGreaterThan(0);
    expect(await get()).toEqual(dossier);
    expect(JSON.stringify(await get())).toBe(JSON.stringify(dossier));
    expect(read()).toBe(1);
  });

  it('is read anew when a file is another or has another place', async () => {
    const { get, read } = counted('other');
    await get();
    await get([{ path: 'a.pdf', sha256: 'b'.repeat(64) }]);
    await get([{ path: 'c.pdf', sha256: 'b'.repeat(64) }]);
    expect(read()).toBe(3);
  });

  it('is not kept when a file was given up, which may go better next time', async () => {
    await writeFile(join(root, 'torn.zip'), (await makeZip([{ name: 'x.txt', bytes: 'x'.repeat(900) }])).slice(0, 90));
    const { get, read } = counted('torn', await ingestPath(root, { workers: 1 }));
    expect((await get()).integrity.map(({ kind }) => kind)).toContain('damaged');
    await get();
    expect(read()).toBe(2);
  });
});
