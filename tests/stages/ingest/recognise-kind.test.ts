import { describe, expect, it } from 'vitest';
import { kindCuesIn, recogniseKind } from '../../../src/stages/ingest/recognise-kind.ts';
import { composeStructured } from '../../../src/stages/ingest/compose-structured.ts';

const kindsOf = (path: string, title: string): string[] => {
  const page = composeStructured({ number: 1, blocks: [{ type: 'heading', level: 1, text: title }] });
  return recogniseKind(path, title, [kindCuesIn([page])]).kinds.map(({ kind }) => kind);
};

describe('the kind of a document', () => {
  it.each([
    ['3.pdf', 'Quality agreement between holder and site', 'quality_agreement'],
    ['3.pdf', 'Contract Manufacturing Agreement', 'agreement'],
    ['CVs_key_persons.docx', 'Curricula vitae', 'personnel_cv'],
    ['a.pdf', 'Drug manufacturing licence', 'licence'],
    ['x.pdf', 'Technology transfer report for capsules', 'tt_report'],
    ['x.pdf', 'Co-line risk assessment', 'coline_report'],
    ['x.pdf', 'Acceptance notice', 'acceptance_notice'],
    ['x.pdf', 'Pharmacovigilance agreement', 'pv_agreement'],
    ['x.pdf', 'Annual product quality review 2025', 'product_review'],
    ['05.pdf', '委托生产质量协议', 'quality_agreement'],
    ['05.pdf', '药品委托生产合同', 'agreement'],
    ['05.pdf', '药品生产许可证副本', 'licence'],
    ['05.pdf', '药品注册证书', 'registration_certificate'],
    ['05.pdf', '药品受托生产意见书', 'written_opinion'],
    ['05.pdf', '关键人员简历', 'personnel_cv'],
    ['05.pdf', '技术转移方案', 'tt_plan'],
    ['05.pdf', '共线生产风险评估报告', 'coline_report'],
    ['05.pdf', '现场审计报告', 'audit_report'],
    ['05.pdf', '年度产品质量回顾分析报告', 'product_review'],
    ['05.pdf', '组织机构图', 'org_chart'],
  ])('%s “%s” is %s', (path, title, kind) => {
    expect(kindsOf(path, title)[0]).toBe(kind);
  });

  it('is several for a bundle', () => {
    expect(kindsOf('3.pdf', 'Contract manufacturing and quality agreement')).toEqual(
      expect.arrayContaining(['agreement', 'quality_agreement']),
    );
    expect(kindsOf('10_SOPs_Release_Deviation_Change.pdf', 'Three procedures')).toEqual(
      expect.arrayContaining(['sop', 'deviation_register', 'change_register']),
    );
  });

  it('is an application form, not a licence, when a licence is applied for', () => {
    expect(kindsOf('01.pdf', '药品生产许可证申请表')).toEqual(['application_form']);
    expect(kindsOf('01.pdf', 'Application form for a drug manufacturing licence')[0]).toBe('application_form');
  });

  it('says why, in both languages', () => {
    const { kinds } = recogniseKind('04_质量协议.pdf', '附件', []);
    expect(kinds).toEqual([{ kind: 'quality_agreement', reason: { en: 'The file name says “质量协议”.', zh: '文件名含“质量协议”。' } }]);
  });

  it('is other when nothing names it', () => {
    expect(recogniseKind('scan0001.pdf', 'scan0001', []).kind).toBe('other');
  });
});
