import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confinedCommand } from '../../../src/adapters/process-pool/confined-command.ts';
import { ProcessPool } from '../../../src/adapters/process-pool/process-pool.ts';
import type { IngestResult, IngestTask } from '../../../src/workspace/ingest-worker.ts';
import { makeZip } from '../../fixtures/ingest/make-zip.ts';

const code = fileURLToPath(new URL('../../../dist/', import.meta.url));
/** The compiled reader, as it is shipped. */
const reader = new URL('../../../dist/workspace/ingest-worker.js', import.meta.url);
const limits = { heapMb: 64, dataMb: 2048 };
const archive = {
  prefix: '',
  limits: { fileBytes: 1e6, dossierBytes: 1e6, entries: 10, ratio: 100, nesting: 1 },
  used: { entries: 0, bytes: 0 },
};

let folder: string;
let outside: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'own-')));
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'outside-')));
});
afterEach(() => {
  for (const made of [folder, outside]) rmSync(made, { recursive: true });
});

/** Runs a module of ours under the very command of the reader, which must find it in the reader's folder. */
async function takeOver(module: string, place: object): Promise<Record<string, unknown>> {
  const { command, args, env } = confinedCommand(reader, { ...limits, folder });
  const own = join(folder, 'reader.mjs');
  copyFileSync(module, own);
  const words = [...args.slice(0, args.indexOf(fileURLToPath(reader))), own, JSON.stringify(place)];
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced', env });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  try {
    return await new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error(errors)));
      child.on('message', (message: { ready?: true; result?: Record<string, unknown>; error?: string }) => {
        if (message.ready) child.send({ id: 1, task: {} });
        else if (message.result === undefined) reject(new Error(message.error));
        else resolve(message.result);
      });
    });
  } finally {
    child.kill('SIGKILL');
  }
}

describe('the compiled reader, taken over by a file', () => {
  it('reads its code and its folder, writes to its folder, and nothing else', async () => {
    const secret = join(outside, 'audit-log.pem');
    writeFileSync(secret, 'a key');
    process.env['COUNTERSIGN_MODEL_KEY'] = 'a key';
    const tried = await takeOver(join(import.meta.dirname, 'prying-reader.mjs'), { secret, outside, folder, code });
    delete process.env['COUNTERSIGN_MODEL_KEY'];
    const denied = 'ERR_ACCESS_DENIED';
    expect(tried).toMatchObject({
      readOwn: 'done',
      readCode: 'done',
      readKey: denied,
      readBesideCode: denied,
      listOutside: denied,
      link: denied,
      writeOwn: 'done',
      writeOutside: denied,
      writeCode: denied,
      spawn: denied,
      thread: denied,
      native: 'ERR_DLOPEN_DISABLED',
      bindings: denied,
      connect: denied,
      listen: denied,
      datagram: denied,
      name: denied,
      fetch: denied,
      environment: 'NOT_THERE',
    });
    expect([existsSync(join(outside, 'new.txt')), existsSync(join(code, 'adapters/new.js'))]).toEqual([false, false]);
    const isolates = ['--user --map-root-user --net', '--net'].some(
      (way) => spawnSync('unshare', [...way.split(' '), 'true']).status === 0,
    );
    if (isolates) expect(tried['interfaces']).toEqual([]);
  });
});

describe('the compiled reader', () => {
  it('opens an archive in its folder, and finds none where the same archive stands elsewhere', async () => {
    const bytes = await makeZip([{ name: 'note.md', bytes: Buffer.from('# Note\n') }]);
    for (const place of [folder, outside]) writeFileSync(join(place, 'a.zip'), bytes);
    const pool = new ProcessPool<IngestTask, IngestResult>({ entry: reader, timeoutMs: 20_000, ...limits, folder });
    const unpack = (place: string) => pool.run(() => Promise.resolve({ task: { ...archive, archive: join(place, 'a.zip') } }));
    try {
      expect(await unpack(folder)).toMatchObject({ end: 'done', result: { unpacked: { found: [{ path: 'note.md' }] } } });
      expect(await unpack(outside)).toMatchObject({ end: 'done', result: { unpacked: { found: 'no-archive' } } });
    } finally {
      await pool.close();
    }
    expect(readFileSync(join(outside, 'a.zip')).equals(bytes)).toBe(true);
  });
});
