import { emptyRoot, nodeHash, type Hash } from './merkle-hash.ts';

/** Node `index` of `level` is the hash of the complete subtree over entries [index * 2^level, (index + 1) * 2^level). */
export type NodeId = { readonly level: number; readonly index: number };

/** The fewest complete subtrees that cover entries [begin, end), from left to right (the compact range of the interval). */
export function rangeNodes(begin: number, end: number): NodeId[] {
  const nodes: NodeId[] = [];
  for (let at = begin; at < end;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/**
 * A Merkle tree (RFC 6962) that grows by its right edge and keeps every complete subtree's hash: 64 bytes per entry, about one hash
 * per append. Any root, proof or tile up to its size can be read from it.
 */
export class MerkleTree {
  /** Hashes of a level, packed 32 bytes each. */
  readonly #levels: Buffer[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  append(leaf: Hash): void {
    this.#put(0, this.#size, leaf);
    let index = this.#size++;
    for (let level = 0, hash = leaf; index % 2 === 1; level++) {
      hash = nodeHash(this.node(level, index - 1), hash);
      index = (index - 1) / 2;
      this.#put(level + 1, index, hash);
    }
  }

  /** Hash of a complete subtree; RangeError when the tree has not got that far. */
  node(level: number, index: number): Hash {
    const row = this.#levels[level];
    if (row === undefined || (index + 1) * 2 ** level > this.#size) {
      throw new RangeError(`node ${String(level)}/${String(index)} is not complete at size ${String(this.#size)}`);
    }
    return row.subarray(index * 32, index * 32 + 32);
  }

  /** MTH(D[begin:end]) with `begin` a multiple of the smallest power of two that is not below the width; the whole tree by default. */
  root(end = this.#size, begin = 0): Hash {
    const hashes = rangeNodes(begin, end).map(({ level, index }) => this.node(level, index));
    return (
      hashes.reduceRight<Hash | undefined>((right, left) => (right === undefined ? left : nodeHash(left, right)), undefined) ?? emptyRoot
    );
  }

  /** PATH(index, D[0:size]), RFC 6962 section 2.1.1; RangeError when the entry is not in the tree of that size. */
  inclusionProof(index: number, size: number): Hash[] {
    if (index < 0 || index >= size || size > this.#size) throw new RangeError(`no entry ${String(index)} at size ${String(size)}`);
    return this.#path(index, 0, size);
  }

  /** PROOF(from, D[0:to]), RFC 6962 section 2.1.2, for 0 < from <= to. */
  consistencyProof(from: number, to: number): Hash[] {
    if (from < 1 || from > to || to > this.#size) throw new RangeError(`no consistency of ${String(from)} and ${String(to)}`);
    return this.#subproof(from, 0, to, true);
  }

  #path(index: number, begin: number, end: number): Hash[] {
    if (end - begin === 1) return [];
    const middle = begin + splitOf(end - begin);
    return index < middle
      ? [...this.#path(index, begin, middle), this.root(end, middle)]
      : [...this.#path(index, middle, end), this.root(middle, begin)];
  }

  #subproof(from: number, begin: number, end: number, known: boolean): Hash[] {
    if (from === end) return known ? [] : [this.root(end, begin)];
    const middle = begin + splitOf(end - begin);
    return from <= middle
      ? [...this.#subproof(from, begin, middle, known), this.root(end, middle)]
      : [...this.#subproof(from, middle, end, false), this.root(middle, begin)];
  }

  #put(level: number, index: number, hash: Hash): void {
    let row = this.#levels[level] ?? Buffer.alloc(32 * 16);
    if ((index + 1) * 32 > row.length) {
      const grown = Buffer.alloc(row.length * 2);
      row.copy(grown);
      row = grown;
    }
    row.set(hash, index * 32);
    this.#levels[level] = row;
  }
}

/** The largest power of two below `width`. */
function splitOf(width: number): number {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
}
