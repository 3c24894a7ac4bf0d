import Database from 'better-sqlite3';
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/adapters/log/create-log.ts';
import { makeBackup } from '../../../src/workspace/backup/make-backup.ts';
import { restoreBackup, type RestoreOptions } from '../../../src/workspace/backup/restore-backup.ts';
import { openWorkspace, type Workspace } from '../../../src/workspace/open-workspace.ts';
import { newFolder } from '../../adapters/store/new-folder.ts';
import { shareCache } from '../share-cache.ts';

const passphrase = 'long enough for a test';
const log = createLog('error');
let root: string;
let open: Workspace | undefined;
const at = (name: string): string => join(root, name);
const begin = async (folder = at('workspace')): Promise<Workspace> =>
  (open = await openWorkspace({ folder: shareCache(folder), log, workers: 1 }));
const close = async (): Promise<void> => {
  await open?.close();
  open = undefined;
};
const say = (count: number, first = 0): void => {
  const actor = { kind: 'system' as const, id: 'system', name: 'system', roles: [] };
  for (let n = first; n < first + count; n++)
    open?.store.record({ actor, event: 'document.opened', dossier: null, subject: `page ${String(n)}`, data: {} });
};
const restore = (options: Partial<RestoreOptions> = {}) =>
  restoreBackup({ file: at('backup.zip'), into: at('restored'), passphrase, anchors: {}, log, ...options });
const subjects = (workspace: Workspace): string[] =>
  workspace.store
    .auditTimeline({ limit: 1000 })
    .flatMap(({ event, subject }) => (event === 'document.opened' ? [subject] : []))
    .reverse();

beforeEach(async () => {
  root = newFolder();
  await begin();
});
afterEach(close);

describe('a backup', () => {
  it('is made while people go on working, and restores a whole workspace of one moment', async () => {
    const hash = await open!.content.put(Buffer.from('a document'));
    say(300);
    await open!.publishAudit();
    let running = true;
    let said = 300;
    const busy = (async () => {
      while (running) {
        say(3, said);
        said += 3;
        if (said % 30 === 0) await open!.publishAudit();
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const made = await makeBackup(at('workspace'), at('backup.zip'), passphrase, () => new Date());
    running = false;
    await busy;
    expect(said).toBeGreaterThan(303);
    await close();
    const { manifest, canStart } = await restore();
    expect(manifest.records).toBe(made.records);
    expect(canStart).toBe(true);
    const restored = await begin(at('restored'));
    expect((await restored.content.get(hash)).toString()).toBe('a document');
    const kept = subjects(restored);
    expect(kept.length).toBeGreaterThanOrEqual(300);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, n) => `page ${String(n)}`));
    expect(restored.store.auditTimeline().map(({ event }) => event)).toContain('workspace.restored');
    expect((await restored.verifyAudit()).ok).toBe(true);
  });

  it('carries no key in clear, and without the passphrase none at all', async () => {
    const secret = readFileSync(at('workspace/keys/audit-log.pem'), 'utf8').split('\n')[1] ?? '';
    await makeBackup(at('workspace'), at('backup.zip'), passphrase, () => new Date());
    await makeBackup(at('workspace'), at('bare.zip'), undefined, () => new Date());
    await close();
    for (const name of ['backup.zip', 'bare.zip']) expect(readFileSync(at(name)).includes(secret)).toBe(false);
    await expect(restore({ passphrase: 'another long passphrase' })).rejects.toMatchObject({ code: 'input.invalid' });
    expect(existsSync(at('restored'))).toBe(false);
    expect(await restore({ file: at('bare.zip') })).toMatchObject({ canStart: false });
    rmSync(at('restored'), { recursive: true });
    expect(await restore({ file: at('bare.zip'), signingKey: readFileSync(at('workspace/keys/audit-log.pem')) })).toMatchObject({
      canStart: true,
    });
    expect(statSync(at('restored/keys/audit-log.pem')).mode & 0o077).toBe(0);
    await begin(at('restored'));
  });

  it('is not made of a workspace whose database was changed', async () => {
    say(20);
    await open!.publishAudit();
    await close();
    const database = new Database(at('workspace/countersign.db'));
    database.exec('DROP TRIGGER audit_records_no_update');
    database.prepare('UPDATE audit_records SET line = ? WHERE seq = 5').run(Buffer.from('{}'));
    database.close();
    await expect(makeBackup(at('workspace'), at('backup.zip'), passphrase, () => new Date())).rejects.toMatchObject({
      code: 'audit.invalid',
    });
    expect(existsSync(at('backup.zip'))).toBe(false);
  });

  it('overwrites nothing', async () => {
    writeFileSync(at('backup.zip'), '');
    await expect(makeBackup(at('workspace'), at('backup.zip'), passphrase, () => new Date())).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await expect(restore({ into: at('workspace') })).rejects.toMatchObject({ code: 'input.invalid' });
  });
});

describe('a restore', () => {
  it('is refused when any byte of the backup was changed, or it is of another log', async () => {
    say(5);
    await open!.publishAudit();
    await makeBackup(at('workspace'), at('backup.zip'), passphrase, () => new Date());
    const whole = readFileSync(at('backup.zip'));
    for (let n = 1; n < 12; n++) {
      const bytes = Buffer.from(whole);
      const place = Math.floor((whole.length * n) / 12);
      bytes[place] = (bytes[place] ?? 0) ^ 0x10;
      writeFileSync(at('changed.zip'), bytes);
      await expect(restore({ file: at('changed.zip') }), String(place)).rejects.toMatchObject({ code: 'input.invalid' });
    }
    writeFileSync(at('changed.zip'), whole.subarray(0, whole.length / 2));
    await expect(restore({ file: at('changed.zip') })).rejects.toMatchObject({ code: 'input.invalid' });
    const other = await openWorkspace({ folder: shareCache(at('other')), log, workers: 1 });
    await expect(restore({ vkey: other.audit.vkey })).rejects.toMatchObject({ code: 'input.invalid' });
    await other.close();
    expect(existsSync(at('restored'))).toBe(false);
  });

  it('of an older backup is found by a copied checkpoint, and puts nothing in place', async () => {
    await close();
    const copies = at('copies');
    open = await openWorkspace({ folder: shareCache(at('workspace')), log, workers: 1, anchors: { copies } });
    say(5);
    await open.publishAudit();
    await makeBackup(at('workspace'), at('backup.zip'), passphrase, () => new Date());
    say(40, 5);
    await open.publishAudit();
    await close();
    await expect(restore({ anchors: { copies } })).rejects.toMatchObject({ code: 'audit.invalid' });
    expect(existsSync(at('restored'))).toBe(false);
    cpSync(copies, at('copies-then'), { recursive: true });
    rmSync(copies, { recursive: true });
    expect(await restore({ anchors: { copies } })).toMatchObject({ canStart: true });
  });
});
