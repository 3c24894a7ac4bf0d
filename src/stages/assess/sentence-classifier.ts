import { z } from 'zod';
import { RequirementId } from '../../domain/ids.ts';
import { conceptFeatures, countTerms, sentenceLanguage, weighTerms } from './sentence-features.ts';

/** Whole numbers that stand for weights: `value = stored / scale`. */
const Weights = z.object({
  /** Features in the order of the other lists: terms, then `@concept` and `@concept&concept`. */
  features: z.array(z.string()),
  /** Inverse document frequency of the terms, in thousandths; concepts have none. */
  idf: z.array(z.int()),
  /** Weight of every feature for "breaches a duty", in thousandths. */
  breach: z.array(z.int()),
  breachBias: z.int(),
  /** For every feature, pairs of class index and weight in hundredths: which requirement the sentence speaks of. */
  topics: z.array(z.array(z.int())),
  topicBias: z.array(z.int()),
  /** Margins in thousandths: from `clear` on a reading counts by itself, from `weak` on as a hint; up to `not` it says that nothing is breached. */
  clear: z.int(),
  weak: z.int(),
  not: z.int(),
});

/** A trained classifier of sentences; `npm run train` makes it from `evals/statements/training`. */
export const ClassifierModel = z.object({
  schema: z.literal('sentence-classifier/1'),
  /** How many sentences it was trained on, and the SHA-256 over them. */
  trainedOn: z.object({ sentences: z.int(), sha256: z.string() }),
  requirements: z.array(RequirementId),
  languages: z.object({ en: Weights, zh: Weights }),
});
export type ClassifierModel = z.infer<typeof ClassifierModel>;

export type Reading = {
  /** The requirements that a breach most likely speaks of, the likeliest first; none where there is no breach. */
  readonly requirements: readonly string[];
  /** `none`: undecided; `not`: clearly no breach. */
  readonly breach: 'clear' | 'weak' | 'none' | 'not';
  /** Distance from the boundary between breach and no breach; comparable within one language. */
  readonly margin: number;
  /** The terms and concepts that spoke most for a breach, the strongest first. */
  readonly because: readonly string[];
};
export type ReadSentence = (text: string, concepts: Iterable<string>) => Reading;

type Language = {
  readonly idf: ReadonlyMap<string, number>;
  readonly index: ReadonlyMap<string, number>;
  readonly weights: z.infer<typeof Weights>;
};

const mostReasons = 4;
const mostTopics = 3;

/**
 * Reads one sentence: does it say that a duty is breached, and of which requirement does it speak? Two linear classifiers (L2-regularised,
 * squared hinge loss) over words, characters and concepts.
 */
export function openClassifier(model: ClassifierModel): ReadSentence {
  const languages = { en: openLanguage(model.languages.en), zh: openLanguage(model.languages.zh) };
  return (text, concepts) => {
    const name = sentenceLanguage(text);
    const { idf, index, weights } = languages[name];
    const names = [...concepts];
    const terms = weighTerms(countTerms(text, name), idf);
    let margin = weights.breachBias / 1000;
    const shares: [string, number][] = [];
    for (const [feature, value] of [...terms, ...conceptFeatures(names, true)]) {
      const at = index.get(feature);
      if (at === undefined) continue;
      const share = (value * (weights.breach[at] ?? 0)) / 1000;
      margin += share;
      if (share > 0) shares.push([feature, share]);
    }
    const breach = sideOf(margin * 1000, weights);
    const speaks = breach === 'clear' || breach === 'weak';
    const topics = speaks ? likeliestTopics([...terms, ...conceptFeatures(names, false)], index, weights) : [];
    const because = shares
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, mostReasons)
      .map(([feature]) => feature.replace(/^@/u, ''));
    return { requirements: topics.flatMap((topic) => model.requirements[topic] ?? []), breach, margin, because };
  };
}

function sideOf(margin: number, { clear, weak, not }: z.infer<typeof Weights>): Reading['breach'] {
  if (margin >= clear) return 'clear';
  if (margin >= weak) return 'weak';
  return margin <= not ? 'not' : 'none';
}

function openLanguage(weights: z.infer<typeof Weights>): Language {
  const index = new Map(weights.features.map((feature, at) => [feature, at]));
  const idf = new Map(weights.idf.map((rarity, at) => [weights.features[at] ?? '', rarity / 1000]));
  return { idf, index, weights };
}

function likeliestTopics(
  features: readonly [string, number][],
  index: Language['index'],
  { topics, topicBias }: Language['weights'],
): number[] {
  const scores = topicBias.map((bias) => bias / 100);
  for (const [feature, value] of features) {
    const pairs = topics[index.get(feature) ?? -1] ?? [];
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const topic = pairs[at] ?? 0;
      scores[topic] = (scores[topic] ?? 0) + (value * (pairs[at + 1] ?? 0)) / 100;
    }
  }
  return [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, mostTopics);
}
