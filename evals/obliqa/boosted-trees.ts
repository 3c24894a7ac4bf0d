import type { TreeRanker } from '../../src/stages/retrieve/tree-ranker.ts';

/** Candidates of one question: their feature rows, which of them answer it, and how many answers there are in all. */
export type RankedExample = { readonly rows: readonly Float32Array[]; readonly answers: readonly boolean[]; readonly answerCount: number };

export type BoostingOptions = {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Fewest candidates in a leaf. */
  readonly smallestLeaf: number;
  /** Added to the curvature of a leaf. */
  readonly damping: number;
  /** Shares of features and of questions that each tree sees. */
  readonly featureShare: number;
  readonly questionShare: number;
  readonly seed: number;
};

const maxBins = 64;
/** Pairs with both places at or below this rank say nothing about the first ten. */
const deepRank = 30;

type Sample = { readonly bins: Uint8Array; readonly edges: readonly Float32Array[]; readonly features: number };
type Leaf = {
  readonly node: number;
  readonly members: Int32Array;
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
  readonly value: number;
};
type Growing = { features: number[]; thresholds: number[]; lefts: number[]; rights: number[] };

/**
 * LambdaMART (Burges 2010): regression trees boosted on gradients weighted by the change in NDCG; histograms of at most 64 bins, grown
 * leaf by leaf. The same input and seed give the same trees.
 */
export function fitTrees(examples: readonly RankedExample[], options: BoostingOptions): TreeRanker {
  const random = seeded(options.seed);
  const rows = examples.flatMap((example) => example.rows);
  const answers = Uint8Array.from(
    examples.flatMap((example) => example.answers),
    (answer) => (answer ? 1 : 0),
  );
  const sample = readBins(rows);
  const groups: number[][] = [];
  let next = 0;
  for (const example of examples) groups.push(example.rows.map(() => next++));
  const scores = new Float64Array(rows.length);
  const gradients = new Float64Array(rows.length);
  const curvatures = new Float64Array(rows.length);
  const forest: Growing & { roots: number[] } = { roots: [], features: [], thresholds: [], lefts: [], rights: [] };
  for (let tree = 0; tree < options.trees; tree++) {
    gradients.fill(0);
    curvatures.fill(0);
    groups.forEach((group, i) => addGradients(group, answers, examples[i]?.answerCount ?? 1, scores, gradients, curvatures));
    const members = groups.flatMap((group) =>
      random() < options.questionShare ? group.filter((row) => (curvatures[row] as number) > 1e-9) : [],
    );
    const features = Array.from({ length: sample.features }, (_, feature) => feature).filter(() => random() < options.featureShare);
    const root = growTree(forest, sample, Int32Array.from(members), features, gradients, curvatures, options);
    forest.roots.push(root);
    for (let row = 0; row < rows.length; row++) scores[row] = (scores[row] as number) + leafValue(forest, root, rows[row] as Float32Array);
  }
  return forest;
}

function readBins(rows: readonly Float32Array[]): Sample {
  const features = rows[0]?.length ?? 0;
  const bins = new Uint8Array(rows.length * features);
  const step = Math.max(1, Math.floor(rows.length / 20_000));
  const edges = Array.from({ length: features }, (_, feature) => {
    const values: number[] = [];
    for (let row = 0; row < rows.length; row += step) values.push(rows[row]?.[feature] ?? 0);
    values.sort((a, b) => a - b);
    const cuts: number[] = [];
    for (let bin = 1; bin < maxBins; bin++) {
      // Kept as short decimals: what is written down is what was fitted.
      const value = Number((values[Math.floor((bin * values.length) / maxBins)] ?? 0).toPrecision(4));
      if (cuts.length === 0 || value > (cuts.at(-1) ?? 0)) cuts.push(value);
    }
    const all = Float64Array.from(cuts);
    rows.forEach((row, index) => {
      let [low, high] = [0, all.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((row[feature] as number) <= (all[middle] as number)) high = middle;
        else low = middle + 1;
      }
      bins[index * features + feature] = low;
    });
    return Float32Array.from(all);
  });
  return { bins, edges, features };
}

