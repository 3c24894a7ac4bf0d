import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/domain/index.ts';
import { document, form, type Part, read } from './dossier-builder.ts';

type Paper = readonly [kind: DocumentKind, ...parts: Part[]];
/** Topics on which an English and a Chinese paper of one dossier (or two of one language) contradict each other. */
const topics = (...papers: Paper[]): string[] => [
  ...new Set(
    read([form(), ...papers.map(([kind, ...parts], i) => document(`1${String(i)}.md`, kind, parts))]).sheet.contradictions.map(
      (c) => c.topic,
    ),
  ),
];

describe('an English and a Chinese document of one dossier', () => {
  const certificate = (...parts: Part[]): Paper => ['registration_certificate', '# Approval certificate', ...parts];
  const zh = (...parts: Part[]): Paper => ['process_procedure', '# 工艺规程', ...parts];

  it.each([
    ['shelf life', 'Shelf life: 24 months', '有效期：36个月', '有效期：2年', 'product.shelfLife'],
    ['batch size', 'Batch size 500,000 tablets.', '批量：80万片', '批量：50万片', 'product.batchSize'],
    ['storage', 'Storage: 2–8 °C', '贮藏：不超过25℃', '贮藏：2～8℃', 'product.storage'],
  ])('are compared by %s, in whatever units', (_, english, other, same, topic) => {
    expect(topics(certificate(english), zh(other))).toEqual([topic]);
    expect(topics(certificate(english), zh(same))).toEqual([]);
  });

  it('are compared by strength and approval number', () => {
    const zhForm = (strength: string, approval: string): Paper => [
      'agreement',
      '# 委托生产协议',
      `规格：${strength}`,
      `批准文号：${approval}`,
    ];
    const enForm = certificate('Strength: 0.2 g', 'Approval number: 国药准字H20231234');
    expect(topics(enForm, zhForm('200毫克', '国药准字 H20231234'))).toEqual([]);
    expect(topics(enForm, zhForm('250mg', '国药准字H20231234'))).toEqual(['product.strength']);
    expect(topics(enForm, zhForm('200mg', '国药准字H20231243'))).toEqual(['product.approvalNumber']);
  });

  it('are compared by the validity of the licence and the day of signature', () => {
    const licence = (until: string): Paper => ['licence', '# 受托方药品生产许可证', `有效期至：${until}`];
    const english: Paper = ['application_form', '# Licence of the contract manufacturer', 'Valid until: 30 June 2027'];
    expect(topics(english, licence('2027年6月30日'))).toEqual([]);
    expect(topics(english, licence('2026年6月30日'))).toEqual(['cmo.licence.validTo']);
  });

  it('are compared by house number of the manufacturing address', () => {
    const english: Paper = ['licence', '# Licence', 'Manufacturing address: 9 Birch Lane, Taizhou, Jiangsu'];
    expect(topics(english, ['agreement', '# 委托协议', '生产地址：江苏省泰州市白桦巷9号'])).toEqual([]);
    expect(topics(english, ['agreement', '# 委托协议', '生产地址：江苏省泰州市白桦巷19号'])).toEqual(['cmo.siteAddress']);
  });
});

describe('storage conditions', () => {
  it('of materials, samples and solutions are other things, and a word of the pharmacopoeia stands for its range', () => {
    const label: Paper = ['registration_certificate', '# 药品注册批件', '贮藏：密封，在阴凉处保存'];
    expect(topics(label, ['specification', '# 质量标准', '贮藏：不超过20℃密封保存'])).toEqual([]);
    expect(topics(label, ['specification', '# 质量标准', '贮藏：25℃以下密封保存'])).toEqual(['product.storage']);
    expect(topics(label, ['retention_plan', '# 留样', '储存条件：留样于25℃保存'])).toEqual([]);
    expect(
      topics(
        ['registration_certificate', '# Approval', 'Storage: below 25 °C'],
        ['process_procedure', '# Procedure', 'The bulk solution is stored at 2 to 8 °C before filling.'],
      ),
    ).toEqual([]);
  });
});

