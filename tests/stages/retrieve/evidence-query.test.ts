import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';
import { readQuery, type Lexicon, type QueryPart } from '../../../src/stages/retrieve/evidence-query.ts';
import { readRelatedTerms } from '../../../src/stages/retrieve/related-terms.ts';
import { termSynonyms } from '../../../src/stages/retrieve/synonyms.ts';

const segment = createSegmenter();
const lexicon: Lexicon = {
  synonyms: termSynonyms(segment, [
    ['notify', 'inform'],
    ['destroy', 'return'],
    ['留样', '备份样品'],
  ]),
  related: readRelatedTerms({ agent: 'employe:40 offic:20' }),
};
const sentence = (text: string): QueryPart => ({ text, weight: 1, widen: true });
const othersOf = (part: QueryPart, term: string): Record<string, number> =>
  Object.fromEntries(readQuery([part], lexicon, segment).concepts.find((concept) => concept.term === term)?.others ?? []);

describe('the query of a requirement', () => {
  it('asks for words that the thesaurus puts beside its own', () => {
    expect(Object.keys(othersOf(sentence('The holder is to notify the authority.'), 'notifi'))).toEqual(['inform']);
  });

  it('counts related terms by their likeness, less than synonyms', () => {
    const others = othersOf(sentence('An agent signs.'), 'agent');
    expect(others['employe']).toBeCloseTo(0.24);
    expect(others['offic']).toBeLessThan(others['employe']!);
  });

  it('lets nothing stand for a word that is itself asked for', () => {
    expect(othersOf(sentence('Return or destroy the records.'), 'return')).toEqual({});
  });

  it('takes labels as they are written', () => {
    expect(othersOf({ text: 'notify', weight: 0.7, widen: false }, 'notifi')).toEqual({});
  });

  it('counts whoever has the duty, and words of quantity, for little', () => {
    const { concepts } = readQuery([sentence('Receiving Party keeps some samples.')], lexicon, segment);
    const weight = Object.fromEntries(concepts.map((concept) => [concept.term, concept.weight]));
    expect(weight['receivingparti']).toBeLessThan(0.5);
    expect(weight['some']).toBeLessThan(0.5);
    expect(weight['sampl']).toBe(1);
  });

  it('has the stance of its first sentence', () => {
    expect(readQuery([sentence('The site shall not subcontract.')], lexicon, segment).stance).toBe('prohibition');
    expect(readQuery([sentence('受托方应当留样。')], lexicon, segment).stance).toBe('duty');
  });
});
