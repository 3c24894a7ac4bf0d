import { emptyRoot, nodeHash, sameHash, type Hash } from './merkle-hash.ts';

/** Is the leaf entry `index` of the tree of `size` entries with this root? RFC 9162 section 2.1.3.2. */
export function verifyInclusion(index: number, size: number, leaf: Hash, proof: readonly Hash[], root: Hash): boolean {
  return verifySubtreeInclusion(index, 0, size, leaf, proof, root);
}

/** Does the subtree over entries [start, end) with this root contain the leaf as entry `index`? */
export function verifySubtreeInclusion(index: number, start: number, end: number, leaf: Hash, proof: readonly Hash[], root: Hash): boolean {
  if (!isSubtree(start, end) || !isCount(index) || index < start || index >= end || leaf.length !== 32) return false;
  let at = index - start;
  let last = end - start - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0 || sibling.length !== 32) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

/**
 * Is the tree of `size1` entries a beginning of the tree of `size2`? RFC 9162 section 2.1.4.2. A proof from the empty tree proves
 * nothing and is rejected, except that the empty tree is consistent with itself: both roots are the empty root and the proof is empty.
 */
export function verifyConsistency(size1: number, size2: number, root1: Hash, root2: Hash, proof: readonly Hash[]): boolean {
  if (size1 === 0) return size2 === 0 && proof.length === 0 && sameHash(root1, emptyRoot) && sameHash(root2, emptyRoot);
  return verifySubtreeConsistency(0, size1, size2, root1, root2, proof);
}

/** Is the subtree over entries [start, end) with `subtreeRoot` part of the tree of `size` entries with `root`? */
export function verifySubtreeConsistency(
  start: number,
  end: number,
  size: number,
  subtreeRoot: Hash,
  root: Hash,
  proof: readonly Hash[],
): boolean {
  if (!isCount(size) || !isCount(start) || !isCount(end) || start > end || end > size) return false;
  if (start === end) return proof.length === 0 && sameHash(subtreeRoot, emptyRoot);
  if (!isSubtree(start, end)) return false;
  let [first, second, last] = [start, end - 1, size - 1];
  const up = (): void => void ([first, second, last] = [half(first), half(second), half(last)]);
  if (second === last) while (first !== second) up();
  else while (first !== second && second % 2 === 1) up();

  const [head, ...tail] = proof;
  let hash1 = first === second ? subtreeRoot : head;
  if (hash1 === undefined || (first !== second && hash1.length !== 32)) return false;
  let hash2 = hash1;
  for (const sibling of first === second ? proof : tail) {
    if (last === 0 || sibling.length !== 32) return false;
    if (second % 2 === 1 || second === last) {
      if (first < second) hash1 = nodeHash(sibling, hash1);
      hash2 = nodeHash(sibling, hash2);
      while (second % 2 === 0 && second !== 0) up();
    } else {
      hash2 = nodeHash(hash2, sibling);
    }
    up();
  }
  return last === 0 && sameHash(hash1, subtreeRoot) && sameHash(hash2, root);
}

/** Non-empty, and `start` a multiple of the smallest power of two that is not below the width. */
function isSubtree(start: number, end: number): boolean {
  if (!isCount(start) || !isCount(end) || start >= end) return false;
  let span = 1;
  while (span < end - start) span *= 2;
  return start % span === 0;
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const half = (n: number): number => Math.floor(n / 2);
