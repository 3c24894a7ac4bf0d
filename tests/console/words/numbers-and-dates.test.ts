import { describe, expect, it } from 'vitest';
import { articleNumber, readRoman } from '../../../src/console/words/article.ts';
import { dayOf, figure, timeOf } from '../../../src/console/words/times.ts';

describe('numbers of articles', () => {
  it('are Chinese in Chinese and Roman in English', () => {
    expect(['I', 'IV', 'IX', 'X', 'XI', 'XVII', 'XX', 'XXVIII'].map((number) => articleNumber(number, 'zh'))).toEqual([
      '一',
      '四',
      '九',
      '十',
      '十一',
      '十七',
      '二十',
      '二十八',
    ]);
    expect(articleNumber('XVII', 'en')).toBe('XVII');
  });

  it('keep what stands behind the article, and numbers of another kind', () => {
    expect(articleNumber('XVII.3', 'zh')).toBe('十七.3');
    expect(articleNumber('32', 'zh')).toBe('32');
    expect(readRoman('part-1')).toBeNull();
  });
});

describe('figures and dates', () => {
  it('part five digits and more by a thin space, never by a comma', () => {
    expect([figure(0), figure(9999), figure(48217), figure(1234567)]).toEqual(['0', '9999', '48\u2009217', '1\u2009234\u2009567']);
  });

  it('are written as each language writes them', () => {
    const noon = new Date(2026, 4, 20, 12, 3, 9).toISOString();
    expect(dayOf(noon, 'en')).toBe('20 May 2026');
    expect(dayOf(noon, 'zh')).toBe('2026年5月20日');
    expect([timeOf(noon), timeOf(noon, true)]).toEqual(['12:03', '12:03:09']);
  });
});
