import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRoot, leafHash, nodeHash, type Hash } from '../../src/audit/merkle-hash.ts';
import { MerkleTree } from '../../src/audit/merkle-tree.ts';
import { verifyConsistency, verifyInclusion } from '../../src/audit/verify-proof.ts';

const leaves = (count: number): Hash[] => Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`record ${String(n)}`)));
const treeOf = (hashes: readonly Hash[]): MerkleTree => {
  const tree = new MerkleTree();
  for (const hash of hashes) tree.append(hash);
  return tree;
};
/** RFC 6962 section 2.1, word for word. */
const mth = (hashes: readonly Hash[]): Hash => {
  const [only] = hashes;
  if (only === undefined) return emptyRoot;
  if (hashes.length === 1) return only;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return nodeHash(mth(hashes.slice(0, k)), mth(hashes.slice(k)));
};
const sizes = fc.integer({ min: 1, max: 600 });
const flipped = (hash: Hash): Hash => Uint8Array.from(hash, (byte, n) => (n === 7 ? byte ^ 1 : byte));

describe('a Merkle tree', () => {
  it('has the root of the recursive definition at every size it passed', () => {
    const all = leaves(300);
    const tree = treeOf(all);
    for (let size = 0; size <= 300; size++) expect(Buffer.from(tree.root(size))).toEqual(Buffer.from(mth(all.slice(0, size))));
  });

  it('proves every entry at every size, and no other entry, size or root', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
        const tree = treeOf(leaves(size));
        const [index, other] = [a % size, b % size];
        const proof = tree.inclusionProof(index, size);
        const leaf = tree.node(0, index);
        expect(verifyInclusion(index, size, leaf, proof, tree.root())).toBe(true);
        expect(verifyInclusion(index, size, flipped(leaf), proof, tree.root())).toBe(false);
        expect(verifyInclusion(index, size, leaf, proof, flipped(tree.root()))).toBe(false);
        if (other !== index) expect(verifyInclusion(other, size, leaf, proof, tree.root())).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(index, size, leaf, proof.slice(1), tree.root())).toBe(false);
        expect(verifyInclusion(index, size, leaf, [...proof, leaf], tree.root())).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('proves that it continues each earlier tree, and not one with another beginning', () => {
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const tree = treeOf(leaves(to));
        const proof = tree.consistencyProof(from, to);
        expect(verifyConsistency(from, to, tree.root(from), tree.root(to), proof)).toBe(true);
        expect(verifyConsistency(from, to, flipped(tree.root(from)), tree.root(to), proof)).toBe(false);
        if (from < to) expect(verifyConsistency(from, to, tree.root(from), flipped(tree.root(to)), proof)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('does not take anything as a proof from nothing: the empty tree continues only itself', () => {
    const root = leafHash(Buffer.from('x'));
    expect(verifyConsistency(0, 0, emptyRoot, emptyRoot, [])).toBe(true);
    expect(verifyConsistency(0, 0, root, root, [])).toBe(false);
    expect(verifyConsistency(0, 0, emptyRoot, root, [])).toBe(false);
    expect(verifyConsistency(0, 1, emptyRoot, root, [])).toBe(false);
  });

  it('gives no node, proof or root that it has not got yet', () => {
    const tree = treeOf(leaves(5));
    expect(() => tree.node(1, 2)).toThrow(RangeError);
    expect(() => tree.inclusionProof(5, 5)).toThrow(RangeError);
    expect(() => tree.inclusionProof(0, 6)).toThrow(RangeError);
    expect(() => tree.consistencyProof(0, 5)).toThrow(RangeError);
    expect(() => tree.root(6)).toThrow(RangeError);
  });
});
