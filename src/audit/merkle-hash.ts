import { createHash } from 'node:crypto';

export type Hash = Uint8Array;

/** MTH of the empty tree: SHA-256 of nothing (RFC 6962, section 2.1). */
export const emptyRoot: Hash = createHash('sha256').digest();

/** SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export function leafHash(entry: Uint8Array): Hash {
  return createHash('sha256').update(leafPrefix).update(entry).digest();
}

/** SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0;
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);
