import Database from 'better-sqlite3';
import { createPublicKey } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listLogFiles, openTileLog } from '../../src/adapters/tile-log/open-tile-log.ts';
import { openSigningKey } from '../../src/adapters/tile-log/open-signing-key.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import type { AppError } from '../../src/domain/errors.ts';
import { signCheckpoint } from '../../src/audit/checkpoint.ts';
import { openAuditLog, verifyLog, verifyProofBundle, verifyWhileRunning, type AuditLog } from '../../src/audit/index.ts';
import type { VerifiedLog } from '../../src/audit/verify-log.ts';
import { leafHash } from '../../src/audit/merkle-hash.ts';
import { MerkleTree } from '../../src/audit/merkle-tree.ts';
import { formatVerifierKey } from '../../src/audit/signed-note.ts';
import { decodeBundle, encodeBundle, hashTile, newTiles, tilePath, tileWidth } from '../../src/audit/tiles.ts';
import { newFolder } from '../adapters/store/new-folder.ts';
import { openTestStore } from '../adapters/store/open-test-store.ts';

const origin = 'countersign.local/test';
type Opened = ReturnType<typeof openTestStore>['store'];
let folder: string;
let logDir: string;
let store: Opened;
let log: AuditLog;

const open = async (mayCreate = true): Promise<AuditLog> => {
  store = openTestStore(folder).store;
  const privateKey = openSigningKey(join(folder, 'keys', 'log.key'), mayCreate);
  log = await openAuditLog({ source: store, files: openTileLog(logDir), origin, privateKey, onFailure: () => undefined });
  return log;
};
const reopen = (): Promise<AuditLog> => {
  store.close();
  return open(false);
};
const say = (count: number): void => {
  const actor = { kind: 'system' as const, id: 'system', name: 'system', roles: [] };
  for (let n = 0; n < count; n++)
    store.record({ actor, event: 'document.opened', dossier: 'd', subject: `page ${String(n)}`, data: { n } });
};
const verify = (dir = logDir, vkey = log.vkey, earlier: string[] = []) => verifyLog(openTileLog(dir).read, vkey, { earlier });
const checkpoint = (): string => readFileSync(join(logDir, 'checkpoint'), 'utf8');

beforeEach(async () => {
  folder = newFolder();
  logDir = join(folder, 'audit-logs');
  await open();
});

let published300: string | undefined;
/** A workspace with 300 published records; made once, then copied. */
const publish300 = async (): Promise<void> => {
  store.close();
  if (published300 === undefined) {
    published300 = join(newFolder(), 'workspace');
    await open();
    say(300);
    await log.seal();
    store.close();
    cpSync(folder, published300, { recursive: true });
  }
  rmSync(folder, { recursive: true });
  cpSync(published300, folder, { recursive: true });
  await open(false);
};

describe('the published log', () => {
  it('is a signed empty tree before the first record', () => {
    expect(verify()).toMatchObject({ kind: 'verified', checkpoint: { origin, size: 0 } });
    expect(readFileSync(join(logDir, 'log.vkey'), 'utf8')).toBe(`${log.vkey}\n`);
  });

  it('holds exactly the records of the database, in tlog-tiles files', async () => {
    say(3);
    await log.seal();
    say(255);
    const head = await log.seal();
    expect(await listLogFiles(logDir)).toEqual([
      'checkpoint', 'log.vkey', 'tile/0/000', 'tile/0/001.p/2', 'tile/1/000.p/1', 'tile/entries/000', 'tile/entries/001.p/2',
    ]); // prettier-ignore
    expect(verify()).toMatchObject({ kind: 'verified', checkpoint: { size: 258 } });
    const bundle = decodeBundle(readFileSync(join(logDir, 'tile/entries/000'))) ?? [];
    expect(bundle).toEqual(store.auditLines(0, 256).map(({ line }) => line));
    expect(store.publishedHead()).toEqual(head);
  });

  it('continues each checkpoint that it ever gave', async () => {
    const given: string[] = [];
    for (const count of [1, 2, 60, 193, 1, 300]) {
      say(count);
      await log.seal();
      given.push(checkpoint());
    }
    expect(verify(logDir, log.vkey, given)).toMatchObject({ kind: 'verified', checkpoint: { size: 557 } });
  });

  it('publishes by itself: at once when 100 records wait, and a single one when a second is over', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stop = log.startSealing(store.onRecords);
    say(99);
    say(1);
    await expect.poll(() => log.head().size, { timeout: 20_000 }).toBe(100);
    say(1);
    vi.advanceTimersByTime(1000);
    await expect.poll(() => log.head().size, { timeout: 20_000 }).toBe(101);
    say(1);
    await stop();
    vi.useRealTimers();
    expect(log.head().size).toBe(102);
  });

  it('proves a record to somebody who has only the key, and no other record', async () => {
    say(300);
    const proof = await log.proofFor(7);
    expect(proof.treeSize).toBe(300);
    expect(verifyProofBundle(proof, log.vkey)).toBe(true);
    expect(verifyProofBundle({ ...proof, record: proof.record.replace('"n":7', '"n":8') }, log.vkey)).toBe(false);
    expect(verifyProofBundle({ ...proof, seq: 8 }, log.vkey)).toBe(false);
    expect(proof.tlogProof.split('\n')).toEqual(['c2sp.org/tlog-proof@v1', 'index 7', ...proof.path, '', ...proof.checkpoint.split('\n')]);
    await expect(log.proofFor(300)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes calls at the same time and gives each a head with what was there when it asked', async () => {
    const heads = [];
    for (let n = 0; n < 20; n++) {
      say(5);
      heads.push(log.seal());
    }
    const sizes = (await Promise.all(heads)).map(({ size }) => size);
    sizes.forEach((size, n) => expect(size).toBeGreaterThanOrEqual((n + 1) * 5));
    expect(verify()).toMatchObject({ kind: 'verified', checkpoint: { size: 100 } });
  });
});

