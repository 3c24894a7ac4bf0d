import { createHash, hash } from 'node:crypto';

export type Hash = Uint8Array;

/** MTH of the empty tree: SHA-256 of nothing (RFC 6962, section 2.1). */
export const emptyRoot: Hash = createHash('sha256').digest();

/** SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export function leafHash(entry: Uint8Array): Hash {
  if (entry.length >= leaf.length) return createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
  leaf.set(entry, 1);
  return hash('sha256', leaf.subarray(0, entry.length + 1), 'buffer');
}

/** SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.set(left, 1);
  node.set(right, 33);
  return hash('sha256', node, 'buffer');
}

export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0;
}

/* Prefix and content side by side, so that one call hashes them: a million records are a few seconds of this. */
const leaf = Buffer.alloc(1 + 65_535 + 1);
const node = Buffer.alloc(1 + 64, 1);
