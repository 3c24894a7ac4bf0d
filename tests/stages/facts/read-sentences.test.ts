import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/domain/document.ts';
import { document, form, read } from './dossier-builder.ts';

const factOf = (kind: DocumentKind, sentence: string, key: string): unknown =>
  read([form(), document('02.md', kind, ['# Text', sentence])]).flat.values[key];

describe('what sentences of an agreement or a procedure state', () => {
  it.each<[DocumentKind, string, string, unknown]>([
    ['quality_agreement', 'Firwood tells Larchmont of each deviation within 24 hours.', 'qualityAgreement.deviationNoticeLimitHours', 24],
    ['quality_agreement', '受托方应在两个工作日内将偏差告知持有人；调查三十日内结束。', 'qualityAgreement.deviationNoticeLimitHours', 48],
    ['quality_agreement', '调查三十日内结束；受托方应在两个工作日内将偏差告知持有人。', 'qualityAgreement.deviationNoticeLimitHours', 48],
    ['sop', 'Customers are told of deviations in the monthly summary.', 'cmo.sop.deviation.mahNoticeLimitHours', 730],
    [
      'quality_agreement',
      'The parties assess the risks of the product together twice a year.',
      'qualityAgreement.riskAssessmentsPerYear',
      2,
    ],
    ['quality_agreement', '双方每季度共同开展一次风险评估。', 'qualityAgreement.riskAssessmentsPerYear', 4],
    [
      'quality_agreement',
      'The product quality review is completed by both parties every year.',
      'qualityAgreement.productReviewIntervalMonths',
      12,
    ],
    [
      'quality_agreement',
      'The Holder may read any rule, procedure, document or record of the manufacturer.',
      'qualityAgreement.rightToConsult',
      ['systems', 'procedures', 'documents', 'records'],
    ],
    ['quality_agreement', '委托方人员不进入生产、检验区域。', 'qualityAgreement.rightToInspectSites', false],
    [
      'quality_agreement',
      'Firwood hands over the batch records to Larchmont once a quarter.',
      'qualityAgreement.recordHandover',
      'periodic',
    ],
    [
      'quality_agreement',
      '出厂放行时，受托方将批生产记录、批检验记录一并交付持有人。',
      'qualityAgreement.recordHandover',
      'with_each_release',
    ],
    ['sop', '批记录不随放行移交；持有人需要时另行书面申请。', 'qualityAgreement.recordHandover', 'on_request'],
    ['sop', 'Minor changes to the product are made without asking the customer.', 'cmo.sop.changeControl.allowsWithoutMahApproval', true],
    ['sop', '变更须先取得委托方书面批准后方可实施。', 'cmo.sop.changeControl.allowsWithoutMahApproval', false],
    ['sop', '委托方五个工作日内未书面答复的，变更视为同意。', 'cmo.sop.changeControl.allowsWithoutMahApproval', true],
    ['sop', '双方对变更类别意见不一致的，按较高类别管理。', 'cmo.sop.changeControl.disagreementRule', 'higher'],
    ['sop', '可凭第七日结果先行出库，由受权人补签放行单。', 'cmo.sop.release.allowsReleaseBeforeQpSignature', true],
    [
      'sop',
      'A batch leaves quarantine only after the qualified person has signed.',
      'cmo.sop.release.allowsReleaseBeforeQpSignature',
      false,
    ],
    [
      'tt_report',
      'The process procedure was approved by the director of production of Firwood; the holder received a copy for information.',
      'processProcedure.approvedByMah',
      false,
    ],
    ['tt_report', 'Transfer lead at Firwood: to be named (post vacant).', 'techTransfer.leadName', ''],
    ['application_form', 'Both companies are wholly owned by one group.', 'parties.sameGroup', true],
    ['application_form', '双方无股权关联，不属于同一集团。', 'parties.sameGroup', false],
    ['it_description', '批记录为纸质，暂无MES、LIMS。', 'cmo.it.recordsManufacturing', false],
    ['application_form', 'In this cycle no commercial batch was marketed.', 'product.commercialBatchesInCycle', 0],
  ])('in %s: %s', (kind, sentence, key, value) => {
    expect(factOf(kind, sentence, key)).toEqual(value);
  });

  it('reads nothing from a sentence that only comes near', () => {
    expect(
      factOf('sop', 'Pest control is in the hands of a municipal firm that reports monthly.', 'cmo.sop.deviation.mahNoticeLimitHours'),
    ).toBeUndefined();
    expect(
      factOf('quality_agreement', 'Suppliers are assessed for risk every two years.', 'qualityAgreement.riskAssessmentsPerYear'),
    ).toBeUndefined();
    expect(
      factOf(
        'sop',
        'Nothing may be changed without asking the customer: a change must not start before.',
        'cmo.sop.changeControl.allowsWithoutMahApproval',
      ),
    ).not.toBe(true);
  });

  it('lets one exception decide against the rule that other passages state', () => {
    const sop = document('02.md', 'sop', ['# Release', '质量受权人逐批签字后产品方可出厂。', '受权人出差期间由QA经理代签，返岗后补阅。']);
    const { flat, sheet } = read([form(), sop]);
    expect(flat.values['cmo.sop.release.allowsReleaseBeforeQpSignature']).toBe(true);
    expect(
      sheet.facts.filter((f) => f.key === 'cmo.sop.release.allowsReleaseBeforeQpSignature' && f.origin === 'sentence').map((f) => f.value),
    ).toEqual([false, true]);
  });
});
