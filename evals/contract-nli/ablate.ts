import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import type { Lexicon } from '../../src/stages/retrieve/evidence-query.ts';
import { featureNames } from '../../src/stages/retrieve/passage-features.ts';
import { termSynonyms } from '../../src/stages/retrieve/synonyms.ts';
import { everyContract, exampleBuilder, textsOf } from './build-examples.ts';
import { acrossHypotheses } from './fit-ranking.ts';
import { learnRelated } from './learn-related.ts';
import type { ContractSet } from './read-contracts.ts';
import { scoreRankings, type RankingScore } from './score-rankings.ts';

const parts = 4;
const allBut = (...kept: string[]): string[] => featureNames.filter((name) => !kept.includes(name));
const groups = {
  lists: ['lead', 'items', 'isItem', 'leadsIn', 'joint', 'jointRel'],
  neighbours: ['previous', 'next'],
  headings: ['context', 'title'],
  cues: ['defines', 'exception', 'definesAsked', 'exceptionAsked', 'sameStance', 'otherStance'],
  feedback: ['feedback'],
  exact: ['exact'],
  shape: ['length', 'short'],
} as const;

/** What each part is worth: scores on hypotheses that the fit had not seen, with one part left out at a time; told as they come. */
export function ablate(set: ContractSet, tell: (name: string, score: RankingScore) => void): Record<string, RankingScore> {
  const segment = createSegmenter();
  const synonyms = termSynonyms(segment);
  const related = learnRelated(textsOf(set, everyContract), segment);
  const build = exampleBuilder(set, segment);
  const nothing: Lexicon = { synonyms: new Map(), related: new Map() };
  const variants: [name: string, lexicon: Lexicon, without: readonly string[]][] = [
    ['words alone', nothing, allBut('own')],
    ['words, synonyms', { synonyms, related: new Map() }, allBut('own')],
    ['words, synonyms, related terms', { synonyms, related }, allBut('own')],
    ['everything', { synonyms, related }, []],
    ['- related terms', { synonyms, related: new Map() }, []],
    ['- synonyms', { synonyms: new Map(), related }, []],
    ...Object.entries(groups).map(([name, features]) => [`- ${name}`, { synonyms, related }, features] as [string, Lexicon, readonly string[]]),
  ];
  return Object.fromEntries(
    variants.map(([name, lexicon, without]) => {
      const examples = build(lexicon, everyContract);
      const score = scoreRankings(acrossHypotheses(examples, examples, Object.keys(set.hypotheses), parts, new Set(without)));
      tell(name, score);
      return [name, score];
    }),
  );
}
