import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeQuote } from '../../../src/stages/agent/place-quote.ts';
import { splitPassages } from '../../../src/stages/ingest/passages.ts';
import { documentOf } from './small-dossier.ts';

const document = documentOf('D', [
  'The limit is 48 hours for major deviations. It was 1,250.5 kg on 3 March 2025.\n重大偏差应当在 二十四\n小时内报告持有人。Ｂａｔｃｈ２０“甲”不再使用。',
]);
const passages = splitPassages(document);
const [first] = passages;
const han = passages.find(({ text }) => text.includes('持有人'))!;

describe('a quote is led back to its page', () => {
  it.each([
    ['The limit is 48 hours', 'The limit is 48 hours'],
    ['the   limit'.replace('the', 'The'), 'The limit'],
    ['48 hours for major deviations', '48 hours for major deviations'],
    ['1,250.5 kg on 3 March 2025', '1,250.5 kg on 3 March 2025'],
  ])('%s', (quote, stands) => {
    expect(placeQuote(quote, first!, document)).toMatchObject({ stands: true, citation: { quote: stands } });
  });

  it('across a line break and spaces in Chinese, with full-width letters and quotation marks in plain form', () => {
    expect(placeQuote('应当在二十四', han, document)).toMatchObject({ stands: true, citation: { quote: '应当在 二十四' } });
    expect(placeQuote('小时内报告持有人', han, document)).toMatchObject({ stands: true });
    expect(placeQuote('Batch20"甲"', han, document)).toMatchObject({ stands: true, citation: { quote: 'Ｂａｔｃｈ２０“甲”' } });
  });

  it.each([
    ['other words', 'The limit is 24 hours'],
    ['the tail of a number', '8 hours for major'],
    ['the head of a number', 'It was 1,250'],
    ['a part of a word', 'ajor deviations'],
    ['words left out', 'The limit for major deviations'],
    ['another order', 'hours 48'],
    ['nothing', ''],
    ['white space', ' \n '],
    ['too little to mean one place', 'It'],
    ['only unseen characters', '\u200b\u200b\u200b\u200b'],
    ['far too much', 'x'.repeat(5000)],
  ])('and falls with %s', (_, quote) => {
    expect(placeQuote(quote, first!, document).stands).toBe(false);
  });

  it('every stretch of whole words of a passage stands, and what is returned is the page’s own text', () => {
    const words = [...first!.text.matchAll(/\S+/gu)];
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.nat(words.length - 1), (a, b) => {
        const [from, to] = [words[Math.min(a, b)]!, words[Math.max(a, b)]!];
        const quote = first!.text.slice(from.index, to.index + to[0].length);
        const placed = placeQuote(quote, first!, document);
        if (quote.replace(/\W/gu, '').length < 4) return;
        expect(placed.stands).toBe(true);
        if (placed.stands) expect(document.pages[0]!.text.slice(placed.citation.start, placed.citation.end)).toBe(placed.citation.quote);
      }),
    );
  });
});
