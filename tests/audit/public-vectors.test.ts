import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../src/audit/checkpoint.ts';
import { emptyRoot, leafHash, nodeHash } from '../../src/audit/merkle-hash.ts';
import { MerkleTree, rangeNodes } from '../../src/audit/merkle-tree.ts';
import { openNote, parseVerifierKey, type VerifierKey } from '../../src/audit/signed-note.ts';
import { newTiles, parseTilePath, tilePath } from '../../src/audit/tiles.ts';
import { verifyLog } from '../../src/audit/verify-log.ts';
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from '../../src/audit/verify-proof.ts';

const vectors = join(import.meta.dirname, '..', 'vectors');
const shared = join(import.meta.dirname, '..', '..', '..', 'shared', 'vectors');
const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(vectors, ...path), 'utf8'));
const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');

type ProofVector = {
  leafIdx: number; treeSize: number; size1: number; size2: number; start: number; end: number; size: number;
  root: string; leafHash: string; root1: string; root2: string; proof: string[] | null; desc: string; wantErr: boolean;
}; // prettier-ignore
const verifiers: Record<string, (vector: ProofVector, proof: Buffer[]) => boolean> = {
  inclusion: (v, proof) => verifyInclusion(v.leafIdx, v.treeSize, bytes(v.leafHash), proof, bytes(v.root)),
  consistency: (v, proof) => verifyConsistency(v.size1, v.size2, bytes(v.root1), bytes(v.root2), proof),
  subtreeinclusion: (v, proof) => verifySubtreeInclusion(v.leafIdx, v.start, v.end, bytes(v.leafHash), proof, bytes(v.root)),
  subtreeconsistency: (v, proof) => verifySubtreeConsistency(v.start, v.end, v.size, bytes(v.root1), bytes(v.root2), proof),
};

describe.each(Object.keys(verifiers))('%s proofs of transparency-dev/merkle', (kind) => {
  const all = Object.entries(readJson('transparency-dev-merkle', `${kind}.json`) as Record<string, ProofVector>);

  it.each(all)('%s', (_, vector) => {
    expect(verifiers[kind]?.(vector, (vector.proof ?? []).map(bytes))).toBe(!vector.wantErr);
  });

  it.skipIf(!existsSync(shared))('are all that the project published', () => {
    const folder = join(shared, 'transparency-dev-merkle', 'testdata', kind);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    expect(all.map(([name]) => name).sort()).toEqual(files.sort());
  });
});

describe('compact ranges of transparency-dev/merkle', () => {
  it.each(readJson('transparency-dev-merkle', 'range-nodes.json') as [number, number][])(
    '[%i, %i) is covered without gap or overlap, by the fewest nodes',
    (begin, end) => {
      const nodes = rangeNodes(begin, end);
      let at = begin;
      for (const { level, index } of nodes) {
        expect(index * 2 ** level).toBe(at);
        at += 2 ** level;
      }
      expect(at).toBe(Math.max(begin, end));
      const mergeable = nodes.some(({ level, index }, n) => {
        const next = nodes[n + 1];
        return next?.level === level && next.index === index + 1 && index % 2 === 0;
      });
      expect(mergeable).toBe(false);
    },
  );
});

describe('the log that Tessera published', () => {
  const log = join(vectors, 'transparency-dev-tessera', 'testdata', 'log');
  const vkey = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
  const key = parseVerifierKey(vkey) as VerifierKey;
  const words = 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten'.split(' ');
  const read = (path: string): Buffer | undefined => (existsSync(join(log, path)) ? readFileSync(join(log, path)) : undefined);
  const tree = new MerkleTree();
  for (const word of words) tree.append(leafHash(Buffer.from(word)));
  const note = (size: number): string => readFileSync(join(log, `checkpoint.${String(size)}`), 'utf8');
  const sizes = Array.from({ length: 16 }, (_, size) => size);

  it.each(sizes)('has the checkpoint of size %i with our root', (size) => {
    expect(openCheckpoint(Buffer.from(note(size)), key)).toEqual({ origin: key.name, size, root: Buffer.from(tree.root(size)) });
  });

  it.each(sizes)('verifies as a whole at size %i, and continues each earlier checkpoint', (size) => {
    const entries: string[] = [];
    const result = verifyLog((path) => (path === 'checkpoint' ? Buffer.from(note(size)) : read(path)), vkey, {
      ourRecords: false,
      earlier: sizes.filter((earlier) => earlier <= size).map(note),
      onEntry: (entry) => entries.push(entry.toString()),
    });
    expect(result).toMatchObject({ kind: 'verified', checkpoint: { size } });
    expect(entries).toEqual(words.slice(0, size));
  });
});

