import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { exactSearch } from './exact-search.ts';
import { newGraph, readGraph, type Graph } from './graph.ts';
import { measureWays, scanAlways, type VectorIndex } from './vector-index.ts';

/** A vector and the name by which it is known again: a hash of what it was made from. */
export type NamedVector = { readonly key: string; readonly vector: Float32Array };
export type StoredVectorIndex = VectorIndex & {
  /** What opening it cost: vectors put into the graph, taken out of it, and whether it was made anew. */
  readonly changed: { readonly added: number; readonly removed: number; readonly rebuilt: boolean };
};

const Shape = z.strictObject({
  schema: z.literal('vector-index/1'),
  dimensions: z.int().positive(),
  capacity: z.int().nonnegative(),
  /** Key of each label; null where the vector was taken out. */
  labels: z.array(z.string().nullable()),
  /** SHA-256 of the graph's file. */
  graph: z.string(),
  /** SHA-256 of the labels. */
  sum: z.string(),
});

/** More than this share of dead labels makes searches slow: made anew. */
const mostDead = 0.3;
const room = 1.25;

/**
 * The index of a set of vectors, kept in a folder. When the set changed, only what is new is put in and what is gone is marked; a graph that is damaged,
 * of other dimensions or mostly dead is made anew. Small sets need no graph and leave no file. Written beside and renamed, graph before its list: after a
 * crash the list names either the old graph or the new, and a graph that does not match its list's hash is made anew. Takes seconds: run it in a worker.
 */
export function openStoredVectorIndex(folder: string, vectors: readonly NamedVector[], always = scanAlways): StoredVectorIndex {
  const dimensions = vectors[0]?.vector.length ?? 0;
  const list = vectors.map(({ vector }) => vector);
  const exact = exactSearch(list);
  if (list.length * dimensions <= always) {
    return { search: exact, way: 'exact', measured: undefined, changed: { added: 0, removed: 0, rebuilt: false } };
  }
  mkdirSync(folder, { recursive: true });
  const stored = readStored(folder, dimensions);
  const wanted = new Map(vectors.map(({ key }, index) => [key, index]));
  const labels: (string | null)[] = stored === undefined ? [] : [...stored.labels];
  const gone = labels.filter((key) => key !== null && !wanted.has(key)).length;
  const dead = labels.filter((key) => key === null).length + gone;
  const rebuilt = stored === undefined || dead > mostDead * Math.max(1, labels.length);
  if (rebuilt) labels.length = 0;
  const graph = rebuilt || stored === undefined ? newGraph(dimensions, Math.ceil(list.length * room)) : stored.graph;
  let capacity = rebuilt || stored === undefined ? Math.ceil(list.length * room) : stored.capacity;

  labels.forEach((key, label) => {
    if (key === null || wanted.has(key)) return;
    graph.markDelete(label);
    labels[label] = null;
  });
  const present = new Set(labels);
  const fresh = vectors.filter(({ key }) => !present.has(key) && present.add(key));
  if (labels.length + fresh.length > capacity) graph.resizeIndex((capacity = Math.ceil((labels.length + fresh.length) * room)));
  for (const { key, vector } of fresh) graph.addPoint(Array.from(vector), labels.push(key) - 1);
  if (rebuilt || fresh.length > 0 || gone > 0) writeStored(folder, graph, { dimensions, capacity, labels });

  const indices = labels.map((key) => (key === null ? -1 : (wanted.get(key) ?? -1)));
  return { ...measureWays(list, exact, graph, indices), changed: { added: fresh.length, removed: rebuilt ? 0 : gone, rebuilt } };
}

function readStored(
  folder: string,
  dimensions: number,
): { readonly graph: Graph; readonly labels: readonly (string | null)[]; readonly capacity: number } | undefined {
  const [listPath, graphPath] = [join(folder, 'labels.json'), join(folder, 'graph.hnsw')];
  if (!existsSync(listPath) || !existsSync(graphPath)) return undefined;
  const shape = Shape.safeParse(parsed(readFileSync(listPath, 'utf8')));
  if (!shape.success || shape.data.dimensions !== dimensions || shape.data.graph !== hashOf(graphPath)) return undefined;
  if (shape.data.sum !== sumOf(shape.data.labels)) return undefined;
  return { graph: readGraph(graphPath, dimensions), labels: shape.data.labels, capacity: shape.data.capacity };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function writeStored(folder: string, graph: Graph, shape: Pick<z.infer<typeof Shape>, 'dimensions' | 'capacity' | 'labels'>): void {
  const [listPath, graphPath] = [join(folder, 'labels.json'), join(folder, 'graph.hnsw')];
  graph.writeIndexSync(`${graphPath}.new`);
  const list = JSON.stringify({ schema: 'vector-index/1', ...shape, graph: hashOf(`${graphPath}.new`), sum: sumOf(shape.labels) });
  writeFileSync(`${listPath}.new`, list, { flush: true });
  rmSync(listPath, { force: true });
  renameSync(`${graphPath}.new`, graphPath);
  renameSync(`${listPath}.new`, listPath);
}

function sumOf(labels: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(labels)).digest('hex');
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
