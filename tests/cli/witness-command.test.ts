import { spawn, type ChildProcess } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { formatAddCheckpoint } from '../../src/audit/add-checkpoint.ts';
import { openWitnessed, signCheckpoint } from '../../src/audit/checkpoint.ts';
import { leafHash } from '../../src/audit/merkle-hash.ts';
import { MerkleTree } from '../../src/audit/merkle-tree.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../../src/audit/signed-note.ts';
import { newFolder } from '../adapters/store/new-folder.ts';

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

/** The program as people run it; resolves with its address once it answers. */
async function startWitness(folder: string, log: string): Promise<string> {
  const main = join(import.meta.dirname, '../../dist/cli/main.js');
  child = spawn(process.execPath, [main, 'witness', '--log', log, '--folder', folder, '--name', 'w.test', '--port', '0']);
  let said = '';
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/http:\/\/\S+\d\./u);
  return (/http:\/\/[\d.:]*\d/u.exec(said)?.[0] ?? '').replace(/\.$/u, '');
}

it('a witness that is killed right after it answered remembers what it cosigned, and keeps its key', { timeout: 300_000 }, async () => {
  const root = newFolder();
  const { privateKey } = generateKeyPairSync('ed25519');
  const origin = 'countersign.local/test';
  const vkey = formatVerifierKey(origin, createPublicKey(privateKey));
  writeFileSync(join(root, 'log.vkey'), `${vkey}\n`);
  const tree = new MerkleTree();
  for (let n = 0; n < 50; n++) tree.append(leafHash(Buffer.from(String(n))));
  const note = (size: number): string => signCheckpoint({ origin, size, root: tree.root(size) }, privateKey);

  let known = 0;
  let key = '';
  for (const size of [7, 20, 50]) {
    const url = await startWitness(join(root, 'witness'), join(root, 'log.vkey'));
    const fresh = readFileSync(join(root, 'witness', 'witness.vkey'), 'utf8').trim();
    expect(key === '' || fresh === key).toBe(true);
    key = fresh;
    const wrong = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: formatAddCheckpoint(1, tree.consistencyProof(1, size), note(size)),
    });
    expect([wrong.status, await wrong.text()]).toEqual([409, `${String(known)}\n`]);
    const proof = known === 0 ? [] : tree.consistencyProof(known, size);
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: formatAddCheckpoint(known, proof, note(size)) });
    const line = await answer.text();
    child?.kill('SIGKILL');
    await once(child as ChildProcess, 'close');
    const log = parseVerifierKey(vkey) as VerifierKey;
    expect(openWitnessed(Buffer.from(`${note(size)}${line}`), log, parseVerifierKey(key) as VerifierKey)).toMatchObject({ size });
    known = size;
  }
  expect(statSync(join(root, 'witness', 'witness.pem')).mode & 0o077).toBe(0);
});
