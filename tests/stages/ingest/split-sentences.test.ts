import { describe, expect, it } from 'vitest';
import { sentenceEnds } from '../../../src/stages/ingest/split-sentences.ts';

function sentences(text: string): string[] {
  let from = 0;
  return sentenceEnds(text).map((end) => {
    const part = text.slice(from, end).trim();
    from = end;
    return part;
  });
}

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['The site is in Jinan. It makes tablets.', ['The site is in Jinan.', 'It makes tablets.']],
    [
      'Orinsea Pharmaceutical Co., Ltd. (Holder) and Ms. Frane sign. Batch size 600,000 tablets.',
      ['Orinsea Pharmaceutical Co., Ltd. (Holder) and Ms. Frane sign.', 'Batch size 600,000 tablets.'],
    ],
    ['The company is Orinsea Co., Ltd. The site is in Jinan.', ['The company is Orinsea Co., Ltd.', 'The site is in Jinan.']],
    ['See Announcement No. 134 of 2025. It applies.', ['See Announcement No. 134 of 2025.', 'It applies.']],
    ['1.1 The Site records deviations at 24.6 °C. J. Tuck signs.', ['1.1 The Site records deviations at 24.6 °C.', 'J. Tuck signs.']],
    ['It holds a licence of class A. The scope is tablets.', ['It holds a licence of class A.', 'The scope is tablets.']],
    ['1. The holder releases.', ['1. The holder releases.']],
    [
      'Residue 3.1 µg/cm². Conclusion: acceptable, e.g. Under campaign.',
      ['Residue 3.1 µg/cm².', 'Conclusion: acceptable, e.g. Under campaign.'],
    ],
    ['Is it met? Yes! “It is.” Then go on.', ['Is it met?', 'Yes!', '“It is.”', 'Then go on.']],
    [
      '偏差当班记录、当日告知持有人；出现重大质量风险，立即停止生产。每季度评估一次。',
      ['偏差当班记录、当日告知持有人；出现重大质量风险，立即停止生产。', '每季度评估一次。'],
    ],
    ['批量为20.5万支。“合格。”其余不变', ['批量为20.5万支。', '“合格。”', '其余不变']],
    ['a first line that\nruns on. Next one', ['a first line that\nruns on.', 'Next one']],
    ['Limits: 0.4 mg; Observed: 0.2 mg', ['Limits: 0.4 mg; Observed: 0.2 mg']],
  ])('of %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('of a long Chinese list end at each semicolon', () => {
    const list = Array.from({ length: 9 }, (_, index) => `第${index}项资料为企业的质量体系文件`);
    expect(sentences(`${list.join('；')}。`)).toHaveLength(9);
  });

  it('cover the whole text', () => {
    const text = 'One. Two 2.5 mg. 三。四';
    expect(sentenceEnds(text).at(-1)).toBe(text.length);
  });
});
