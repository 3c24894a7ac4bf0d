import type { VectorHit, VectorSearch } from './exact-search.ts';

export type Breadth = {
  /** `ef` of the graph. */
  readonly breadth: number;
  /** Share of the exact best that it found. */
  readonly recall: number;
};

const wantedRecall = 0.98;
const breadths = [16, 32, 64, 128, 256, 512, 1024];

/**
 * The narrowest search breadth whose best `top` hold at least 98 % of those of an exact scan, over sample queries. When none does, the widest
 * with what it reaches, and the caller scans exactly.
 */
export function chooseBreadth(
  queries: readonly Float32Array[],
  top: number,
  exact: VectorSearch,
  graph: (breadth: number) => VectorSearch,
): Breadth {
  const wanted = queries.map((query) => exact(query, top));
  let last: Breadth = { breadth: 0, recall: 0 };
  for (const breadth of breadths) {
    if (breadth < top) continue;
    const search = graph(breadth);
    last = {
      breadth,
      recall: meanRecall(
        wanted,
        queries.map((query) => search(query, top)),
      ),
    };
    if (last.recall >= wantedRecall) return last;
  }
  return last;
}

export function reachesWantedRecall({ recall }: Breadth): boolean {
  return recall >= wantedRecall;
}

/** A hit counts as found when one as similar was found: equal vectors may stand for one another. */
function meanRecall(wanted: readonly (readonly VectorHit[])[], found: readonly (readonly VectorHit[])[]): number {
  let sum = 0;
  wanted.forEach((hits, i) => {
    const least = (hits.at(-1)?.similarity ?? 0) - 1e-5;
    const good = (found[i] ?? []).filter(({ similarity }) => similarity >= least).length;
    sum += hits.length === 0 ? 1 : Math.min(1, good / hits.length);
  });
  return sum / Math.max(1, wanted.length);
}
