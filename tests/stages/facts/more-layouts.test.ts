import { describe, expect, it } from 'vitest';
import { checkIdentifier } from '../../../src/domain/identifiers.ts';
import { readLimitHours } from '../../../src/stages/facts/read-value.ts';
import { document, form, type Part, read } from './dossier-builder.ts';

describe('load by months', () => {
  const plan = (max: string, ...rows: string[][]): Record<string, unknown> =>
    read([
      form(),
      document('08.md', 'capacity_analysis', [
        '# 排产（单位：万瓶）',
        `设计产能每月${max}万瓶`,
        [['月份', '甲品', '乙品', '当月合计'], ...rows],
      ]),
    ]).flat.values;

  it('sets the fullest month against the capacity of a month, in one unit', () => {
    const values = plan('120', ['2026.09', '40', '50', '90'], ['2026.10', '70', '65', '135'], ['2026.11', '40', '40', '80']);
    expect(values['line.designCapacity']).toBe(1_200_000);
    expect(values['line.plannedVolumeTotal']).toBe(1_350_000);
  });

  it('adds up the products where no column does', () => {
    const values = read([
      form(),
      document('08.md', 'capacity_analysis', [
        '# Load plan',
        'The rated output is 300,000 vials per month.',
        [
          ['Month', 'Product A', 'Product B'],
          ['Jan 2027', '120,000', '90,000'],
          ['Feb 2027', '150,000', '180,000'],
        ],
      ]),
    ]).flat.values;
    expect(values['line.plannedVolumeTotal']).toBe(330_000);
    expect(values['line.designCapacity']).toBe(300_000);
  });

  it('leaves a plan without a monthly capacity alone', () => {
    const values = read([
      form(),
      document('08.md', 'capacity_analysis', [
        '# 排产',
        [
          ['月份', '合计'],
          ['2026.09', '90'],
          ['2026.10', '95'],
        ],
      ]),
    ]).flat.values;
    expect(values['line.designCapacity']).toBeUndefined();
  });
});

describe('capacity and plan in two tables', () => {
  it('are brought to one unit by the titles of each', () => {
    const values = read([
      form(),
      document('08.md', 'capacity_analysis', [
        '# Capacity',
        [
          ['Line, million units a year', 'Figure'],
          ['Designed capacity, two shifts', '30.0'],
        ],
        'Continued.',
        [
          ['Line, million units a year', 'Planned'],
          ['Product A', '12.0'],
          ['Product B', '15.5'],
          ['Total', '27.5'],
        ],
      ]),
    ]).flat.values;
    expect(values['line.designCapacity']).toBe(30_000_000);
    expect(values['line.plannedVolumeTotal']).toBe(27_500_000);
  });

  it('do not take the title of a plan for a volume', () => {
    const values = read([
      form(),
      document('08.md', 'capacity_analysis', [
        '# 产能',
        '设计能力为每年480万支。',
        [
          ['品种', '2026年计划（万支）'],
          ['甲品', '180'],
          ['乙品', '150'],
        ],
      ]),
    ]).flat.values;
    expect(values['line.plannedVolumeTotal']).toBe(3_300_000);
  });
});

describe('load by years', () => {
  it('takes the fuller year and leaves the share out', () => {
    const table = [
      ['Preparation', '2026', '2027'],
      ['Product A', '10.0', '14.0'],
      ['Product B', '9.0', '12.5'],
      ['Total', '19.0', '26.5'],
      ['Rated output of the line', '24.0', '24.0'],
      ['Share used', '79 %', '110 %'],
    ];
    const values = read([form(), document('08.md', 'coline_report', ['# Sharing of the line', '# Load', table])]).flat.values;
    expect(values['line.plannedVolumeTotal']).toBe(26.5);
    expect(values['line.designCapacity']).toBe(24);
  });
});

describe('a log of letters about a shared line', () => {
  const products = [
    ['Product', 'Authorisation belongs to', 'Since'],
    ['Alba Drops', 'Firwood itself', '2020'],
    ['Bria Drops', 'Tolland Health (Wuxi)', '2022'],
    ['Cora Drops', 'Marsden Care (Jinan)', '2023'],
  ];
  const log = (letter: string): unknown =>
    read([
      form(),
      document('08.md', 'coline_report', [
        '# Line sharing',
        products,
        [
          ['Firm', 'Letter', 'Sent'],
          ['Tolland Health', 'L-1', '4 May 2025'],
          ['Marsden Care', letter, letter === 'L-2' ? '5 May 2025' : '-'],
        ],
      ]),
    ]).flat.values['coline.notices'];

  it('gives every firm with its day, and one that was left out as not told', () => {
    expect(log('L-2')).toEqual([
      { holder: 'Tolland Health', date: '2025-05-04' },
      { holder: 'Marsden Care', date: '2025-05-05' },
    ]);
    expect(log('not written to')).toEqual([{ holder: 'Tolland Health', date: '2025-05-04' }]);
  });
});

