import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';

describe('Chinese text cut into words', () => {
  it('loses no character', () => {
    const text = '药品上市许可持有人委托生产企业应当建立质量协议';
    const words = createSegmenter()(text);
    for (const character of text) expect(words.some((word) => word.includes(character))).toBe(true);
  });

  it('gives the parts of a long word beside it, so that either finds it', () => {
    const words = createSegmenter()('质量管理体系');
    expect(words).toContain('质量');
    expect(words).toContain('体系');
  });

  it('keeps a term of the glossary whole', () => {
    const term = '蓝鲸酮缩合委';
    expect(createSegmenter()(`关于${term}的说明`)).not.toContain(term);
    expect(createSegmenter([term])(`关于${term}的说明`)).toContain(term);
  });

  it('leaves an empty text empty', () => {
    expect(createSegmenter()('')).toEqual([]);
  });
});
