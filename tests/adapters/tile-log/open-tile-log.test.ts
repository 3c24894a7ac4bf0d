import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { holdLock } from '../../../src/adapters/tile-log/hold-lock.ts';
import { openSigningKey } from '../../../src/adapters/tile-log/open-signing-key.ts';
import { listLogFiles, openTileLog } from '../../../src/adapters/tile-log/open-tile-log.ts';
import { newFolder } from '../store/new-folder.ts';

let folder: string;
beforeEach(() => {
  folder = join(newFolder(), 'log');
});
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();
const file = (path: string, content: string) => ({ path, bytes: Buffer.from(content) });

describe('the folder of a log', () => {
  it('has the files and then the checkpoint, and no longer what was replaced', async () => {
    const log = openTileLog(folder);
    await log.publish([file('tile/0/000.p/1', 'a'), file('log.vkey', 'k')], 'first', []);
    await log.publish([file('tile/0/000', 'ab'), file('log.vkey', 'k')], 'second', ['tile/0/000.p']);
    expect(await listLogFiles(folder)).toEqual(['checkpoint', 'log.vkey', 'tile/0/000']);
    expect(text(log.read('checkpoint'))).toBe('second');
    expect(log.read('tile/0/000.p/1')).toBeUndefined();
    expect(readdirSync(join(folder, '.staging'))).toEqual([]);
  });

  it('never gets other bytes in a published file, and keeps its checkpoint then', async () => {
    const log = openTileLog(folder);
    await log.publish([file('tile/0/000', 'a')], 'first', []);
    await expect(log.publish([file('tile/0/000', 'b')], 'second', [])).rejects.toMatchObject({ code: 'audit.invalid' });
    expect(text(log.read('tile/0/000'))).toBe('a');
    expect(text(log.read('checkpoint'))).toBe('first');
  });

  it('is cleaned of what a crash left half written', async () => {
    mkdirSync(join(folder, '.staging'), { recursive: true });
    writeFileSync(join(folder, '.staging', 'half'), 'x');
    await openTileLog(folder).publish([], 'first', []);
    expect(readdirSync(join(folder, '.staging'))).toEqual([]);
  });
});

describe('the signing key', () => {
  it('is made once, for its owner only, and is the same after that', () => {
    const path = join(folder, 'keys', 'log.key');
    const made = openSigningKey(path, true).export({ type: 'pkcs8', format: 'pem' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(openSigningKey(path, false).export({ type: 'pkcs8', format: 'pem' })).toEqual(made);
  });

  it.each([
    ['is missing although there is a log', () => undefined],
    ['can be read by others', (path: string) => [openSigningKey(path, true), chmodSync(path, 0o644)]],
    ['is damaged', (path: string) => [mkdirSync(join(path, '..'), { recursive: true }), writeFileSync(path, 'x', { mode: 0o600 })]],
  ])('is refused when it %s', (_, prepare) => {
    const path = join(folder, 'keys', 'log.key');
    prepare(path);
    expect(() => openSigningKey(path, false)).toThrow(expect.objectContaining({ code: 'audit.invalid' }));
  });
});

describe('the lock', () => {
  it('is held by one at a time and free after release', () => {
    const path = join(newFolder(), 'lock');
    const held = holdLock(path);
    expect(held).not.toBeNull();
    expect(holdLock(path)).toBeNull();
    held?.release();
    const again = holdLock(path);
    expect(again).not.toBeNull();
    again?.release();
  });
});
