import type { Document } from '../../../src/domain/index.ts';
import { document, form } from './dossier-builder.ts';

/** Papers that dossiers rarely hold, as a holder of fictional products would write them. Together they state what checks on rare cases read. */
export const rareEnglish: readonly Document[] = [
  form(
    'Line B2 has stood still since 12 May 2021 and is to be restarted.',
    [
      ['Item', 'Content'],
      ['Acceptance date', '20 April 2026'],
      ['Re-registration cycle', '1 January 2023 to 31 December 2027'],
      ['GMP inspection applied', '2 March 2026'],
      ['Class B completed on', '12 January 2026'],
      ['Risk class', 'high'],
    ],
    'The Written Opinion on contract manufacturing has been obtained.',
    'Firwood took part in the co-development of the product.',
    'The national drug regulator approved the contract manufacture of this product in 2024.',
  ),
  document('02_written_opinion.md', 'written_opinion', [
    '# Written Opinion on Drug Contract Manufacturing',
    [
      ['Item', 'Content'],
      ['Product', 'Larchovine for Injection'],
      ['Contract manufacturer', 'Firwood Sterile Works (Taizhou) Co., Ltd.'],
      ['Manufacturing address', '9 Birch Lane, Taizhou, Jiangsu'],
      ['Date of opinion', '3 February 2026'],
      ['Opinion received', '9 February 2026'],
    ],
  ]),
  document('03_inspection.md', 'inspection_notice', [
    '# Notice of GMP compliance inspection',
    'Inspection date: 14 March 2026',
    'Result: complies',
  ]),
  document('04_batches.md', 'batch_list', [
    '# Batches made for the holder',
    'Commercial batches under contract.',
    [
      ['Batch no.', 'Made on', 'Released on', 'Qualified person signed on', 'Signed by', 'Deviation', 'Records sent'],
      [
        'FS250301',
        '2025-03-03',
        '2025-04-02',
        '2025-04-01',
        'Wei Lan',
        'DV-25-03',
        'batch production record, test record, deviation investigation',
      ],
      ['FS250901', '2025-09-03', '2025-10-02', '2025-10-01', 'Wei Lan', 'none', 'batch production record, test record'],
    ],
  ]),
  document('05_equipment.md', 'equipment_list', [
    '# Equipment list',
    [
      ['Tag', 'Equipment', 'Model', 'Status'],
      ['FL-201', 'Vial filler', 'KX-12', 'in use'],
      ['LY-202', 'Freeze dryer', 'DQ-20', 'in use'],
    ],
    '# Testing capability of the laboratory',
    [
      ['Test', 'Where'],
      ['Sterility', 'in-house'],
      ['Elemental impurities', 'outside laboratory'],
    ],
  ]),
  document('06_reviews.md', 'product_review', [
    '# Annual product quality reviews',
    [
      ['Year', 'Completed on'],
      ['2024', '2025-02-20'],
    ],
  ]),
  document('07_record.md', 'authority_record', [
    '# Compliance record',
    [
      ['Date', 'Kind', 'Line', 'Status'],
      ['2023-06-12', 'Warning after inspection', 'B1', 'closed'],
    ],
    '# Annual reports filed with the provincial authority',
    [
      ['Reporting year', 'Filed on'],
      ['2024', '2025-04-15'],
    ],
    '# Entries in the licence',
    'On 9 March 2026 Firwood applied to have the names of both companies, product names and approval numbers recorded in the licence duplicate.',
    'Termination date: 30 November 2025',
    'On 12 December 2025 Firwood applied to have class C removed from the scope of its licence for the former product.',
    'On 15 December 2025 Larchmont applied for cancellation of the class B item in its licence.',
  ]),
  document('08_sites.md', 'risk_review', [
    '# Sites of the product',
    [
      ['Site', 'Address', 'Within approved process', 'Difference'],
      ['Firwood Sterile Works', '9 Birch Lane, Taizhou', 'yes', 'none'],
      ['Alder Works', '4 Pine Road, Wuxi', 'no', 'longer hold time'],
    ],
  ]),
  document('09_clinical.md', 'tt_report', [
    '# Transfer report',
    '# Clinical trial batches',
    [
      ['Batch', 'Made on', 'Study'],
      ['CT-2201', '2022-05-03', 'phase III'],
    ],
    '# Parties to the transfer',
    [
      ['Party', 'Role'],
      ['Larchmont Pharma', 'sending unit (holder)'],
      ['Quillmoor Research Institute', 'development of the process'],
    ],
    'Persons to be trained: Ping Gao, Rui Deng',
    '# Training for the transfer',
    [
      ['Name', 'Trained on', 'Result'],
      ['Ping Gao', '2025-01-08', 'passed'],
    ],
    '# Validation',
    [
      ['Report', 'Conclusion', 'Approved on'],
      ['Equipment qualification', 'passed', '2025-02-01'],
      ['Cleaning validation', 'passed', '2025-02-10'],
      ['Analytical test methods validated', 'passed', '2025-02-12'],
      ['Process validation', 'passed', '2025-03-15'],
      ['Media fill (aseptic simulation) validation', 'passed', '2025-03-18'],
    ],
  ]),
  document('10_certificate.md', 'certificate', ['# Accreditation of the testing laboratory', 'Valid until: 30 June 2027']),
  document('11_audit_plan.md', 'audit_plan', ['# Audit plan', 'In 2026 an off-site audit replaces the on-site audit of the autumn.']),
  document('13_agreement.md', 'quality_agreement', [
    '# Quality agreement',
    'The contract manufacturer informs the holder in writing of every deviation within two working days.',
    'A warehouse management system is in operation and records the materials electronically.',
  ]),
  document('14_list.md', 'qms_list', [
    '# Quality documents',
    [
      ['No.', 'Title', 'Version', 'Effective'],
      ['QM-001', 'Quality manual', '4', '2025-01-10'],
      ['SOP-QA-020', 'Supplier audits', '2', '2025-02-10'],
    ],
  ]),
  document('12_coline.md', 'coline_report', [
    '# Products on the shared line',
    [
      ['Product', 'Holder', 'Kind'],
      ['Larchovine', 'Larchmont Pharma', 'commercial'],
      ['Larchovine', 'Osier Pharma', 'commercial'],
    ],
    'Both products use the same process procedure PP-101, the same specification QS-101 and the same test method TM-101.',
  ]),
];

