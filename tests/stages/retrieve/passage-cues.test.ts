import { describe, expect, it } from 'vitest';
import { definesTerm, looksLikeTitle, makesException, stanceOf } from '../../../src/stages/retrieve/passage-cues.ts';

describe('what a sentence does', () => {
  it.each([
    ['The site shall not use the records for other customers.', 'prohibition'],
    ['No subcontractor may enter the area.', 'prohibition'],
    ['受托生产企业不得再次委托生产。', 'prohibition'],
    ['The holder shall audit the site every year.', 'duty'],
    ['持有人应当每年审核受托生产企业。', 'duty'],
    ['The site may keep one copy.', 'permission'],
    ['受托生产企业可以保存一份副本。', 'permission'],
    ['The site lies in Weifang.', 'none'],
    ['车间位于二楼。', 'none'],
  ])('%s: %s', (text, stance) => {
    expect(stanceOf(text)).toBe(stance);
  });

  it('may be to say what a word means', () => {
    expect(definesTerm('“Records” means batch records and logs.')).toBe(true);
    expect(definesTerm('本协议所称“偏差”是指偏离已批准的规程。')).toBe(true);
    expect(definesTerm('The records are kept.')).toBe(false);
  });

  it('may be to take something out of a rule', () => {
    expect(makesException('Unless the holder agrees, no change is made.')).toBe(true);
    expect(makesException('本条不适用于已上市产品。')).toBe(true);
    expect(makesException('Changes are agreed in writing.')).toBe(false);
  });

  it('may be to stand above others as a title', () => {
    expect(looksLikeTitle('7. Retention of samples')).toBe(true);
    expect(looksLikeTitle('七、留样管理')).toBe(true);
    expect(looksLikeTitle('Samples are kept for one year after expiry.')).toBe(false);
    expect(looksLikeTitle('持有人应当留样。')).toBe(false);
  });
});
