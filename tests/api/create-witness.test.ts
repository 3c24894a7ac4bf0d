import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openWitnessState, type WitnessState } from '../../src/adapters/tile-log/open-witness-state.ts';
import { createWitness } from '../../src/api/create-witness.ts';
import { formatAddCheckpoint } from '../../src/audit/add-checkpoint.ts';
import { openWitnessed, signCheckpoint } from '../../src/audit/checkpoint.ts';
import { leafHash } from '../../src/audit/merkle-hash.ts';
import { MerkleTree } from '../../src/audit/merkle-tree.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../../src/audit/signed-note.ts';
import { newFolder } from '../adapters/store/new-folder.ts';

const origin = 'countersign.local/test';
const logKey = generateKeyPairSync('ed25519').privateKey;
const witnessKey = generateKeyPairSync('ed25519').privateKey;
const log = parseVerifierKey(formatVerifierKey(origin, createPublicKey(logKey))) as VerifierKey;
const witness = parseVerifierKey(formatVerifierKey('witness.test', createPublicKey(witnessKey), 'witness')) as VerifierKey;
const tree = new MerkleTree();
for (let n = 0; n < 500; n++) tree.append(leafHash(Buffer.from(String(n))));
const bodyOf = (old: number, size: number): string =>
  formatAddCheckpoint(
    old,
    old === 0 ? [] : tree.consistencyProof(old, size),
    signCheckpoint({ origin, size, root: tree.root(size) }, logKey),
  );

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
async function start(state: WitnessState, onFailure: (fault: unknown) => void = (fault) => expect.fail(String(fault))): Promise<string> {
  const server = createWitness({ name: 'witness.test', privateKey: witnessKey, logs: [log], state, now: () => new Date(), onFailure });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
const add = (url: string, body: string): Promise<Response> => fetch(`${url}/add-checkpoint`, { method: 'POST', body });
const monitored = `/${createHash('sha256').update(origin).digest('hex')}/checkpoint`;

describe('the witness over HTTP', () => {
  it('answers with a cosignature, remembers over a restart, and serves what it cosigned to monitors', async () => {
    const folder = newFolder();
    const first = await start(openWitnessState(folder));
    expect((await fetch(`${first}${monitored}`)).status).toBe(404);
    const answer = await add(first, bodyOf(0, 7));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/^— witness\.test \S+\n$/u);

    const again = await start(openWitnessState(folder));
    const conflict = await add(again, bodyOf(0, 20));
    expect([conflict.status, conflict.headers.get('content-type'), await conflict.text()]).toEqual([409, 'text/x.tlog.size', '7\n']);
    expect((await add(again, bodyOf(7, 20))).status).toBe(200);
    const kept = Buffer.from(await (await fetch(`${again}${monitored}`)).arrayBuffer());
    expect(openWitnessed(kept, log, witness)).toMatchObject({ size: 20 });
  });

  it('lets only one of many requests at a time advance it, and never goes back', async () => {
    const url = await start(openWitnessState(newFolder()));
    const statuses = await Promise.all(Array.from({ length: 60 }, async (_, n) => (await add(url, bodyOf(0, 1 + n))).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(59);
  });

  it('answers nothing that is not durable: when the disk refuses it stops for good', async () => {
    const folder = newFolder();
    const state = openWitnessState(folder);
    const faults: unknown[] = [];
    let refuses = false;
    const remember: WitnessState['remember'] = (...args) => {
      if (refuses) throw new Error('ENOSPC');
      state.remember(...args);
    };
    const url = await start({ ...state, remember }, (fault) => faults.push(fault));
    expect((await add(url, bodyOf(0, 7))).status).toBe(200);
    refuses = true;
    expect((await add(url, bodyOf(7, 9))).status).toBe(500);
    refuses = false;
    expect((await add(url, bodyOf(7, 9))).status).toBe(503);
    expect(faults).toHaveLength(1);
    const again = await start(openWitnessState(folder));
    expect((await add(again, bodyOf(7, 9))).status).toBe(200);
  });

  it('serves nothing but what the protocol names, and no long body', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'secret'), 'x');
    const url = await start(openWitnessState(folder));
    for (const path of ['/', '/secret', '/../secret', '/add-checkpoint', `/${'0'.repeat(64)}/checkpoint`])
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    expect((await add(url, 'x'.repeat(70_000))).status).toBe(400);
    expect((await fetch(`${url}/`, { method: 'POST', body: 'x' })).status).toBe(404);
  });
});
