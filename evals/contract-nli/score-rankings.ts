export const cutoffs = [1, 3, 5, 10] as const;
export type RankingScore = { readonly recallAt: Readonly<Record<(typeof cutoffs)[number], number>>; readonly mAP: number; readonly pairs: number };
export type Ranking = { readonly ranked: readonly number[]; readonly gold: readonly number[] };

/**
 * Evidence recall@k: the share of a pair's gold spans that stand within the first k of its ranking, averaged over pairs. Average precision:
 * the mean, over gold spans, of precision at the span's rank (0 for a span that was not ranked); mAP is its mean over pairs.
 */
export function scoreRankings(rankings: readonly Ranking[]): RankingScore {
  const mean = (of: (ranking: Ranking) => number): number =>
    rankings.length === 0 ? 0 : rankings.reduce((sum, ranking) => sum + of(ranking), 0) / rankings.length;
  const recall = (k: number): number => mean(({ ranked, gold }) => ranked.slice(0, k).filter((span) => gold.includes(span)).length / gold.length);
  return {
    recallAt: { 1: recall(1), 3: recall(3), 5: recall(5), 10: recall(10) },
    mAP: mean(averagePrecision),
    pairs: rankings.length,
  };
}

function averagePrecision({ ranked, gold }: Ranking): number {
  let found = 0;
  let sum = 0;
  ranked.forEach((span, index) => {
    if (!gold.includes(span)) return;
    found += 1;
    sum += found / (index + 1);
  });
  return sum / gold.length;
}
