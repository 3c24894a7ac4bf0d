import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/domain/document.ts';
import { document, form, read } from './dossier-builder.ts';

const letter = (...parts: Parameters<typeof document>[2][number][]): Document =>
  document('00_letter.md', 'cover_letter', [
    '# Covering letter',
    'Our reference QF-12. March 4, 2026',
    'We write for two companies. Quillfield Medicines (Hefei) Co., Ltd. (“the Proprietor”) owns the marketing authorization of Sorvane.',
    'Quillfield Medicines (Hefei) Co., Ltd. (“the Proprietor”) and Harrowgate Fills (Nantong) Co., Ltd. (“the Bottling Firm”) sign together.',
    ...parts,
  ]);

describe('parties of any style', () => {
  it('learns the holder from what it owns and the other company by elimination, with the words that the letter defines for them', () => {
    const agreement = document('03.md', 'quality_agreement', [
      '# Quality agreement',
      'The Bottling Firm informs the Proprietor of each deviation within 36 hours.',
    ]);
    const { flat } = read([letter(), agreement]);
    expect(flat.values['mah.name']).toBe('Quillfield Medicines (Hefei) Co., Ltd.');
    expect(flat.values['cmo.name']).toBe('Harrowgate Fills (Nantong) Co., Ltd.');
    expect(flat.values['qualityAgreement.deviationNoticeLimitHours']).toBe(36);
  });

  it('takes the day of the letter where no form states one', () => {
    expect(read([letter()]).flat.values['application.date']).toBe('2026-03-04');
  });
});

describe('enclosures under letters', () => {
  it('compares tabs with files by their letters', () => {
    const list = letter([
      ['Tab', 'What it holds', 'With this letter'],
      ['A', 'Licences of both firms', 'yes'],
      ['B', 'Terms of supply', 'yes'],
      ['C', 'Release procedure', 'yes'],
    ]);
    const files = ['Tab_A_Permits.md', 'Tab_B_Supply.md'].map((path) => document(path, 'other', [`# ${path}`, 'Text.']));
    const missing = read([list, ...files]).integrity.filter((m) => m.kind === 'listed-not-enclosed');
    expect(missing.map((m) => m.summary.en)).toEqual([expect.stringContaining('Release procedure')]);
  });
});

describe('order and composition in the reports', () => {
  const training = 'The operators of the line were instructed in the process on 14 April 2026; 20 persons attended.';
  const lots = 'The three validation lots were filled on 9 March 2026.';

  it('sees that the operators were taught after the validation lots', () => {
    const report = document('05.md', 'tt_report', ['# Transfer report', training, lots]);
    expect(read([form(), report]).sheet.contradictions.map((c) => c.topic)).toContain('techTransfer.trainingDate');
  });

  it('is silent where they were taught before', () => {
    const report = document('05.md', 'tt_report', ['# Transfer report', training.replace('April', 'February'), lots]);
    expect(read([form(), report]).sheet.contradictions).toEqual([]);
  });

  it('compares the shares of the registered formula with every validation batch', () => {
    const registered = 'Registered formula: active substance 0.20 %, ethanol 8.0 %, surfactant 0.01 %.';
    const report = (share: string): Document =>
      document('06.md', 'validation_report', [
        '# Validation',
        [
          ['Item', 'B1', 'B2'],
          ['ethanol, %', share, share],
          ['surfactant, %', '0.01', '0.01'],
        ],
      ]);
    const topics = (share: string): string[] => read([form(registered), report(share)]).sheet.contradictions.map((c) => c.topic);
    expect(topics('9.5')).toEqual(['product.composition']);
    expect(topics('8.1')).toEqual([]);
  });
});

describe('Chinese internal forms', () => {
  it('reads years of two digits and a period with its last day', () => {
    const sheet = document('03_合作协议要点.md', 'agreement', ['# 合作协议要点', '签字盖章：25/1/8', '管多久：25/1/8起，26/7/7止']);
    const { flat } = read([sheet]);
    expect(flat.values['agreement.signDate']).toBe('2025-01-08');
    expect(flat.values['agreement.validTo']).toBe('2026-07-07');
  });
});
