import { describe, expect, it } from 'vitest';
import { normalisePdfText, normaliseText, zeroWidthText } from '../../../src/stages/ingest/normalise-text.ts';

describe('normal form', () => {
  it.each([
    ['every Kangxi radical becomes its unified ideograph', '⼀⼈⽣⽇⽉⾄⿐', '一人生日月至鼻'],
    ['radicals of the supplement that stand for a character too', '⻔⻛⻢⻩⻓⻅', '门风马黄长见'],
    ['accents are composed', 'Pre\u0301cis', 'Précis'],
    ['ligatures are written out', 'eﬃcacy of ﬁlm', 'efficacy of film'],
    ['full-width forms stay', '１２３（Ａ）：', '１２３（Ａ）：'],
    ['zero-width characters, soft hyphens and controls go', 'a\u200bb\u00adc\u0007d\ufeff', 'abcd'],
    ['Unicode tags, which spell unseen text, go', 'met\u{e0070}\u{e0061}\u{e0073}\u{e0073}', 'met'],
    ['all spaces are plain', 'a\u00a0b\u2009c', 'a b c'],
  ])('%s', (_, text, normal) => {
    expect(normaliseText(text)).toBe(normal);
  });

  it('maps radicals one to one, so offsets stay', () => {
    for (let code = 0x2f00; code <= 0x2fd5; code += 1) {
      const mapped = normaliseText(String.fromCodePoint(code));
      expect(mapped).toMatch(/^[\u4e00-\u9fff\u3400-\u4dbf]$/u);
    }
  });

  it('undoes what shared glyphs do to dashes and tildes in a PDF', () => {
    expect(normalisePdfText('2\u301c8℃ 18\u201222')).toBe('2～8℃ 18–22');
  });
});

describe('text of no width', () => {
  it.each([
    ['pass\u200bword', 'pass·word'],
    ['plain', undefined],
    ['end\u200b of word', undefined],
    [[...'hi'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join(''), 'hi'],
  ])('in %j is %j', (text, secret) => {
    expect(zeroWidthText(text)).toBe(secret);
  });
});
