type Numbers = readonly number[] | Int32Array | Float64Array;

/**
 * Boosted regression trees, flat: node n asks whether feature `features[n]` is at most `thresholds[n]` and goes to `lefts[n]` or
 * `rights[n]`; a leaf has feature −1 and its value in `thresholds[n]`. `roots` are the first nodes of the trees.
 */
export type TreeRanker = {
  readonly roots: Numbers;
  readonly features: Numbers;
  readonly thresholds: Numbers;
  readonly lefts: Numbers;
  readonly rights: Numbers;
};

/** Sum of the leaves that a row of features reaches. */
export function scoreByTrees({ roots, features, thresholds, lefts, rights }: TreeRanker, row: Float32Array): number {
  let score = 0;
  for (const root of roots) {
    let node = root;
    for (let feature = features[node] ?? -1; feature >= 0; feature = features[node] ?? -1) {
      node = ((row[feature] as number) <= (thresholds[node] as number) ? lefts[node] : rights[node]) as number;
    }
    score += thresholds[node] ?? 0;
  }
  return score;
}
