import { describe, expect, it } from 'vitest';
import { uncoveredNumbers } from '../../../src/stages/verify/verify-numbers.ts';

describe('a number of the reasoning is covered', () => {
  it.each([
    ['in English by the same digits', 'The batch size is 250 kg.', 'Batch size: 250 kg'],
    ['in Chinese by the same digits', '批量为250公斤。', '批量：250 kg'],
    ['written in full width', '共３批，收率９８．７％。', 'Batches: 3, yield 98.7 %'],
    ['that the quote writes in full width', 'Yield of 98.7 % in 3 batches.', '共３批，收率９８．７％'],
    ['with a thousands comma', 'A capacity of 1,200,000 tablets.', '年产能1200000片'],
    ['whose quote has a full-width thousands comma', 'A capacity of 1200 tablets.', '产能１，２００片'],
    ['whose quote has thin spaces', 'A capacity of 48217 tablets.', 'Capacity: 48\u2009217 tablets'],
    ['whose quote has no-break spaces', 'A capacity of 48,217 tablets.', 'Capacity: 48\u00a0217 tablets'],
    ['whose quote has plain spaces', 'A capacity of 48,217 tablets.', 'Capacity: 48 217 tablets'],
    ['as a percentage', '偏差为5%。', '相对偏差：5 %'],
    ['with zeros at its end', 'A limit of 5.00 %.', 'limit 5 %'],
    ['with zeros at its beginning', 'Clause 07.', 'item 7'],
    ['as a date in another form', 'Signed on 2025-03-09.', '2025年3月9日签署'],
    ['in a row parted by full-width commas', '50、100和200片。', '规格：50，100，200片'],
    ['as two numbers in a row that folding joined', 'Rooms 12 345 and so on.', 'Rooms 12\n345'],
    ['by one of several sources', 'From 268 to 412.', ['268', '268 + 104 + 40 = 412']],
    ['as a power', 'At most 10⁶ CFU.', 'limit: 10⁶ CFU/g'],
  ] as const)('%s', (_, claim, sources) => {
    expect(uncoveredNumbers(claim, typeof sources === 'string' ? [sources] : sources)).toEqual([]);
  });
});

describe('a number of the reasoning is not covered', () => {
  it.each([
    ['when no source has it', 'The batch size is 350 kg.', 'Batch size: 250 kg', ['350']],
    ['in Chinese when no source has it', '批量为350公斤。', '批量：250公斤', ['350']],
    ['in full width when no source has it', '批量为３５０公斤。', '批量：250公斤', ['350']],
    ['by a longer number that contains it', 'Made 25 batches.', '250 batches', ['25']],
    ['by its decimals', 'A yield of 7 %.', '98.7 %', ['7']],
    ['by a number of other size', 'A capacity of 12,000.', '1,200', ['12000']],
    ['by a percentage written as a share', 'A deviation of 5 %.', '0.05', ['5']],
    ['by the parts of another grouped number', 'A capacity of 217,048.', '48 217', ['217048']],
    ['by a power of another size', 'At most 10³ CFU.', '10⁶ CFU', ['10³']],
    ['by a power read as digits', 'It has 106 rooms.', '10⁶ CFU', ['106']],
    ['by the number in a file name', 'There were 14 audits.', 'see 14_audit-plan-14.md', ['14']],
    ['when there is no source at all', 'Within 30 days.', [], ['30']],
  ] as const)('%s', (_, claim, sources, open) => {
    expect(uncoveredNumbers(claim, typeof sources === 'string' ? [sources] : sources)).toEqual(open);
  });
});

it('batch numbers in a list are read one by one', () => {
  expect(uncoveredNumbers('Batches 2025001,2025002.', ['2025001', '2025002'])).toEqual([]);
  expect(uncoveredNumbers('Batches 2025001,2025003.', ['2025001', '2025002'])).toEqual(['2025003']);
});

it('ids of requirements, file names and standards are no numbers of the claim', () => {
  expect(uncoveredNumbers('A134-123-a, P1-G2, GB 5749 and 07_Key_Personnel.xlsx', [])).toEqual([]);
});