describe('notices to all holders in words', () => {
  const products = [
    ['品种', '持有人', '类别'],
    ['甲品颗粒', '岚溪药业', '中药'],
    ['乙品颗粒', '桐野药业', '中药'],
  ];
  const told = (sentence: string): number =>
    (
      (read([form(), document('08.md', 'coline_report', ['# 共线生产风险评估', products, sentence])]).flat.values['coline.notices'] as
        unknown[] | undefined) ?? []
    ).length;

  it.each(['结论已于2025年4月2日告知各持有人。', '结论和措施于2025年4月2日书面送达两家委托方。', '已通报全部客户，日期2025年4月2日。'])(
    '“%s”',
    (sentence) => {
      expect(told(sentence)).toBe(2);
    },
  );

  it('count only those that are named otherwise', () => {
    expect(told('结论已于2025年4月2日告知岚溪药业。')).toBe(1);
  });
});

describe('signatures and absences', () => {
  const records = (day: string): string[] =>
    read([
      form(),
      document('06.md', 'tt_report', [
        '# Media fill record',
        [
          ['Run', 'Filled', 'Operator, signature'],
          ['MF-3', day, `Ada Fern ${day}`],
        ],
      ]),
      document('07.md', 'personnel_cv', [
        '# Absences',
        [
          ['Name', 'Reason', 'From day', 'To day'],
          ['Ada Fern', 'annual leave', '3 March 2025', '21 March 2025'],
        ],
      ]),
    ]).sheet.contradictions.map((c) => c.topic);

  it('shows a signature on a day of absence', () => {
    expect(records('12 March 2025')).toContain('person.signatureWhileAway');
    expect(records('24 March 2025')).not.toContain('person.signatureWhileAway');
  });
});

describe('points of an audit', () => {
  const points = (...rows: string[][]): unknown =>
    read([
      form(),
      document('13.md', 'audit_report', ['# Audit letter', 'Action list', [['Point', 'Weight', 'What was seen', 'Due', 'State'], ...rows]]),
    ]).flat.values['audit.findings'];

  it('stay open without a day of closing', () => {
    expect(
      points(
        ['1', 'major', 'no trend limits', '3 March 2026', 'open'],
        ['2', 'minor', 'label missing', '3 March 2026', 'closed 1 February 2026'],
      ),
    ).toEqual([
      { source: 'audit', severity: 'major', description: 'no trend limits', dueDate: '2026-03-03' },
      { source: 'audit', severity: 'minor', description: 'label missing', dueDate: '2026-03-03', closedDate: '2026-02-01' },
    ]);
  });

  it('say nothing of time where they are called closed without a day', () => {
    expect(points(['1', 'major', 'no trend limits', '3 March 2026', 'closed'])).toBeUndefined();
  });
});

describe('what an evaluation says that it left out', () => {
  const topics = (...parts: Part[]): unknown =>
    read([
      form(),
      document('05.md', 'evaluation_report', [
        '# 综合评估报告',
        [
          ['评估项', '所见'],
          ['委托方资质', '齐全'],
          ['质量管理能力', '良好'],
          ['品种风险', '可控'],
          ['技术转移可行性', '可行'],
          ['共线生产可行性', '见下'],
        ],
        ...parts,
      ]),
    ]).flat.values['evaluation.topics'];

  it.each(['同线生产是否可行本次没有评，以后再议。', '共线可行性未予评估。', '共线风险暂不评价，另行考虑。'])('“%s”', (line) => {
    expect(topics(line)).not.toContain('coline_feasibility');
  });

  it('keeps what was only found without fault', () => {
    expect(topics('共线评估未发现不可接受的风险。')).toContain('coline_feasibility');
  });
});

