import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhrase, findWordsApart, foldText } from '../../../src/stages/retrieve/find-words.ts';

const found = (text: string, words: string): string[] => findPhrase(foldText(text), words).map(({ start, end }) => text.slice(start, end));

describe('finding words in a text', () => {
  it.each([
    ['one Chinese character', '受托方负责留样。', '样', ['样']],
    ['two Chinese characters', '留样由受托方保存，留样期满后销毁。', '留样', ['留样', '留样']],
    ['a Chinese word over a line end', '药品上市\n许可持有人', '上市许可', ['上市\n许可']],
    ['a Chinese word with spaces between its letters', '委 托 协 议', '委托协议', ['委 托 协 议']],
    ['Latin words whatever their case', 'The Quality Agreement', 'quality agreement', ['Quality Agreement']],
    ['Latin words over a line end', 'the quality\n  agreement says', 'quality agreement', ['quality\n  agreement']],
    ['full-width figures', '批量为１００ kg', '100 kg', ['１００ kg']],
    ['a word beside Latin without the space of the text', '产品 A 片', '产品A片', ['产品 A 片']],
    ['nothing where nothing is', 'The Quality Agreement', 'capacity', []],
    ['not words that only touch', 'inter national', 'international', []],
  ])('finds %s', (_, text, words, spans) => {
    expect(found(text, words)).toEqual(spans);
  });

  it('finds words apart only where all of them are', () => {
    const text = 'The site keeps retention samples.';
    const spans = findWordsApart(foldText(text), 'samples site').map(({ start, end }) => text.slice(start, end));
    expect(spans).toEqual(['site', 'samples']);
    expect(findWordsApart(foldText(text), 'samples holder')).toEqual([]);
    expect(findWordsApart(foldText(text), 'samples')).toEqual([]);
  });

  it('gives spans that hold the words, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ minLength: 1, maxLength: 5 }), (around, word) => {
        fc.pre(foldText(word).text !== '');
        const text = `${around} ${word} ${around}`;
        const spans = findPhrase(foldText(text), word);
        expect(spans.length).toBeGreaterThan(0);
        for (const { start, end } of spans) expect(foldText(text.slice(start, end)).text).toBe(foldText(word).text);
      }),
    );
  });
});
