import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exactSearch } from '../../../src/adapters/vector-index/exact-search.ts';
import { openStoredVectorIndex, type NamedVector } from '../../../src/adapters/vector-index/stored-vector-index.ts';
import { buildVectorIndex } from '../../../src/adapters/vector-index/vector-index.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'vectors-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Vectors around a few hundred centres, as texts lie around topics. */
function someVectors(count: number, dimensions: number, seed = 1): Float32Array[] {
  let state = seed;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296 - 0.5;
  const centres = Array.from({ length: 200 }, () => Float32Array.from({ length: dimensions }, random));
  return Array.from({ length: count }, (_, i) => {
    const vector = (centres[i % 200] ?? new Float32Array(dimensions)).map((value) => value + 0.6 * random());
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}
const named = (vectors: readonly Float32Array[]): NamedVector[] => vectors.map((vector, at) => ({ key: `v${at}`, vector }));
const graphAlways = 0;

describe('an exact scan', () => {
  it('gives the most similar first, ties by index, and no more than asked for', () => {
    const search = exactSearch([Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(1, 0), Float32Array.of(0.6, 0.8)]);
    expect(search(Float32Array.of(1, 0), 3).map(({ index }) => index)).toEqual([0, 2, 3]);
    expect(search(Float32Array.of(1, 0), 0)).toEqual([]);
    expect(exactSearch([])(Float32Array.of(1), 5)).toEqual([]);
  });
});

describe('the way of searching', () => {
  it('is a scan while that is quick, and a graph only with 98 % of the exact best', () => {
    const vectors = someVectors(3000, 32);
    expect(buildVectorIndex(vectors).way).toBe('exact');
    const { measured } = buildVectorIndex(vectors, graphAlways);
    expect(measured?.recall).toBeGreaterThanOrEqual(0.98);
    expect(measured?.breadth).toBeGreaterThanOrEqual(50);
  });
});

describe('the index on disk', () => {
  const vectors = someVectors(1200, 24);
  const open = (list: readonly NamedVector[]) => openStoredVectorIndex(folder, list, graphAlways);
  const own = (list: readonly NamedVector[], at: number) => open(list).search(list[at]!.vector, 1)[0]?.index;

  it('is made once and then opened as it is', () => {
    expect(open(named(vectors)).changed).toEqual({ added: 1200, removed: 0, rebuilt: true });
    const before = readFileSync(join(folder, 'graph.hnsw'));
    expect(open(named(vectors)).changed).toEqual({ added: 0, removed: 0, rebuilt: false });
    expect(readFileSync(join(folder, 'graph.hnsw')).equals(before)).toBe(true);
  });

  it('takes in only what is new and leaves out what is gone', () => {
    open(named(vectors.slice(0, 1000)));
    const list = named(vectors).slice(100);
    const changed = open(list);
    expect(changed.changed).toEqual({ added: 200, removed: 100, rebuilt: false });
    expect(changed.measured?.recall).toBeGreaterThanOrEqual(0.98);
    expect(own(list, 0)).toBe(0);
    expect(own(list, 1099)).toBe(1099);
    const gone = vectors[5]!;
    expect(changed.search(gone, 1100).every(({ index }) => index >= 0 && index < 1100)).toBe(true);
  });

  it('grows beyond the room that it was made with', () => {
    open(named(vectors.slice(0, 300)));
    expect(open(named(vectors)).changed).toEqual({ added: 900, removed: 0, rebuilt: false });
    expect(own(named(vectors), 1150)).toBe(1150);
  });

  it('is made anew when most of it is gone', () => {
    open(named(vectors));
    expect(open(named(vectors).slice(800)).changed.rebuilt).toBe(true);
  });

  it.each(['graph.hnsw', 'labels.json'])('is made anew when %s is damaged', (name) => {
    open(named(vectors));
    const bytes = readFileSync(join(folder, name));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    writeFileSync(join(folder, name), bytes);
    expect(open(named(vectors)).changed.rebuilt).toBe(true);
    expect(own(named(vectors), 7)).toBe(7);
  });

  it('is made anew when the vectors have other dimensions', () => {
    open(named(vectors));
    expect(open(named(someVectors(1200, 16))).changed.rebuilt).toBe(true);
  });
});
