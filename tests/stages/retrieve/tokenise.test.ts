import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';
import { bigrams, tokenise } from '../../../src/stages/retrieve/tokenise.ts';

const segment = createSegmenter();
const terms = (text: string): string[] => tokenise(text, segment).filter((term) => term !== null);

describe('terms of a text', () => {
  it('are stemmed, so that forms of an English word meet', () => {
    expect(terms('Manufacturing manufacturers manufactured')).toEqual(['manufactur', 'manufactur', 'manufactur']);
  });

  it('keep negations and leave other stop words out', () => {
    expect(terms('it is not released without the approval of a person')).toEqual(['not', 'releas', 'without', 'approv', 'person']);
  });

  it('keep numbers, batch numbers and document numbers as they stand', () => {
    expect(terms('Batch 2025-001A, 98.7 %, SOP-QA-012')).toEqual(['batch', '2025-001a', '98.7', 'sop-qa-012']);
  });

  it('are words in Chinese, without particles', () => {
    const found = terms('质量受权人应当履行产品放行的职责');
    expect(found).toContain('质量');
    expect(found).toContain('放行');
    expect(found).not.toContain('的');
  });

  it('are the same for full-width and half-width letters and digits', () => {
    expect(terms('ＧＭＰ１２３')).toEqual(terms('GMP123'));
  });

  it('of nothing are none', () => {
    expect(terms(' \n…、。')).toEqual([]);
  });
});

describe('pairs of terms', () => {
  it('join neighbours', () => {
    expect(bigrams(tokenise('quality agreement', segment))).toEqual(['qualiti_agreement']);
  });

  it('never join over a stop word', () => {
    expect(bigrams(tokenise('quality of agreement', segment))).toEqual([]);
  });
});