function addGradients(
  group: readonly number[],
  answers: Uint8Array,
  answerCount: number,
  scores: Float64Array,
  gradients: Float64Array,
  curvatures: Float64Array,
): void {
  const right = group.filter((row) => answers[row] === 1);
  if (right.length === 0) return;
  const order = [...group].sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  const ranks = new Map(order.map((row, rank) => [row, rank]));
  let ideal = 0;
  for (let rank = 0; rank < answerCount; rank++) ideal += discount(rank);
  for (const better of right) {
    const betterRank = ranks.get(better) ?? 0;
    for (const worse of group) {
      if (answers[worse] === 1) continue;
      const worseRank = ranks.get(worse) ?? 0;
      if (betterRank >= deepRank && worseRank >= deepRank) continue;
      const change = Math.abs(discount(betterRank) - discount(worseRank)) / ideal;
      const doubt = 1 / (1 + Math.exp((scores[better] as number) - (scores[worse] as number)));
      gradients[better] = (gradients[better] as number) + doubt * change;
      gradients[worse] = (gradients[worse] as number) - doubt * change;
      curvatures[better] = (curvatures[better] as number) + doubt * (1 - doubt) * change;
      curvatures[worse] = (curvatures[worse] as number) + doubt * (1 - doubt) * change;
    }
  }
}

const discount = (rank: number): number => 1 / Math.log2(rank + 2);

function growTree(
  forest: Growing,
  sample: Sample,
  members: Int32Array,
  features: readonly number[],
  gradients: Float64Array,
  curvatures: Float64Array,
  options: BoostingOptions,
): number {
  const { bins, edges } = sample;
  const width = sample.features;
  const sums = new Float64Array(width * maxBins);
  const curves = new Float64Array(width * maxBins);
  const counts = new Int32Array(width * maxBins);
  const newNode = (): number => {
    forest.thresholds.push(0);
    forest.lefts.push(0);
    forest.rights.push(0);
    return forest.features.push(-1) - 1;
  };
  const leafOf = (node: number, rows: Int32Array): Leaf => {
    sums.fill(0);
    curves.fill(0);
    counts.fill(0);
    let [sum, curve] = [0, 0];
    for (const row of rows) {
      const [gradient, curvature] = [gradients[row] as number, curvatures[row] as number];
      sum += gradient;
      curve += curvature;
      for (const feature of features) {
        const cell = feature * maxBins + (bins[row * width + feature] as number);
        sums[cell] = (sums[cell] as number) + gradient;
        curves[cell] = (curves[cell] as number) + curvature;
        counts[cell] = (counts[cell] as number) + 1;
      }
    }
    let best = { gain: 0, feature: -1, bin: 0 };
    const whole = (sum * sum) / (curve + options.damping);
    for (const feature of features) {
      let [leftSum, leftCurve, leftCount] = [0, 0, 0];
      for (let bin = 0; bin < (edges[feature]?.length ?? 0); bin++) {
        const cell = feature * maxBins + bin;
        leftSum += sums[cell] as number;
        leftCurve += curves[cell] as number;
        leftCount += counts[cell] as number;
        if (leftCount < options.smallestLeaf || rows.length - leftCount < options.smallestLeaf) continue;
        const rest = sum - leftSum;
        const gain = (leftSum * leftSum) / (leftCurve + options.damping) + (rest * rest) / (curve - leftCurve + options.damping) - whole;
        if (gain > best.gain) best = { gain, feature, bin };
      }
    }
    return { node, members: rows, ...best, value: (options.rate * sum) / (curve + options.damping) };
  };
  const root = newNode();
  const leaves = [leafOf(root, members)];
  while (leaves.length < options.leaves) {
    leaves.sort((a, b) => b.gain - a.gain);
    const leaf = leaves[0];
    if (leaf === undefined || leaf.feature < 0) break;
    leaves.shift();
    const goesLeft = (row: number): boolean => (bins[row * width + leaf.feature] as number) <= leaf.bin;
    const [left, right] = [newNode(), newNode()];
    forest.features[leaf.node] = leaf.feature;
    forest.thresholds[leaf.node] = edges[leaf.feature]?.[leaf.bin] ?? 0;
    forest.lefts[leaf.node] = left;
    forest.rights[leaf.node] = right;
    leaves.push(
      leafOf(left, leaf.members.filter(goesLeft)),
      leafOf(
        right,
        leaf.members.filter((row) => !goesLeft(row)),
      ),
    );
  }
  for (const { node, value } of leaves) forest.thresholds[node] = Number(value.toPrecision(4));
  return root;
}

function leafValue({ features, thresholds, lefts, rights }: Growing, root: number, row: Float32Array): number {
  let node = root;
  while ((features[node] as number) >= 0) {
    node = ((row[features[node] as number] as number) <= (thresholds[node] as number) ? lefts[node] : rights[node]) as number;
  }
  return thresholds[node] as number;
}

/** Mulberry32: small, fast, the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
