/** Figures of one question or the mean of many. */
export type RetrievalScore = { readonly recallAt10: number; readonly mapAt10: number; readonly recallAt100: number };

/** Recall@10, AP@10 (over all answers, so unfound ones count as zero) and Recall@100 of one ranking. */
export function scoreRanking(ranking: readonly string[], answers: readonly string[]): RetrievalScore {
  const wanted = new Set(answers);
  let found = 0;
  let precision = 0;
  ranking.slice(0, 10).forEach((id, rank) => {
    if (!wanted.has(id)) return;
    found++;
    precision += found / (rank + 1);
  });
  const deep = ranking.slice(0, 100).filter((id) => wanted.has(id)).length;
  return { recallAt10: found / wanted.size, mapAt10: precision / wanted.size, recallAt100: deep / wanted.size };
}

/** Macro average: every question counts the same. */
export function meanScore(scores: readonly RetrievalScore[]): RetrievalScore {
  const mean = (read: (score: RetrievalScore) => number): number => scores.reduce((sum, score) => sum + read(score), 0) / Math.max(1, scores.length);
  return { recallAt10: mean((s) => s.recallAt10), mapAt10: mean((s) => s.mapAt10), recallAt100: mean((s) => s.recallAt100) };
}