/** 同一类少见文件的中文写法，企业、人员均为虚构。 */
export const rareChinese: readonly Document[] = [
  document('01_申请表.md', 'application_form', [
    '# 药品委托生产申请表',
    [
      ['项目', '持有人', '受托方'],
      ['企业名称', '落星药业（合肥）有限公司', '云杉无菌制剂（泰州）有限公司'],
      ['地址', '安徽省合肥市赤杨路3号', '江苏省泰州市白桦巷9号'],
    ],
    '申请日期：2026年4月16日',
    '受理日期：2026年4月20日',
    '再注册周期：2023年1月1日至2027年12月31日',
    '符合性检查申请日期：2026年3月2日',
    'B证办结日期：2026年1月12日',
    '冻干生产线自2021年5月12日起停产，拟恢复生产。',
    '受托方主要参与本品研发。',
    '风险等级：高',
    '意见书取得日期：2026年2月9日',
    '本品已上市。',
    '国家药监局已批准该品种委托生产。',
  ]),
  document('02_意见书.md', 'written_opinion', [
    '# 药品受托生产意见书',
    [
      ['项目', '内容'],
      ['品种', '注射用落星素'],
      ['受托方', '云杉无菌制剂（泰州）有限公司'],
      ['生产地址', '江苏省泰州市白桦巷9号'],
      ['出具日期', '2026年2月3日'],
    ],
  ]),
  document('03_告知书.md', 'inspection_notice', ['# 药品GMP符合性检查告知书', '检查日期：2026年3月14日', '检查结论：符合']),
  document('04_批次.md', 'batch_list', [
    '# 受托生产批次清单（商业化生产）',
    [
      ['批号', '生产日期', '放行日期', '受权人签字日期', '放行人', '偏差', '记录移交'],
      ['250301', '2025-03-03', '2025-04-02', '2025-04-01', '韦岚', 'PC-25-03', '批生产记录、批检验记录、偏差调查报告'],
      ['250901', '2025-09-03', '2025-10-02', '2025-10-01', '韦岚', '无', '批生产记录、批检验记录'],
    ],
  ]),
  document('05_设备.md', 'equipment_list', [
    '# 主要设备清单',
    [
      ['设备编号', '设备名称', '型号', '状态'],
      ['FL-201', '西林瓶灌装机', 'KX-12', '在用'],
    ],
    '# 检验能力',
    [
      ['检验项目', '自检或委托'],
      ['无菌', '自检'],
      ['元素杂质', '委托检验'],
    ],
  ]),
  document('06_回顾.md', 'product_review', [
    '# 产品质量回顾',
    [
      ['年度', '完成日期'],
      ['2024', '2025-02-20'],
    ],
  ]),
  document('07_记录.md', 'authority_record', [
    '# 行政处罚与不良信用记录',
    [
      ['日期', '类型', '生产线', '状态'],
      ['2023-06-12', '警告', 'B1', '已办结'],
    ],
    '# 药品年度报告',
    [
      ['报告年度', '提交日期'],
      ['2024', '2025-04-15'],
    ],
    '# 许可变更',
    '受托方于2026年3月9日申请在许可证副本载明双方企业名称、品种名称和批准文号。',
    '委托终止日期：2025年11月30日',
    '受托方于2025年12月12日提交核减C证受托品种范围的申请；受托方申请核减许可范围的日期为2025年12月12日。',
    '持有人于2025年12月15日申请核减B证委托生产范围。',
  ]),
  document('08_场地.md', 'risk_review', [
    '# 各生产场地情况',
    [
      ['受托方', '地址', '是否符合核准工艺', '差异'],
      ['云杉无菌制剂', '泰州市白桦巷9号', '是', '无'],
      ['赤杨制药', '无锡市青松路4号', '否', '存放时限较长'],
    ],
  ]),
  document('09_转移.md', 'tt_report', [
    '# 技术转移报告',
    '# 临床试验用药批次',
    [
      ['批号', '生产日期', '用途'],
      ['CT2201', '2022-05-03', 'Ⅲ期临床'],
    ],
    '# 技术转移参与方',
    [
      ['单位', '角色'],
      ['落星药业', '转出方（持有人）'],
      ['青岫研究院', '工艺研发'],
    ],
    '应培训人员：高平、邓蕊',
    '# 技术转移人员情况',
    [
      ['姓名', '培训日期', '考核结果'],
      ['高平', '2025-01-08', '合格'],
    ],
    '# 验证',
    [
      ['报告', '结论', '批准日期'],
      ['设备确认', '合格', '2025-02-01'],
      ['清洁验证', '合格', '2025-02-10'],
      ['检验方法验证', '合格', '2025-02-12'],
      ['工艺验证', '合格', '2025-03-15'],
      ['无菌模拟灌装验证', '合格', '2025-03-18'],
    ],
  ]),
  document('10_证书.md', 'certificate', ['# 检测机构资质认定证书（CMA）', '有效期至：2027年6月30日']),
  document('11_计划.md', 'audit_plan', ['# 审核计划', '2026年度以非现场审核代替一次现场审核。']),
  document('13_协议.md', 'quality_agreement', [
    '# 质量协议',
    '受托方发现偏差后，应在2个工作日内书面告知持有人。',
    '受托方已上线WMS仓储管理系统，物料采用系统记录。',
  ]),
  document('14_目录.md', 'qms_list', [
    '# 质量体系文件目录',
    [
      ['文件编号', '名称', '版本', '生效日期'],
      ['QM-001', '质量手册', '4', '2025-01-10'],
    ],
  ]),
  document('12_共线.md', 'coline_report', [
    '# 共线品种',
    [
      ['品种', '持有人', '性质'],
      ['注射用落星素', '落星药业（合肥）有限公司', '商业化'],
      ['注射用落星素', '柳岸药业有限公司', '商业化'],
    ],
    '两个品种合用工艺规程PP-101、质量标准QS-101和检验方法TM-101。',
  ]),
];
