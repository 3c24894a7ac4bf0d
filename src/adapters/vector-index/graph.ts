import hnswlib from 'hnswlib-node';
import type { VectorSearch } from './exact-search.ts';

export type Graph = InstanceType<typeof hnswlib.HierarchicalNSW>;

const links = 24;
const buildBreadth = 200;
const seed = 42;

/** Hierarchical navigable small world graph (Malkov & Yashunin 2018) by inner product, which is the cosine for vectors of length 1. */
export function newGraph(dimensions: number, capacity: number): Graph {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex(capacity, links, buildBreadth, seed);
  return graph;
}

/** Reads a graph that `writeIndexSync` wrote. @throws when the file is not one. */
export function readGraph(path: string, dimensions: number): Graph {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.readIndexSync(path);
  return graph;
}

/** `labels[label]` is the index of a vector in the caller's list; without it they are the same. */
export function graphSearch(graph: Graph, breadth: number, labels?: readonly number[]): VectorSearch {
  return (query, limit) => {
    if (limit <= 0) return [];
    graph.setEf(Math.max(breadth, limit));
    const { neighbors, distances } = graph.searchKnn(Array.from(query), Math.min(limit, graph.getCurrentCount()));
    return neighbors
      .map((label, i) => ({ index: labels?.[label] ?? label, similarity: 1 - (distances[i] ?? 1) }))
      .sort((a, b) => b.similarity - a.similarity || a.index - b.index);
  };
}
