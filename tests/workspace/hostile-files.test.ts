import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/document.ts';
import { ingestPath } from '../../src/workspace/ingest-files.ts';
import { startTestServer } from '../api/test-server.ts';
import { makeEntityDocx, makeEntityXlsx, makeGiantXlsx, makeLoopingPdf, makeWideDocx } from '../fixtures/ingest/make-hostile.ts';
import { makeZip } from '../fixtures/ingest/make-zip.ts';

const note = '# Note\n\nRelease takes place after review of the batch record.\n';
const hostile: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'bomb.zip': () => makeZip([{ name: 'zeros.txt', bytes: Buffer.alloc(20 * 1024 * 1024) }]),
  'entities.docx': makeEntityDocx,
  'entities.xlsx': makeEntityXlsx,
  'giant.xlsx': makeGiantXlsx,
  'loop.pdf': () => Promise.resolve(makeLoopingPdf()),
  'wide.docx': makeWideDocx,
};
/** Which limit ends a file that takes time as well as memory depends on the machine; or the engine gives up at it before. */
const expected: readonly (readonly [file: string, kinds: readonly string[]])[] = [
  ['bomb.zip/zeros.txt', ['archive-bomb']],
  ['entities.docx', ['damaged']],
  ['giant.xlsx', ['too-large', 'time-limit']],
  ['loop.pdf', ['time-limit', 'too-large', 'damaged']],
  ['wide.docx', ['too-large', 'time-limit']],
];

describe('files made to harm', () => {
  let folder: string;
  let dossier: Dossier;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    for (const [name, make] of Object.entries(hostile)) await writeFile(join(folder, name), await make());
    await writeFile(join(folder, 'note.md'), note);
    dossier = await ingestPath(folder, { workers: 2, limits: { secondsPerFile: 15 } });
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(expected)('%s gets one clear mark', (file, kinds) => {
    const marks = dossier.integrity.filter((mark) => mark.file === file).map(({ kind }) => kind);
    expect(marks).toHaveLength(1);
    expect(kinds).toContain(marks[0]);
  });

  it('do not keep the others from being read, and no entity is expanded', () => {
    expect(dossier.documents.map(({ path, pages }) => [path, pages.length])).toEqual([
      ['entities.xlsx', 1],
      ['note.md', 1],
    ]);
    expect(dossier.documents[0]!.pages[0]!.text.length).toBeLessThan(20);
  });
});

describe('a server that is given files made to harm', () => {
  it('answers all the while, and drafts from the others', async () => {
    const server = await startTestServer();
    const intake = await server.signIn('intake');
    const { body } = await intake.call('POST', '/api/dossiers', { name: 'Hostile', programme: 'drug-contract-manufacturing' });
    const { id } = body as { id: string };
    const files = { 'giant.xlsx': await makeGiantXlsx(), 'bomb.zip': await hostile['bomb.zip']!(), 'note.md': Buffer.from(note) };
    for (const [path, bytes] of Object.entries(files)) {
      const response = await fetch(`${server.url}/api/dossiers/${id}/files?path=${path}`, {
        method: 'PUT',
        headers: { cookie: intake.cookie, 'x-csrf-token': intake.csrf, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });
      expect(response.status).toBe(200);
    }
    expect((await intake.call('POST', `/api/dossiers/${id}/prepare`)).status).toBe(204);
    let drafted = false;
    void server.workspace.preparation.whenIdle().then(() => (drafted = true));
    const answers: number[] = [];
    while (!drafted) {
      answers.push((await fetch(`${server.url}/api/health`, { signal: AbortSignal.timeout(10_000) })).status);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const prepared = server.workspace.store.preparedOf(id as never);
    await server.close();
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(prepared?.integrity.map(({ file, kind }) => [file, kind === 'time-limit' ? 'too-large' : kind])).toEqual([
      ['bomb.zip/zeros.txt', 'archive-bomb'],
      ['giant.xlsx', 'too-large'],
    ]);
  }, 300_000);
});