describe('starting again', () => {
  it('publishes what was committed and not yet published', async () => {
    say(300);
    await reopen();
    expect(log.head().size).toBe(300);
    expect(verify()).toMatchObject({ kind: 'verified', checkpoint: { size: 300 } });
  });

  it('goes on after a crash between the files and the checkpoint', async () => {
    say(10);
    await log.seal();
    const old = checkpoint();
    const head = store.publishedHead();
    say(300);
    await log.seal();
    writeFileSync(join(logDir, 'checkpoint'), old);
    if (head !== null) store.setPublishedHead(head);
    await reopen();
    expect(verify(logDir, log.vkey, [old])).toMatchObject({ kind: 'verified', checkpoint: { size: 310 } });
  });

  it('goes on after a crash between the checkpoint and the note of it in the database', async () => {
    say(10);
    const head = await log.seal();
    say(10);
    await log.seal();
    store.setPublishedHead(head);
    await reopen();
    expect(store.publishedHead()?.size).toBe(20);
  });

  it('does not start with a key that others can read, or with none where a log exists', async () => {
    say(1);
    await log.seal();
    rmSync(join(folder, 'keys', 'log.key'));
    await expect(reopen()).rejects.toMatchObject({ code: 'audit.invalid' });
  });

  it('stops for good, tells why, and publishes nothing more when the disk refuses', async () => {
    const told: AppError[] = [];
    const privateKey = openSigningKey(join(folder, 'keys', 'log.key'), false);
    let refuses = false;
    const files = openTileLog(logDir);
    const publish: typeof files.publish = (...args) => (refuses ? Promise.reject(new Error('EIO: fsync')) : files.publish(...args));
    const failing = await openAuditLog({ source: store, files: { ...files, publish }, origin, privateKey, onFailure: (fault) => told.push(fault) });
    say(1);
    refuses = true;
    await expect(failing.seal()).rejects.toMatchObject({ code: 'audit.write-failed' });
    refuses = false;
    await expect(failing.seal()).rejects.toMatchObject({ code: 'audit.write-failed' });
    expect(told).toHaveLength(1);
    await reopen();
    expect(log.head().size).toBe(1);
  }); // prettier-ignore
});

