import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { openWitnessState } from '../../src/adapters/tile-log/open-witness-state.ts';
import { createWitness } from '../../src/api/create-witness.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../../src/audit/index.ts';
import type { AnchorSettings } from '../../src/workspace/anchors.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/open-workspace.ts';
import { verifyPublishedLog } from '../../src/workspace/verify-published-log.ts';
import { newFolder } from '../adapters/store/new-folder.ts';
import { shareCache } from './share-cache.ts';

let folder: string;
let elsewhere: string;
let witnessKey: KeyObject;
let vkey: string;
let server: Server | undefined;
let open: Workspace | undefined;
beforeEach(() => {
  folder = join(newFolder(), 'workspace');
  elsewhere = newFolder();
  witnessKey = generateKeyPairSync('ed25519').privateKey;
  vkey = formatVerifierKey('witness.test', createPublicKey(witnessKey), 'witness');
});
afterEach(async () => {
  await close();
  server?.close();
  server = undefined;
});

const begin = async (anchors: AnchorSettings): Promise<Workspace> =>
  (open = await openWorkspace({ folder: shareCache(folder), log: createLog('error'), anchors }));
const close = async (): Promise<void> => {
  await open?.close();
  open = undefined;
};
const say = async (workspace: Workspace, count: number): Promise<void> => {
  const actor = { kind: 'system' as const, id: 'system', name: 'system', roles: [] };
  for (let n = 0; n < count; n++) workspace.store.record({ actor, event: 'document.opened', dossier: null, subject: String(n), data: {} });
  await workspace.publishAudit();
};
/** A witness that knows the log of this workspace. */
const startWitness = async (workspace: Workspace): Promise<string> => {
  const key = parseVerifierKey(workspace.audit.vkey) as VerifierKey;
  const state = openWitnessState(join(elsewhere, 'witness'));
  server = createWitness({
    name: 'witness.test',
    privateKey: witnessKey,
    logs: [key],
    state,
    now: () => new Date(),
    onFailure: () => undefined,
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};
const verify = (witnesses: string[], copies?: string) => {
  const directory = join(folder, 'audit-logs');
  return verifyPublishedLog({ directory, vkey: readFileSync(join(directory, 'log.vkey'), 'utf8'), earlier: [], witnesses, copies });
};
const events = (workspace: Workspace): string[] => workspace.store.auditTimeline({ limit: 1000 }).map(({ event }) => event);

describe('a log with a witness', () => {
  it('carries a cosigned checkpoint of every record, and verification asks for it', async () => {
    await say(await begin({}), 5);
    const url = await startWitness(open as Workspace);
    await close();
    expect(verify([vkey])).toMatchObject({ kind: 'invalid', code: 'not-witnessed' });
    const workspace = await begin({ witnesses: [{ url, vkey }] });
    await say(workspace, 300);
    expect(events(workspace).filter((event) => event === 'checkpoint.witnessed')).toHaveLength(1);
    await close();
    const result = verify([vkey]);
    if (result.kind === 'invalid') throw new Error(result.code);
    expect(result.witnessed).toMatchObject([{ witness: 'witness.test', size: result.checkpoint.size }]);
    const other = formatVerifierKey('witness.test', createPublicKey(generateKeyPairSync('ed25519').privateKey), 'witness');
    expect(verify([other])).toMatchObject({ kind: 'invalid', code: 'not-witnessed' });
  });

  it('goes on without a witness that does not answer, says so once, and catches up later', async () => {
    await say(await begin({}), 3);
    const url = await startWitness(open as Workspace);
    await close();
    await begin({ witnesses: [{ url, vkey }] });
    await close();
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    const workspace = await begin({ witnesses: [{ url, vkey }] });
    await say(workspace, 3);
    await say(workspace, 3);
    expect(workspace.store.failure()).toBeNull();
    expect(events(workspace).filter((event) => event === 'checkpoint.unwitnessed')).toHaveLength(1);
    await close();
    const result = verify([vkey]);
    expect(result.kind === 'verified' && result.checkpoint.size - (result.witnessed[0]?.size ?? 0)).toBeGreaterThan(6);
    const port = Number(new URL(url).port);
    server = createWitness({
      name: 'witness.test',
      privateKey: witnessKey,
      logs: [parseVerifierKey(readFileSync(join(folder, 'audit-logs', 'log.vkey'), 'utf8').trim()) as VerifierKey],
      state: openWitnessState(join(elsewhere, 'witness')),
      now: () => new Date(),
      onFailure: () => undefined,
    });
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    await say(await begin({ witnesses: [{ url, vkey }] }), 1);
    await close();
    expect(verify([vkey])).toMatchObject({ kind: 'verified' });
  });

  it('does not start from a restored older workspace: the witness knows more', async () => {
    await say(await begin({}), 5);
    const url = await startWitness(open as Workspace);
    await close();
    await say(await begin({ witnesses: [{ url, vkey }] }), 5);
    await close();
    const backup = join(elsewhere, 'backup');
    cpSync(folder, backup, { recursive: true });
    await say(await begin({ witnesses: [{ url, vkey }] }), 20);
    await close();
    rmSync(folder, { recursive: true });
    cpSync(backup, folder, { recursive: true });
    await expect(begin({ witnesses: [{ url, vkey }] })).rejects.toMatchObject({ code: 'audit.invalid', message: /contradicts the log/u });
    const known = readdirSync(join(elsewhere, 'witness'))[0] ?? '';
    const directory = join(folder, 'audit-logs');
    const kept = readFileSync(join(elsewhere, 'witness', known, 'checkpoint'), 'utf8');
    const trust = { directory, vkey: readFileSync(join(directory, 'log.vkey'), 'utf8'), witnesses: [vkey] };
    expect(verifyPublishedLog({ ...trust, earlier: [] })).toMatchObject({ kind: 'verified' });
    expect(verifyPublishedLog({ ...trust, earlier: [kept] })).toMatchObject({ kind: 'invalid', code: 'rolled-back' });
  });

  it('stops writing when the witness shows another history', async () => {
    await say(await begin({}), 5);
    const url = await startWitness(open as Workspace);
    await close();
    const backup = join(elsewhere, 'backup');
    cpSync(folder, backup, { recursive: true });
    await say(await begin({ witnesses: [{ url, vkey }] }), 5);
    await close();
    rmSync(folder, { recursive: true });
    cpSync(backup, folder, { recursive: true });
    // The restored log grows past what the witness knows while nobody asks it.
    await say(await begin({}), 40);
    await close();
    await expect(begin({ witnesses: [{ url, vkey }] })).rejects.toMatchObject({ code: 'audit.invalid', message: /rewritten/u });
  });

  it('sends nothing to an address off this machine that governance has not approved', async () => {
    const workspace = await begin({ witnesses: [{ url: 'http://witness.example', vkey }] });
    expect(events(workspace)).toContain('checkpoint.unwitnessed');
    expect(JSON.stringify(workspace.store.auditTimeline())).toContain('endpoint-unknown');
  });
});

describe('copies of checkpoints outside the workspace', () => {
  it('hold every published checkpoint, and find a restored older workspace and a rewritten one', async () => {
    const copies = join(elsewhere, 'copies');
    await say(await begin({ copies }), 3);
    await close();
    const backup = join(elsewhere, 'backup');
    cpSync(folder, backup, { recursive: true });
    await say(await begin({ copies }), 3);
    await say(open as Workspace, 3);
    await close();
    const result = verify([], copies);
    expect(result.kind === 'verified' && result.copied).toBeGreaterThanOrEqual(4);

    rmSync(folder, { recursive: true });
    cpSync(backup, folder, { recursive: true });
    expect(verify([], copies)).toMatchObject({ kind: 'invalid', code: 'rolled-back' });
    await expect(begin({ copies })).rejects.toMatchObject({ code: 'audit.invalid' });
    await say(await begin({}), 60);
    await close();
    expect(verify([], copies)).toMatchObject({ kind: 'invalid', code: 'forked' });
    await expect(begin({ copies })).rejects.toMatchObject({ code: 'audit.invalid' });
  });

  it('survive a line that a crash left half', async () => {
    const copies = join(elsewhere, 'copies');
    await say(await begin({ copies }), 3);
    await close();
    const [file = ''] = readdirSync(copies);
    const whole = readFileSync(join(copies, file), 'utf8').split('\n').length - 1;
    appendFileSync(join(copies, file), '"countersign.local/half');
    await say(await begin({ copies }), 3);
    await close();
    const result = verify([], copies);
    expect(result.kind === 'verified' && result.copied).toBeGreaterThan(whole);
  });

  it('that cannot be written stop nobody, and are on the record', async () => {
    const copies = join(elsewhere, 'a-file');
    writeFileSync(copies, '');
    const workspace = await begin({ copies: join(copies, 'below') });
    await say(workspace, 2);
    expect(workspace.store.failure()).toBeNull();
    expect(events(workspace).filter((event) => event === 'checkpoint.uncopied')).toHaveLength(1);
  });
});
