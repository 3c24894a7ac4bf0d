import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';
import { TextIndex } from '../../../src/stages/retrieve/text-index.ts';

const segment = createSegmenter();
const best = (index: TextIndex, text: string): number | undefined => index.search([{ text, weight: 1 }], 5)[0]?.index;

describe('the index of texts with their context', () => {
  it('prefers the text that says it to the one that only stands under such a heading', () => {
    const index = new TextIndex(
      [
        { text: 'Rooms are cleaned.', context: ['Retention samples'] },
        { text: 'Retention samples are kept.', context: ['Rooms'] },
      ],
      segment,
    );
    expect(best(index, 'retention samples')).toBe(1);
  });

  it('finds a text by its heading alone', () => {
    const index = new TextIndex(
      [
        { text: 'They are kept for one year.', context: ['Retention samples'] },
        { text: 'They are kept for two years.', context: ['Batch records'] },
      ],
      segment,
    );
    expect(best(index, 'retention samples')).toBe(0);
  });

  it('prefers the words side by side to the same words apart', () => {
    const index = new TextIndex(
      [
        { text: 'The agreement describes batches, rooms, and the water quality.', context: [] },
        { text: 'The quality agreement describes batches, rooms, and the water.', context: [] },
      ],
      segment,
    );
    expect(best(index, 'quality agreement')).toBe(1);
  });

  it('finds Chinese text by Chinese words', () => {
    const index = new TextIndex(
      [
        { text: '生产批记录保存五年。', context: [] },
        { text: '委托方派员驻厂监督。', context: [] },
      ],
      segment,
    );
    expect(best(index, '驻厂监督')).toBe(1);
  });

  it('gives equal texts in the order in which they were given', () => {
    const index = new TextIndex(
      Array.from({ length: 4 }, () => ({ text: 'the same words', context: [] })),
      segment,
    );
    expect(index.search([{ text: 'same words', weight: 1 }], 3).map((hit) => hit.index)).toEqual([0, 1, 2]);
  });

  it('weighs a piece of the query', () => {
    const index = new TextIndex(
      [
        { text: 'alpha', context: [] },
        { text: 'beta', context: [] },
      ],
      segment,
    );
    expect(
      index.search(
        [
          { text: 'alpha', weight: 0.2 },
          { text: 'beta', weight: 1 },
        ],
        1,
      )[0]?.index,
    ).toBe(1);
  });

  it('finds nothing where nothing is', () => {
    expect(new TextIndex([], segment).search([{ text: 'anything', weight: 1 }], 5)).toEqual([]);
  });
});