/** What somebody with access to the files does; each must be noticed when the files alone are verified. */
const tamperings: Record<string, { expected: { code: string; record?: number }; act: (dir: string) => void }> = {
  'a changed letter in record 5': {
    expected: { code: 'record-changed', record: 5 },
    act: (dir) => rewriteBundle(dir, 'tile/entries/000', (entries) => entries.map((entry, n) => (n === 5 ? Buffer.from(entry.toString().replace('page 5', 'page 6')) : entry))),
  },
  'a deleted record': { expected: { code: 'record-changed', record: 9 }, act: (dir) => rewriteBundle(dir, 'tile/entries/000', (entries) => entries.toSpliced(9, 1, ...entries.slice(10, 11))) },
  'two swapped records': { expected: { code: 'record-changed', record: 3 }, act: (dir) => rewriteBundle(dir, 'tile/entries/000', (entries) => entries.with(3, entries[4] as Buffer).with(4, entries[3] as Buffer)) },
  'a record written twice': { expected: { code: 'record-changed', record: 8 }, act: (dir) => rewriteBundle(dir, 'tile/entries/000', (entries) => entries.toSpliced(8, 0, entries[7] as Buffer).slice(0, 256)) },
  'a bundle that ends early': { expected: { code: 'tile-malformed', record: 256 }, act: (dir) => rewriteBundle(dir, 'tile/entries/001.p/44', (entries) => entries.slice(0, -1)) },
  'a missing bundle': { expected: { code: 'tile-missing', record: 256 }, act: (dir) => rmSync(join(dir, 'tile/entries/001.p/44')) },
  'a missing hash tile': { expected: { code: 'tile-missing', record: 0 }, act: (dir) => rmSync(join(dir, 'tile/0/000')) },
  'a changed hash in an upper tile': { expected: { code: 'tile-changed', record: 0 }, act: (dir) => flipByte(join(dir, 'tile/1/000.p/1'), 3) },
  'a record changed together with its hash': {
    expected: { code: 'tile-changed', record: 0 },
    act: (dir) => {
      rewriteBundle(dir, 'tile/entries/000', (entries) => entries.with(5, changedRecord(entries[5] as Buffer)));
      rewriteHashes(dir, 0, 'tile/entries/000', 'tile/0/000');
    },
  },
  'a record changed with every tile above it': { expected: { code: 'root-differs' }, act: (dir) => rebuild(dir, (entries) => entries.with(5, changedRecord(entries[5] as Buffer))) },
  'the last records cut off with their tiles': { expected: { code: 'tile-missing', record: 256 }, act: (dir) => rebuild(dir, (entries) => entries.slice(0, 280)) },
  'a record that carries another number': {
    expected: { code: 'record-malformed', record: 299 },
    act: (dir) => rebuild(dir, (entries) => entries.with(299, Buffer.from((entries[299] as Buffer).toString().replace('"seq":299', '"seq":300')))),
  },
  'a changed size in the checkpoint': { expected: { code: 'checkpoint-unsigned' }, act: (dir) => writeFileSync(join(dir, 'checkpoint'), readFileSync(join(dir, 'checkpoint'), 'utf8').replace('\n300\n', '\n299\n')) },
  'a checkpoint signed by another key': {
    expected: { code: 'checkpoint-unsigned' },
    act: (dir) => writeFileSync(join(dir, 'checkpoint'), signCheckpoint({ origin, size: 300, root: new Uint8Array(32) }, openSigningKey(join(newFolder(), 'k'), true))),
  },
  'no checkpoint': { expected: { code: 'checkpoint-missing' }, act: (dir) => rmSync(join(dir, 'checkpoint')) },
}; // prettier-ignore

describe('a published log that somebody tampered with', () => {
  it.each(Object.entries(tamperings))('%s is noticed and named', async (_, { act, expected }) => {
    await publish300();
    rmSync(join(logDir, 'tile/entries/001.p/43'), { force: true });
    act(logDir);
    expect(verify()).toMatchObject({ kind: 'invalid', ...expected });
    await expect(reopen()).rejects.toMatchObject({ code: 'audit.invalid' });
  });

  it('an old copy in place of the log is noticed by the database', async () => {
    say(10);
    await log.seal();
    const copy = join(folder, 'copy');
    cpSync(logDir, copy, { recursive: true });
    say(10);
    await log.seal();
    rmSync(logDir, { recursive: true });
    cpSync(copy, logDir, { recursive: true });
    await expect(reopen()).rejects.toThrow(/rolled-back/u);
  });

  it('an old database in place of the present one is noticed by the log', async () => {
    say(10);
    await log.seal();
    store.close();
    cpSync(join(folder, 'workspace.db'), join(folder, 'old.db'));
    await open(false);
    say(10);
    await log.seal();
    store.close();
    for (const end of ['-wal', '-shm']) rmSync(join(folder, `workspace.db${end}`), { force: true });
    cpSync(join(folder, 'old.db'), join(folder, 'workspace.db'));
    await expect(open(false)).rejects.toThrow(/database-shorter/u);
  });

  it('a fork signed with the right key is noticed by an earlier checkpoint kept elsewhere, and by the database', async () => {
    await publish300();
    const earlier = checkpoint();
    const privateKey = openSigningKey(join(folder, 'keys', 'log.key'), false);
    const tree = rebuild(logDir, (entries) => entries.with(5, changedRecord(entries[5] as Buffer)));
    writeFileSync(join(logDir, 'checkpoint'), signCheckpoint({ origin, size: tree.size, root: tree.root() }, privateKey));
    expect(verify()).toMatchObject({ kind: 'verified' });
    expect(verify(logDir, log.vkey, [earlier])).toMatchObject({ kind: 'invalid', code: 'forked' });
    await expect(reopen()).rejects.toThrow(/database-differs.*record 5/u);
  });

  it('a record changed in the database, past its triggers, is noticed and named', async () => {
    await publish300();
    store.close();
    const other = new Database(join(folder, 'workspace.db'));
    other.exec('DROP TRIGGER audit_records_no_update');
    const { line } = other.prepare('SELECT line FROM audit_records WHERE seq = 250').get() as { line: Buffer };
    const changed = changedRecord(line);
    other.prepare('UPDATE audit_records SET line = ?, leaf_hash = ? WHERE seq = 250').run(changed, leafHash(changed));
    other.close();
    await expect(open(false)).rejects.toThrow(/database-differs \(record 250\)/u);
  });

  it('a file that was published with other bytes is never overwritten', async () => {
    const path = join(logDir, 'tile/0/000.p/1');
    cpSync(join(logDir, 'log.vkey'), path);
    say(1);
    await expect(log.seal()).rejects.toMatchObject({ code: 'audit.write-failed', cause: { code: 'audit.invalid' } });
    expect(existsSync(path)).toBe(true);
  });
});