describe('enclosures numbered below others', () => {
  it('are not answered by the file of the number above', () => {
    const list = document('01.md', 'application_form', [
      '# 申请表',
      '附送资料清单',
      [
        ['序', '名称'],
        ['1', '申请表'],
        ['2', '许可证'],
        ['2-1', '灭菌柜再确认报告（RQ-11）'],
        ['3', '合同'],
      ],
    ]);
    const files = ['01_申请表.md', '02_许可证.md', '03_合同.md'].map((path) => document(path, 'other', [`# ${path}`, '正文。']));
    const missing = (...more: string[]): number =>
      read([list, ...files, ...more.map((path) => document(path, 'other', ['# 报告', '正文。']))]).integrity.filter(
        (m) => m.kind === 'listed-not-enclosed',
      ).length;
    expect(missing()).toBe(1);
    expect(missing('02-1_再确认.md')).toBe(0);
  });
});

describe('rights that a sentence takes back', () => {
  const right = (sentence: string): unknown =>
    read([form(), document('04.md', 'quality_agreement', ['# 质量协议', sentence])]).flat.values['qualityAgreement.rightToConsult'];

  it('do not count what the manufacturer withholds', () => {
    expect(right('持有人可以查阅批记录；受托方的管理制度和操作规程不对外提供。')).toEqual(['records']);
    expect(right('持有人可以查阅管理制度、操作规程、有关文件和记录。')).toEqual(['systems', 'procedures', 'documents', 'records']);
  });
});

describe('time limits in sentences with several', () => {
  it.each([
    ['24小时内告知持有人，调查报告在五个工作日内送达', 24],
    ['within 36 hours in writing; the final report follows within 30 days', 36],
    ['2小时内电话、48小时内书面告知', 48],
  ])('“%s” is %i hours', (text, hours) => {
    expect(readLimitHours(text)?.hours).toBe(hours);
  });
});

describe('order of training and validation in a table of phases', () => {
  const phases = (training: string): string[] =>
    read([
      form(),
      document('06.md', 'tt_report', [
        '# 技术转移报告',
        [
          ['阶段', '开始', '结束'],
          ['工艺验证三批', '2026.02.03', '2026.02.12'],
          ['岗位操作人员培训及考核', training, training],
          ['工艺规程起草', '2026.03.01', '2026.03.10'],
        ],
      ]),
    ]).sheet.contradictions.map((c) => c.topic);

  it('shows training after the first batch', () => {
    expect(phases('2026.02.20')).toContain('techTransfer.trainingDate');
    expect(phases('2026.01.20')).not.toContain('techTransfer.trainingDate');
  });
});

describe('careers under a name line', () => {
  const cv = (first: string): ReturnType<typeof read> =>
    read([
      form(),
      document('07.md', 'personnel_cv', [
        '# 受托方关键人员',
        '生产负责人 岳望舒',
        [
          ['出生年月', '1985年3月'],
          ['经历一', first],
          ['经历二', '2019年6月至今 泰州工厂，全职，生产负责人'],
        ],
      ]),
    ]);

  it('reads long dashes and shows two full-time posts at one time as a signal', () => {
    const { integrity, sheet } = cv('2010年7月―2020年8月 梅岭制药（赣州），全职车间主任');
    expect(integrity.filter((m) => m.kind === 'cv-overlap').map((m) => m.summary.zh)).toEqual([
      expect.stringContaining('仅凭此不能得出结论'),
    ]);
    expect(sheet.facts.some((f) => JSON.stringify(f.value).includes('"经历'))).toBe(false);
  });

  it('is silent where one post follows the other', () => {
    expect(cv('2010年7月―2019年5月 梅岭制药（赣州），全职车间主任').integrity.filter((m) => m.kind === 'cv-overlap')).toEqual([]);
  });
});

describe('identifiers', () => {
  it.each([
    ['social-credit-code', '91350200776049653A', 'check_digit_ok'],
    ['social-credit-code', '91350203M0001QAY9B', 'check_digit_differs'],
    ['drug-approval', '国药准字 H2021 3456', 'format_ok'],
    ['drug-approval', '国药准字H2021345', 'format_differs'],
    ['national-drug-code', '86904879000126', 'check_digit_ok'],
    ['national-drug-code', '86904879000125', 'check_digit_differs'],
    ['manufacturing-licence', '苏20160123', 'format_ok'],
    ['other', 'anything', 'not_checkable'],
  ] as const)('%s %s: %s', (kind, text, result) => {
    expect(checkIdentifier(kind, text)).toBe(result);
  });
});