describe('the note, tile and hash vectors of golang.org/x/mod/sumdb', () => {
  type Sumdb = {
    note: {
      vkeys: Record<string, string>; bad_vkeys: string[]; text: string; sig_peter: string; sig_enoch: string;
      cases: { msg_prefix_hex?: string; msg: string; known: string[]; want: string }[];
    };
    tile_paths: { valid: string[]; invalid: string[] };
    new_tiles_for_size_height10: [number, number, number][];
    record_hash: { data: string; hash: string };
  }; // prettier-ignore
  const { note, tile_paths, record_hash, new_tiles_for_size_height10 } = readJson('go-sumdb', 'sumdb_vectors.json') as Sumdb;
  const keyOf = (name: string): VerifierKey => parseVerifierKey(note.vkeys[name] ?? '') as VerifierKey;
  const wanted = (want: string): string =>
    want === 'ok' ? 'verified' : want.startsWith('malformed') ? 'malformed' : want.replace(' ', '-');

  it.each(note.cases.map((example, n) => [n, example.want, example] as const))(
    'note %i is %s',
    (_, want, { msg_prefix_hex = '', msg, known }) => {
      const signed = Buffer.concat([Buffer.from(msg_prefix_hex, 'hex'), Buffer.from(msg)]);
      expect(openNote(signed, known.map(keyOf)).kind).toBe(wanted(want));
    },
  );

  it('a note gives its text and names who signed', () => {
    const signed = Buffer.from(`${note.text}\n${note.sig_peter}${note.sig_enoch}`);
    const keys = [keyOf('PeterNeumann'), keyOf('EnochRoot')];
    expect(openNote(signed, keys)).toMatchObject({ kind: 'verified', text: note.text, by: ['PeterNeumann', 'EnochRoot'] });
  });

  it.each(note.bad_vkeys)('%s is no verifier key', (vkey) => {
    expect(parseVerifierKey(vkey)).toBeUndefined();
  });

  it.each(Object.values(note.vkeys))('no part of %s and no change of one byte is a verifier key', (vkey) => {
    expect(parseVerifierKey(vkey)).toBeDefined();
    for (let from = 0; from < vkey.length; from++) {
      for (let to = from; to <= vkey.length; to++) {
        if (to - from < vkey.length) expect(parseVerifierKey(vkey.slice(from, to))).toBeUndefined();
      }
      const changed = vkey.slice(0, from) + String.fromCharCode(vkey.charCodeAt(from) + 1) + vkey.slice(from + 1);
      expect(parseVerifierKey(changed), changed).toBeUndefined();
    }
  });

  /** `tile/H/L/N` in sumdb; C2SP fixes the height and drops it. */
  const withoutHeight = (path: string): string => path.replace(/^tile\/\d+\//u, 'tile/');
  it.each(tile_paths.valid)('%s names a tile', (path) => {
    const tile = parseTilePath(withoutHeight(path));
    expect(tile && tilePath(tile)).toBe(withoutHeight(path));
  });
  it.each(tile_paths.invalid)('%s names no tile', (path) => {
    expect(parseTilePath(withoutHeight(path))).toBeUndefined();
  });
  it.each(new_tiles_for_size_height10)('growing from %i to %i makes %i new tiles of height 10', (after, size, count) => {
    expect(newTiles(after, size, 2 ** 10).filter(({ level }) => level !== 'entries')).toHaveLength(count);
  });
  it('hashes a record as Go does', () => {
    expect(Buffer.from(leafHash(Buffer.from(record_hash.data))).toString('base64')).toBe(record_hash.hash);
  });
});

describe('Ed25519 of Wycheproof', () => {
  type Group = { publicKey: { pk: string }; tests: { tcId: number; comment: string; msg: string; sig: string; result: string }[] };
  const { testGroups } = readJson('wycheproof', 'testvectors_v1', 'ed25519_test.json') as { testGroups: Group[] };
  const all = testGroups.flatMap(({ publicKey, tests }) => tests.map((test) => [test.tcId, test.comment, publicKey.pk, test] as const));
  it.each(all)('%i %s', (_id, _comment, pk, { msg, sig, result }) => {
    const x = Buffer.from(pk, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    expect(verify(null, Buffer.from(msg, 'hex'), key, Buffer.from(sig, 'hex'))).toBe(result === 'valid');
  });
});

describe('RFC 6962 itself', () => {
  it('gives the empty tree the hash of nothing and a node the hash of its children', () => {
    expect(Buffer.from(emptyRoot).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const tree = new MerkleTree();
    for (const entry of ['a', 'b', 'c']) tree.append(leafHash(Buffer.from(entry)));
    const [a, b, c] = ['a', 'b', 'c'].map((entry) => leafHash(Buffer.from(entry))) as [Uint8Array, Uint8Array, Uint8Array];
    expect(Buffer.from(tree.root())).toEqual(Buffer.from(nodeHash(nodeHash(a, b), c)));
  });
});
