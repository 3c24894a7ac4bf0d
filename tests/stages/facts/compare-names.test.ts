import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/stages/facts/compare-names.ts';
import { document, form, read } from './dossier-builder.ts';

const topics = (...documents: Parameters<typeof read>[0]): string[] =>
  read([form(), ...documents]).sheet.contradictions.map((c) => c.topic);

describe('names of the parties', () => {
  it('shows a name that is one letter away from that of a party', () => {
    expect(
      topics(
        document('03.md', 'agreement', [
          '# Supply agreement',
          'Made for Larchmont Pharma (Hefei) Co., Ltd. by Firwoods Sterile Works (Taizhou) Co., Ltd.',
        ]),
      ),
    ).toContain('cmo.name');
  });

  it('leaves other companies alone', () => {
    expect(
      topics(document('03.md', 'agreement', ['# Supply agreement', 'Cartons come from Ashgrove Packaging (Taizhou) Co., Ltd.'])),
    ).toEqual([]);
  });

  it('counts single changes', () => {
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('same', 'same', 2)).toBe(0);
    expect(editDistance('short', 'very much longer', 2)).toBe(3);
  });
});

describe('people written in two scripts', () => {
  const posts = (zh: string): string[] =>
    topics(
      document('02.md', 'licence', ['# 许可证', '受托方质量受权人：' + zh]),
      document('06.md', 'personnel_cv', [
        '# Contract manufacturer: key persons',
        'Qualified person: Wen Lark',
        'Wen Lark（文岚）, pharmacist',
      ]),
    );

  it('are compared where a document gives both forms', () => {
    expect(posts('顾朝')).toContain('cmo.qualifiedPerson');
    expect(posts('文岚')).not.toContain('cmo.qualifiedPerson');
  });
});

describe('the line and the address of the works', () => {
  const request = document('01.md', 'application_form', [
    '# Application',
    [
      ['Item', 'Entry'],
      ['Production line', 'B4, building 1'],
      ['Manufacturing address', 'No. 18 Xinghe Road, Taizhou'],
    ],
  ]);
  const validation = (code: string): ReturnType<typeof document> =>
    document('09.md', 'validation_report', [
      '# Process validation',
      `Three batches were made on line ${code}.`,
      `Cleaning of line ${code} was verified.`,
    ]);

  it('shows a report that knows only another line', () => {
    expect(read([request, validation('B7')]).sheet.contradictions.map((c) => c.topic)).toContain('product.line');
    expect(read([request, validation('B4')]).sheet.contradictions).toEqual([]);
  });

  it('compares house numbers across languages', () => {
    const licence = (no: string): ReturnType<typeof document> =>
      document('02.md', 'licence', ['# 许可证', `生产地址：泰州市星河路${no}号`]);
    expect(read([request, licence('81')]).sheet.contradictions.map((c) => c.topic)).toContain('cmo.siteAddress');
    expect(read([request, licence('18')]).sheet.contradictions).toEqual([]);
  });
});

describe('strengths', () => {
  it('are one whatever the unit is called', () => {
    const zh = document('02.md', 'licence', ['# 批件', '规格：0.5克']);
    const en = (strength: string): ReturnType<typeof document> =>
      document('03.md', 'agreement', ['# Supply agreement', `Strength: ${strength}`]);
    expect(read([zh, en('500 mg')]).sheet.contradictions).toEqual([]);
    expect(read([zh, en('250 mg')]).sheet.contradictions.map((c) => c.topic)).toContain('product.strength');
  });
});
