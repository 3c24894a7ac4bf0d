import { readQuery, type Lexicon } from '../../src/stages/retrieve/evidence-query.ts';
import { passageFeatures } from '../../src/stages/retrieve/passage-features.ts';
import { PassageIndex } from '../../src/stages/retrieve/passage-index.ts';
import type { SegmentChinese } from '../../src/stages/retrieve/tokenise.ts';
import type { Example } from './fit-weights.ts';
import type { ContractSet } from './read-contracts.ts';

export type Take = (document: number) => boolean;
export const everyContract: Take = () => true;

/** Builds examples for the pairs of the contracts that are taken, with the product's own features; indexes are made once. */
export function exampleBuilder(set: ContractSet, segment: SegmentChinese): (lexicon: Lexicon, take: Take) => Example[] {
  const indexes = set.contracts.map(({ passages }) => new PassageIndex(passages, new Map(), segment));
  return (lexicon, take) =>
    set.contracts.flatMap(({ pairs }, document) =>
      !take(document)
        ? []
        : pairs.map(({ hypothesis, gold }) => {
            const query = readQuery([{ text: set.hypotheses[hypothesis] ?? '', weight: 1, widen: true }], lexicon, segment);
            return { group: hypothesis, gold, values: passageFeatures(indexes[document]!, query).values };
          }),
    );
}

/** Unlabelled text of the contracts that are taken. */
export function textsOf(set: ContractSet, take: Take): string[] {
  return set.contracts.flatMap(({ passages }, document) => (take(document) ? passages.map(({ text }) => text) : []));
}
