import { describe, expect, it } from 'vitest';
import { document, form, read } from './dossier-builder.ts';

const signed = (...lines: string[]): unknown =>
  read([form(), document('03.md', 'agreement', ['# Manufacturing agreement MA-7', ...lines])]).flat.values['agreement.signDate'];
const quality = (...lines: string[]): unknown =>
  read([form(), document('04.md', 'quality_agreement', ['# 质量协议', ...lines])]).flat.values['qualityAgreement.signDate'];

describe('the day on which an agreement was signed', () => {
  it.each([
    ['Executed: Taizhou, 11-Mar-2025', '2025-03-11'],
    ['Signed by both companies on 7 April 2025.', '2025-04-07'],
    ['Dated 2 May 2025', '2025-05-02'],
    ['This agreement was made on 3 June 2025 between the two companies.', '2025-06-03'],
    ['On 9 July 2025 the parties signed this agreement.', '2025-07-09'],
    ['签订日期：2025年8月12日 签订地点：合肥', '2025-08-12'],
    ['双方于2025年9月1日签署本合同。', '2025-09-01'],
    ['本合同自2025年10月20日签订之日起生效，期限三年。', '2025-10-20'],
  ])('is read from “%s”', (line, day) => {
    expect(signed(line)).toBe(day);
  });

  it.each([
    'The agreement is valid from the day of signature until 10 March 2030.',
    '合同有效期自签订之日起至2030年3月10日止。',
    'Batches made on line 2 were released up to 11 December 2025.',
    'This draft has never been signed; it was drawn up on 4 May 2025.',
    '签订地点：合肥，送达日期2025年4月1日',
  ])('is not read from “%s”', (line) => {
    expect(signed(line)).toBeUndefined();
  });

  it('is not read from a request whose title speaks of contract manufacturing', () => {
    const request = document('01.md', 'written_opinion', ['# Request on a contract manufacturing agreement', 'Signed on 5 June 2026.']);
    expect(read([request]).flat.values['agreement.signDate']).toBeUndefined();
  });

  it('is that of the quality agreement, not of the contract that it names', () => {
    expect(quality('本协议依据双方于2024年1月15日签订的委托生产合同制定。', '签署：2025年2月3日')).toBe('2025-02-03');
  });

  it('is the one day of the signatures at the end, where no word of signing stands beside a date', () => {
    expect(signed('第一条 标的。', '甲方：（盖章）　　乙方：（盖章）', '2025年5月6日　　2025年5月6日')).toBe('2025-05-06');
    expect(signed('第一条 标的。', '甲方：（盖章）　　乙方：（盖章）', '2025年5月6日　　2025年5月9日')).toBeUndefined();
  });
});