describe('verifying while the system runs', () => {
  it('lets people go on deciding and the log go on publishing, and is right about what was there', async () => {
    say(600);
    await log.seal();
    const verifying = verifyWhileRunning(store, openTileLog(logDir).read, log.vkey);
    let turns = 0;
    const busy = (async () => {
      for (; turns < 10; turns++) {
        say(30);
        await log.seal();
      }
    })();
    expect(await verifying).toMatchObject({ kind: 'verified', published: 600 });
    await busy;
    expect(await verifyWhileRunning(store, openTileLog(logDir).read, log.vkey)).toMatchObject({
      kind: 'verified',
      published: 900,
      size: 900,
    });
    flipByte(join(logDir, 'tile/entries/001'), 40);
    expect(await verifyWhileRunning(store, openTileLog(logDir).read, log.vkey)).toMatchObject({ code: 'record-changed', record: 256 });
  });
});

describe('somebody else’s key', () => {
  it('does not verify the log', async () => {
    say(2);
    await log.seal();
    const other = formatVerifierKey(origin, createPublicKey(openSigningKey(join(newFolder(), 'k'), true)));
    expect(verify(logDir, other)).toMatchObject({ code: 'checkpoint-unsigned' });
    expect(verify(logDir, 'nonsense')).toMatchObject({ code: 'key-malformed' });
  });
});

function rewriteBundle(dir: string, path: string, change: (entries: Buffer[]) => Buffer[]): void {
  writeFileSync(join(dir, path), encodeBundle(change(decodeBundle(readFileSync(join(dir, path))) ?? [])));
}
function rewriteHashes(dir: string, _level: number, bundle: string, tile: string): void {
  const entries = decodeBundle(readFileSync(join(dir, bundle))) ?? [];
  writeFileSync(join(dir, tile), Buffer.concat(entries.map(leafHash)));
}
function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
/** A record of the right form that says something else. */
function changedRecord(line: Buffer): Buffer {
  return Buffer.from(canonicalJson({ ...(JSON.parse(line.toString()) as object), subject: 'something else' }));
}
/** Writes the whole log anew from changed entries, without touching the checkpoint: what a patient forger does. */
function rebuild(dir: string, change: (entries: Buffer[]) => Buffer[]): MerkleTree {
  const kept = verify(dir) as VerifiedLog;
  const entries: Buffer[] = [];
  verifyLog(openTileLog(dir).read, log.vkey, { onEntry: (entry) => entries.push(Buffer.from(entry)) });
  expect(entries).toHaveLength(kept.checkpoint.size);
  const forged = change(entries);
  const tree = new MerkleTree();
  for (const entry of forged) tree.append(leafHash(entry));
  rmSync(join(dir, 'tile'), { recursive: true });
  for (const tile of newTiles(0, tree.size)) {
    const path = join(dir, tilePath(tile));
    const first = tile.index * tileWidth;
    const bytes = tile.level === 'entries' ? encodeBundle(forged.slice(first, first + tile.width)) : hashTile(tree, tile.level, tile.index, tile.width);
    cpSync(join(dir, 'log.vkey'), path);
    writeFileSync(path, bytes);
  }
  return tree;
} // prettier-ignore
