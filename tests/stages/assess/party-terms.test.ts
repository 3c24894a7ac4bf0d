import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/index.ts';
import { readPartyTerms } from '../../../src/stages/assess/party-terms.ts';

const passage = (text: string): Passage =>
  ({ id: text, documentId: 'd', page: 1, start: 0, end: text.length, text, kind: 'sentence', headings: [] }) as unknown as Passage;

describe('the names of the parties', () => {
  it('come from the distinctive words of the company names and from the names that the agreement gives', () => {
    const flat = { 'mah.name': 'Norvale Pharma (Suzhou) Co., Ltd.', 'cmo.name': 'Kestrel Sterile Works (Nantong) Co., Ltd.' };
    const terms = readPartyTerms(flat, [
      passage(
        'between Norvale Pharma (Suzhou) Co., Ltd., hereafter the Principal, and Kestrel Sterile Works (Nantong) Co., Ltd. (the Plant)',
      ),
    ]);
    expect(terms['holder']).toEqual(['norvale', 'suzhou', 'principal']);
    expect(terms['maker']).toEqual(['kestrel', 'nantong', 'plant']);
  });

  it('are read from Chinese names without town and legal form', () => {
    const flat = { 'mah.name': '青梧医药科技（苏州）有限公司', 'cmo.name': '白苎制药（南通）有限公司' };
    const terms = readPartyTerms(flat, [passage('甲方（委托方）：青梧医药科技（苏州）有限公司')]);
    expect(terms['holder']).toEqual(['青梧', '苏州', '甲方']);
    expect(terms['maker']).toEqual(['白苎', '南通']);
  });

  it('never hold a word that both companies share', () => {
    const flat = { 'mah.name': 'Orin Holdings (Jinan) Co., Ltd.', 'cmo.name': 'Orin Tablets (Weifang) Co., Ltd.' };
    expect(readPartyTerms(flat, [])).toEqual({ holder: ['jinan'], maker: ['weifang'] });
  });
});
