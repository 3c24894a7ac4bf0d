import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatAddCheckpoint } from '../../src/audit/add-checkpoint.ts';
import { openWitnessed, signCheckpoint, type Checkpoint } from '../../src/audit/checkpoint.ts';
import { leafHash } from '../../src/audit/merkle-hash.ts';
import { MerkleTree } from '../../src/audit/merkle-tree.ts';
import { formatVerifierKey, openNote, parseVerifierKey, type VerifierKey } from '../../src/audit/signed-note.ts';
import { answerAddCheckpoint, type WitnessAnswer } from '../../src/audit/witness.ts';

const origin = 'countersign.local/test';
const logKey = generateKeyPairSync('ed25519').privateKey;
const witnessKey = generateKeyPairSync('ed25519').privateKey;
const log = parseVerifierKey(formatVerifierKey(origin, createPublicKey(logKey))) as VerifierKey;
const witnessVkey = parseVerifierKey(formatVerifierKey('witness.test', createPublicKey(witnessKey), 'witness')) as VerifierKey;
const seconds = 1_795_000_000;

const treeOf = (size: number, word = 'record'): MerkleTree => {
  const tree = new MerkleTree();
  for (let n = 0; n < size; n++) tree.append(leafHash(Buffer.from(`${word} ${String(n)}`)));
  return tree;
};
const tree = treeOf(40);
const headOf = (size: number, from = tree): Checkpoint => ({ origin, size, root: from.root(size) });
const noteOf = (size: number, from = tree): string => signCheckpoint(headOf(size, from), logKey);
const bodyOf = (old: number, size: number, from = tree): string =>
  formatAddCheckpoint(old, old === 0 ? [] : from.consistencyProof(old, size), noteOf(size, from));
const ask = (body: string, last?: Checkpoint): WitnessAnswer =>
  answerAddCheckpoint(Buffer.from(body), { name: 'witness.test', privateKey: witnessKey, logs: [log], lastOf: () => last }, seconds);

describe('a witness', () => {
  it('cosigns the first checkpoint that it sees, and each that continues the last', () => {
    for (const [old, size] of [
      [0, 7],
      [7, 7],
      [7, 8],
      [8, 40],
    ] as const) {
      const answer = ask(bodyOf(old, size), old === 0 ? undefined : headOf(old));
      if (answer.kind !== 'cosigned') throw new Error(answer.body);
      const cosigned = openWitnessed(Buffer.from(`${noteOf(size)}${answer.line}`), log, witnessVkey);
      expect(cosigned).toMatchObject({ origin, size, at: seconds });
      expect(openWitnessed(Buffer.from(answer.note), log, witnessVkey)).toEqual(cosigned);
    }
  });

  it('signs the header, the time and the whole text of the checkpoint (C2SP tlog-cosignature)', () => {
    const answer = ask(bodyOf(0, 7));
    if (answer.kind !== 'cosigned') throw new Error(answer.body);
    const other = noteOf(8);
    expect(openNote(Buffer.from(`${other}${answer.line}`), [log, witnessVkey]).kind).toBe('invalid-signature');
    const bytes = Buffer.from(answer.line.trim().split(' ')[2] ?? '', 'base64');
    expect(bytes).toHaveLength(4 + 8 + 64);
    expect(Number(bytes.readBigUInt64BE(4))).toBe(seconds);
    bytes.writeBigUInt64BE(BigInt(seconds + 1), 4);
    const later = `— witness.test ${bytes.toString('base64')}\n`;
    expect(openNote(Buffer.from(`${noteOf(7)}${later}`), [log, witnessVkey]).kind).toBe('invalid-signature');
  });

  const fork = treeOf(40, 'other');
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const broken = noteOf(8).replace(/ ([\w+/]{20})[\w+/]{4}/u, ' $1AAAA');
  const cases: readonly (readonly [why: string, status: number, body: string, last?: Checkpoint])[] = [
    ['no old size', 400, bodyOf(0, 7).replace('old 0', 'size 0')],
    ['an old size with leading zero', 400, bodyOf(7, 8).replace('old 7', 'old 07'), headOf(7)],
    ['an old size above the checkpoint', 400, formatAddCheckpoint(9, [], noteOf(8)), headOf(9)],
    ['more than 63 proof lines', 400, formatAddCheckpoint(7, Array.from({ length: 64 }, () => tree.root(1)), noteOf(8)), headOf(7)],
    ['a proof line that is no hash', 400, bodyOf(7, 8).replace('old 7\n', 'old 7\nAAAA\n'), headOf(7)],
    ['an unknown log', 404, formatAddCheckpoint(0, [], signCheckpoint({ ...headOf(7), origin: 'other.local' }, logKey))],
    ['a signature of an unknown key', 403, formatAddCheckpoint(0, [], signCheckpoint(headOf(7), stranger))],
    ['a known key whose signature fails', 403, formatAddCheckpoint(0, [], broken)],
    ['a proof although the old size is zero', 422, formatAddCheckpoint(0, [tree.root(1)], noteOf(8))],
    ['an empty tree with another root', 422, formatAddCheckpoint(0, [], signCheckpoint({ origin, size: 0, root: tree.root(1) }, logKey))],
    ['a proof that does not verify', 422, formatAddCheckpoint(7, tree.consistencyProof(6, 8), noteOf(8)), headOf(7)],
    ['a rewritten history', 422, bodyOf(7, 8, fork), headOf(7)],
    ['the same size with another root', 422, bodyOf(7, 7, fork), headOf(7)],
  ]; // prettier-ignore
  it.each(cases.map((one) => [one[0], one[1], one] as const))('refuses %s with %i', (_, status, [, , body, last]) => {
    expect(ask(body, last)).toMatchObject({ kind: 'refused', status });
  });

  it('answers 409 with the size that it knows, before it looks at any proof', () => {
    const conflict = { kind: 'refused', status: 409, body: '20\n', contentType: 'text/x.tlog.size' };
    expect(ask(bodyOf(0, 30), headOf(20))).toEqual(conflict);
    expect(ask(bodyOf(7, 8, fork), headOf(20))).toEqual(conflict);
    expect(ask(bodyOf(7, 8))).toMatchObject({ status: 409, body: '0\n' });
  });

  it('keeps only the signature of the log that it verified, and its own', () => {
    const extra = `— stranger.test ${Buffer.alloc(68, 7).toString('base64')}\n`;
    const answer = ask(formatAddCheckpoint(0, [], `${noteOf(7)}${extra}`));
    if (answer.kind !== 'cosigned') throw new Error(answer.body);
    expect(answer.note).toBe(`${noteOf(7)}${answer.line}`);
  });
});
