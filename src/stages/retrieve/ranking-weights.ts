import type { RankingWeights } from './passage-features.ts';

/** Made by `npm run eval -- contract-nli --data FILE --fit --write`; evals/contract-nli/README.md says how. */
export const rankingWeights: RankingWeights = {
  own: 0.86,
  rel: 1.64,
  near: -0.01,
  context: 2.44,
  joint: 1.41,
  jointRel: 1.8,
  exact: 1.72,
  feedback: 0.62,
  lead: 1.38,
  previous: 0.53,
  next: 1.07,
  items: 4.04,
  defines: 0.71,
  exception: 0.6,
  definesAsked: 0.91,
  exceptionAsked: -0.73,
  sameStance: 0.28,
  otherStance: 0.43,
  title: -0.24,
  length: -0.3,
  short: 0.45,
  isItem: -0.49,
  leadsIn: -1.2,
  amongThree: 0.47,
};
