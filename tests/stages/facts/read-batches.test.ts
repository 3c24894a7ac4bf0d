import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/domain/index.ts';
import { document, form, type Part, read } from './dossier-builder.ts';

const values = (parts: Part[], kind: DocumentKind = 'batch_list', ...more: Part[]) =>
  read([form(...more), document('09.md', kind, parts)]).flat.values;

describe('a history of batches', () => {
  const english: Part[] = [
    '# Batch history',
    'Commercial batches made since the last re-registration.',
    [
      ['Batch no.', 'Date of manufacture', 'Batch size (vials)', 'Decision', 'Deviation', 'Remarks'],
      ['FS240301', '3 March 2024', '48,000', 'Released', 'none', ''],
      ['FS240302', '18 March 2024', '47,900', 'Released with investigation', 'DV-24-011', ''],
      ['FS240901', '2 September 2024', '48,100', 'Rejected, destroyed 4 October 2024', 'DV-24-030', ''],
      ['FS240902', '9 September 2024', '12,000', 'Released', 'none', 'stability batch, pilot scale'],
      ['Total', '', '156,000', '', '', ''],
    ],
  ];

  it('is read row by row with what became of each batch', () => {
    const found = values(english);
    expect(found['production.batches']).toMatchObject([
      {
        batchNo: 'FS240301',
        manufacturedDate: '2024-03-03',
        quantity: 48000,
        disposition: 'released',
        hadDeviation: false,
        commercial: true,
      },
      { batchNo: 'FS240302', hadDeviation: true },
      { batchNo: 'FS240901', disposition: 'rejected', commercial: true },
      { batchNo: 'FS240902', commercial: false },
    ]);
    expect(found).toMatchObject({
      'production.batchCount': 4,
      'production.rejectedBatchCount': 1,
      'production.commercialBatchCount': 3,
      'production.firstBatchDate': '2024-03-03',
      'production.lastBatchDate': '2024-09-09',
    });
  });

  it('中文批次台账同样读取，万瓶按数值换算，不合格批次单列', () => {
    const found = values([
      '# 受托生产批次台账（商业化生产）',
      [
        ['批号', '生产日期', '批量', '放行日期', '处理结果', '偏差'],
        ['240501', '2024年5月8日', '4.8万瓶', '2024年6月3日', '合格放行', '无'],
        ['240502', '2024年5月20日', '4.8万瓶', '', '不合格，已销毁', 'PC-24-07'],
        ['240503', '2024.06.11', '4.7万瓶', '2024.07.05', '合格放行', '无'],
      ],
    ]);
    expect(found['production.batches']).toMatchObject([
      { batchNo: '240501', quantity: 48000, disposition: 'released', commercial: true },
      { disposition: 'rejected', hadDeviation: true },
      { manufacturedDate: '2024-06-11' },
    ]);
    expect(found).toMatchObject({
      'production.batchCount': 3,
      'production.rejectedBatchCount': 1,
      'production.activeQuarters': ['2024Q2'],
    });
  });

  it('may have a column for each batch', () => {
    const found = values([
      '# 商业化批次一览',
      [
        ['批号', 'A2401', 'A2402', 'A2403'],
        ['生产日期', '2024-01-08', '2024-01-15', '2024-01-22'],
        ['批量（万片）', '30', '30', '29.5'],
        ['结论', '合格', '合格', '不合格'],
      ],
    ]);
    expect(found['production.batches']).toMatchObject([
      { batchNo: 'A2401', manufacturedDate: '2024-01-08', unit: '万片' },
      {},
      { disposition: 'rejected' },
    ]);
    expect(found['production.lastBatchDate']).toBe('2024-01-22');
  });

  it('counts a batch once that two documents list', () => {
    const list: Part[] = ['# Batch list', [['Lot', 'Filled', 'Outcome'], ['L-1001', '2025-02-03', 'released'], ['L-1002', '2025-02-10', 'released']]]; // prettier-ignore
    const { flat } = read([form(), document('09.md', 'batch_list', list), document('10.md', 'product_review', list)]);
    expect(flat.values['production.batchCount']).toBe(2);
  });

  it('leaves lots of materials, media fills and rows without a day alone', () => {
    expect(
      values([
        '# Batches of excipients',
        [
          ['Batch no.', 'Date of manufacture'],
          ['EX-1201', '2024-03-03'],
        ],
      ])['production.batches'],
    ).toBeUndefined();
    expect(
      values([
        '# Media fill',
        [
          ['Batch no.', 'Filled', 'Contaminated'],
          ['MF-2401', '2024-03-03', '0'],
        ],
      ])['production.batches'],
    ).toBeUndefined();
    expect(
      values([
        '# Batch list',
        [
          ['Batch no.', 'Yield'],
          ['FS240301', '48,000'],
        ],
      ])['production.batches'],
    ).toBeUndefined();
  });

  it('counts the released commercial batches of the re-registration cycle, and never takes silence for none', () => {
    const cycle = (from: string): Part => [
      ['Item', 'Content'],
      ['Re-registration cycle begins', from],
      ['Re-registration cycle ends', '31 December 2027'],
    ];
    const found = values(english, 'batch_list', cycle('1 January 2023'));
    if (found['product.reRegistrationCycle.start'] !== undefined) expect(found['product.commercialBatchesInCycle']).toBe(2);
    expect(values(english)['product.commercialBatchesInCycle']).toBeUndefined();
  });

  it('gives the last day of a line that is to run again', () => {
    const found = values(
      english,
      'batch_list',
      'The line has stood still; production on the line is to be restarted.',
      'Line B2 is to be restarted after the standstill.',
    );
    if (found['line.intendsToResume'] === true) expect(found['line.lastProductionDate']).toBe('2024-09-09');
  });

  it('sets a release against the signature only where the list has a column for it', () => {
    const signed = values([
      '# Batch release list',
      [
        ['Batch no.', 'Release date', 'Qualified person signed on', 'Released by'],
        ['FS240301', '2024-04-02', '2024-04-03', 'Wei Lan'],
      ],
    ]);
    expect(signed['production.batches']).toMatchObject([{ releasedDate: '2024-04-02', qpSignDate: '2024-04-03', qpSignedBy: 'Wei Lan' }]);
    const unsigned = values([
      '# Batch release list',
      [
        ['Batch no.', 'Release date'],
        ['FS240301', '2024-04-02'],
      ],
    ])['production.batches'];
    expect(unsigned).toMatchObject([{ releaseListedDate: '2024-04-02' }]);
    expect(JSON.stringify(unsigned)).not.toContain('releasedDate');
  });
});