describe('equipment numbers', () => {
  const list = (name: string, model: string): Paper => [
    'equipment_list',
    '# Equipment list',
    [
      ['Tag', 'Equipment', 'Model'],
      ['FL-201', name, model],
    ],
  ];
  const zhList = (name: string, model: string): Paper => [
    'validation_report',
    '# 设备确认',
    [
      ['设备编号', '设备名称', '型号'],
      ['FL-201', name, model],
    ],
  ];
  const report = (name: string, model: string): Paper => [
    'validation_report',
    '# Equipment qualification',
    [
      ['Equipment no.', 'Equipment', 'Model'],
      ['FL-201', name, model],
    ],
  ];

  it('stand for one machine of one model in every document and both languages', () => {
    expect(topics(list('Vial filler', 'KX-12'), report('Filler', 'KX 12'))).toEqual([]);
    expect(topics(list('Vial filler', 'KX-12'), report('Vial filler', 'KX-16'))).toEqual(['cmo.equipmentItem']);
    expect(topics(list('Vial filler', 'KX-12'), report('Freeze dryer', 'KX-12'))).toEqual(['cmo.equipmentItem']);
    expect(topics(list('Vial filler', 'KX-12'), zhList('西林瓶灌装机', 'KX-12'))).toEqual([]);
    expect(topics(list('Vial filler', 'KX-12'), zhList('西林瓶灌装机', 'KX-16'))).toEqual(['cmo.equipmentItem']);
  });
});

describe('numbers and versions of documents', () => {
  const sop = (title: string, no: string, version: string, ...more: Part[]): Paper => [
    'sop',
    `# ${title}`,
    `Document no.: ${no}`,
    `Version: ${version}`,
    'Effective date: 3 March 2025',
    ...more,
  ];

  it('are facts of each document', () => {
    const { flat } = read([
      form(),
      document('05.md', 'sop', ['# 放行管理规程', '文件编号：SOP-QA-012', '版本：03', '生效日期：2025年3月3日']),
    ]);
    expect(flat.values['application.documents']).toEqual([
      { file: '05.md', title: '放行管理规程', no: 'SOP-QA-012', version: '3', effectiveDate: '2025-03-03' },
    ]);
  });

  it('of two different documents, or two of one document, are shown', () => {
    expect(topics(sop('Release of batches', 'SOP-QA-012', '3'), sop('Handling of deviations', 'SOP-QA-012', '3'))).toEqual([
      'document.number',
    ]);
    expect(topics(sop('Release of batches', 'SOP-QA-012', '3'), sop('Release of batches', 'SOP-QA-012', '2'))).toEqual([
      'document.version',
    ]);
    expect(topics(sop('Release of batches', 'SOP-QA-012', '3', 'Document no.: SOP-QA-021'))).toEqual(['document.number']);
    expect(topics(sop('Release of batches', 'SOP-QA-012', '3'), sop('Handling of deviations', 'SOP-QA-013', '3'))).toEqual([]);
    expect(topics(sop('Release of batches', 'SOP-QA-012', '3'), sop('放行管理规程', 'SOP-QA-012', '03'))).toEqual([]);
  });

  it('a document that is cited by a version which the dossier does not hold is shown in either language, a former version is not', () => {
    const held = sop('Release of batches', 'SOP-QA-012', '3');
    const agreement = (text: string): Paper => ['quality_agreement', '# Quality agreement', text];
    expect(topics(held, agreement('Batches are released under SOP-QA-012, version 2.'))).toEqual(['document.citedVersion']);
    expect(topics(held, agreement('出厂放行按SOP-QA-012（第2版）执行。'))).toEqual(['document.citedVersion']);
    expect(topics(held, agreement('Batches are released under SOP-QA-012, version 03.'))).toEqual([]);
    expect(topics(held, agreement('SOP-QA-012, version 2, was superseded in March 2025.'))).toEqual([]);
    expect(topics(held, agreement('Release follows SOP-QA-012 and SOP-QA-014, version 2.'))).toEqual([]);
  });
});
