import { describe, expect, it } from 'vitest';
import { document, form, type Part, read } from './dossier-builder.ts';

const clash = (agreement: string, ...validation: Part[]): string[] =>
  read([
    form(),
    document('03.md', 'agreement', ['# Supply agreement', agreement]),
    document('09.md', 'validation_report', ['# Process validation', ...validation]),
  ])
    .sheet.contradictions.filter((c) => c.topic === 'product.batchSize')
    .flatMap((c) => c.values.map((v) => v.value));

describe('batch sizes across documents', () => {
  it.each([
    ['The commercial batch size is 250,000 tablets.', 'Each batch comprises 200,000 tablets.'],
    ['商业批量为25万片。', '三批批量均为20万片。'],
    ['每批折合25万片，即 25万片/批。', 'The lots were made at a batch size of 200,000 tablets.'],
    ['One batch consists of 90 L.', '验证批每批配液量为60升。'],
    ['Batch size 600 kg.', '三批验证批每批总混量均为400公斤。'],
  ])('“%s” and “%s” do not agree', (agreement, validation) => {
    expect(clash(agreement, validation)).toHaveLength(2);
  });

  it.each([
    ['The commercial batch size is 250,000 tablets.', '批量均为25万片。'],
    ['The batch size is 0.25 million tablets.', 'Each batch comprises 250,000 tablets.'],
    ['The batch size is 250,000 tablets.', 'The pilot batch size was 20,000 tablets.'],
    ['商业批量为25万片。', '中试批量为5万片。'],
    ['商业批量为25万片（500kg）。', '每批投入原料药20kg。'],
    ['Batch size 250,000 tablets.', 'The media fill used a batch of 9,000 units.'],
    ['Batch size 250,000 tablets, or 125,000 tablets on order.', 'Each batch comprises 125,000 tablets.'],
  ])('“%s” and “%s” agree or are different things', (agreement, validation) => {
    expect(clash(agreement, validation)).toEqual([]);
  });

  const made = (n: string): string[][] => [
    ['Batch', 'Made', 'Vials filled'],
    ['KV2601', '2026-01-12', n],
    ['KV2602', '2026-01-19', n],
  ];

  it('compares what validation filled with what the contract says, a normal loss aside', () => {
    expect(clash('One batch comprises 40,000 vials.', made('26,000'))).toEqual(['40,000 vials', '26,000']);
    expect(clash('One batch comprises 40,000 vials.', made('39,210'))).toEqual([]);
  });
});
