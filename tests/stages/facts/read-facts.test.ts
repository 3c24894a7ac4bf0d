import { describe, expect, it } from 'vitest';
import { document, form, partiesForm, read } from './dossier-builder.ts';

describe('parties', () => {
  it('learns names, short names and defined words of both parties', () => {
    const agreement = document('03.md', 'agreement', [
      '# Agreement',
      'Larchmont Pharma (Hefei) Co., Ltd., hereafter the Owner, and Firwood Sterile Works (Taizhou) Co., Ltd., hereafter the Plant.',
      'The Plant informs the Owner of every deviation within 12 h.',
    ]);
    const { flat } = read([form(), { ...agreement, kind: 'quality_agreement' }]);
    expect(flat.values['mah.name']).toBe('Larchmont Pharma (Hefei) Co., Ltd.');
    expect(flat.values['cmo.name']).toBe('Firwood Sterile Works (Taizhou) Co., Ltd.');
    expect(flat.values['mah.province']).toBe('安徽');
    expect(flat.values['cmo.province']).toBe('江苏');
    expect(flat.values['qualityAgreement.deviationNoticeLimitHours']).toBe(12);
  });

  it('learns Chinese names and their short forms', () => {
    const agreement = document('03.md', 'quality_agreement', [
      '# 质量协议',
      '甲方（委托方）：槐序医药科技（苏州）有限公司\n乙方（受托方）：杉原制药（南通）有限公司',
      '杉原在一个工作日内将偏差告知槐序。',
    ]);
    const { flat } = read([agreement]);
    expect(flat.values['mah.name']).toBe('槐序医药科技（苏州）有限公司');
    expect(flat.values['cmo.name']).toBe('杉原制药（南通）有限公司');
    expect(flat.values['qualityAgreement.deviationNoticeLimitHours']).toBe(24);
  });
});

describe('tables', () => {
  it('maps a communication list to the classes of (VII), whatever the words', () => {
    const list = document('04.md', 'quality_agreement', [
      '# Communication',
      [
        ['Subject', 'Firwood', 'Larchmont', 'Limit'],
        ['departures from process', 'A. Moss', 'B. Reed', '24 h'],
        ['planned changes', 'A. Moss', 'B. Reed', 'before start'],
        ['entries in credit registers, penalties', 'legal', 'legal', '3 days'],
        ['visits of drug authorities', 'A. Moss', 'B. Reed', '1 day'],
        ['canteen', 'A. Moss', 'B. Reed', 'never'],
      ],
    ]);
    const items = read([form(), list]).flat.values['qualityInfo.items'] as { topic: string; limit: string; contact: string }[];
    expect(items.map((i) => i.topic)).toEqual(['deviation', 'change', 'adverse_credit', 'regulator_inspection', 'other']);
    expect(items[0]).toMatchObject({ limit: '24 h', contact: 'A. Moss, B. Reed' });
  });

  it('adds up the plan of a line and shows the sum', () => {
    const capacity = document('05.md', 'capacity_analysis', [
      '# Capacity',
      [
        ['Item', 'Million tablets a year'],
        ['Designed capacity', '360'],
        ['Product A', '268'],
        ['Product B', '104'],
        ['Sum', '372'],
      ],
    ]);
    const { flat } = read([form(), capacity]);
    expect(flat.values['line.designCapacity']).toBe(360);
    expect(flat.values['line.plannedVolumeTotal']).toBe(372);
    expect(flat.derivations['line.plannedVolumeTotal']).toBe('268 + 104 = 372');
  });

  it('reads the change register with the days of approval and implementation', () => {
    const register = document('06.md', 'change_register', [
      '# 变更台账',
      [
        ['编号', '内容', '持有人批准', '实施'],
        ['B-1', '胶塞', '2025-03-03', '2025-04-10'],
        ['B-2', '光源', '', '2025-08-04'],
      ],
    ]);
    const changes = read([form(), register]).flat.values['changeControl.changes'] as Record<string, unknown>[];
    expect(changes[0]).toMatchObject({ id: 'B-1', mahApprovedDate: '2025-03-03', implementedDate: '2025-04-10' });
    expect(changes[1]).not.toHaveProperty('mahApprovedDate');
  });
});

describe('persons', () => {
  const cv = document('07.md', 'personnel_cv', [
    '# 1 生产负责人 林有声',
    [
      ['起止', '单位', '领域'],
      ['2019.01–2022.06', '某口服制剂', '口服液生产'],
      ['2022.07–至今', 'Firwood', '中药注射剂生产'],
    ],
  ]);

  it('reads dated posts, their area, sterility and product type; an open post ends on the application date', () => {
    const posts = read([form(), cv]).flat.values['cmo.headOfProduction.posts'];
    expect(posts).toMatchObject([
      { from: '2019-01-01', to: '2022-06-30', area: 'manufacturing', sterile: false },
      { from: '2022-07-01', to: '2026-04-16', area: 'manufacturing', sterile: true, productType: 'tcm_injection' },
    ]);
  });

  it('marks overlapping posts as a minor signal with both places', () => {
    const double = document('07.md', 'personnel_cv', [
      '# Head of quality Ada Moss',
      [
        ['Period', 'Employer', 'Work'],
        ['2018-01 to 2020-12', 'Oak', 'quality assurance'],
        ['2020-01 to 2022-05', 'Elm', 'quality control'],
      ],
    ]);
    const marks = read([form(), double]).integrity.filter((m) => m.kind === 'cv-overlap');
    expect(marks).toMatchObject([{ severity: 'minor', citations: [{ page: 1 }, { page: 1 }] }]);
  });
});

describe('contradictions', () => {
  const people = (name: string): string[][] => [...(partiesForm as string[][]), ['Qualified person', 'Ms Vera Stone', name]];
  const licence = document('02.md', 'licence', ['# Licence', 'Key persons of Firwood: Ada Moss, qualified person.']);
  const topics = (name: string): string[] =>
    read([document('01.md', 'application_form', ['# Form', people(name)]), licence]).sheet.contradictions.map((c) => c.topic);

  it('names two different people in one post, each with its place', () => {
    expect(topics('Mr Lin Yew')).toEqual(['cmo.qualifiedPerson']);
  });

  it('does not take initials, titles or another party for a difference', () => {
    expect(topics('A. Moss')).toEqual([]);
    expect(topics('Dr Ada Moss')).toEqual([]);
  });

  it('finds a process setting of the approved process that validation does not use', () => {
    const approved = document('03.md', 'agreement', ['# Agreement', 'The approved process sterilises at 115 °C for 30 min.']);
    const used = (setting: string): string[] =>
      read([
        form(),
        approved,
        document('09.md', 'validation_report', ['# Process validation', `Sterilisation was run at ${setting}.`]),
      ]).sheet.contradictions.map((c) => c.topic);
    expect(used('121 °C for 8 min')).toEqual(['product.processParameter']);
    expect(used('115 °C for 30 min')).toEqual([]);
  });

  it('finds different commercial batch sizes but leaves pilot batches out', () => {
    const registered = document('03.md', 'registration_certificate', ['# Approval', 'Batch size 500,000 tablets.']);
    const other = (text: string): string[] =>
      read([form(), registered, document('09.md', 'validation_report', ['# Validation', text])]).sheet.contradictions.map((c) => c.topic);
    expect(other('Batch size 800,000 tablets.')).toEqual(['product.batchSize']);
    expect(other('Pilot batch size 800 tablets.')).toEqual([]);
  });

  it('shows a series of results that two batches share, and a test dated before the batch was made', () => {
    const series = ['91.3', '88.7', '93.1', '92.4', '90.9', '94.2'];
    const report = document('09.md', 'validation_report', [
      '# Results',
      [
        ['Batch', '1', '2', '3', '4', '5', '6'],
        ['X1', '90.1', ...series.slice(1)],
        ['X2', ...series],
        ['X3', ...series],
      ],
      '# Tests',
      [
        ['Batch', 'Filled on', 'Bottles'],
        ['X3', '20 Oct 2025', '100'],
      ],
      [
        ['Certificate', 'Batch', 'Test begun'],
        ['ST-1', 'X3', '17 Oct 2025'],
      ],
    ]);
    expect(read([form(), report]).sheet.contradictions.map((c) => [c.topic, c.values.map((v) => v.value)])).toEqual([
      ['data.identicalSeries', ['X2', 'X3']],
      ['data.dateOrder', ['Filled on 20 Oct 2025', 'Test begun 17 Oct 2025']],
    ]);
  });

  it('leaves a contradicted scalar out of the flat facts', () => {
    const two = [
      document('03.md', 'quality_agreement', [
        '# Quality agreement',
        'The parties assess the risk of the product jointly every quarter.',
        'The parties assess the risk of the product jointly every year.',
      ]),
    ];
    const { flat } = read([form(), ...two]);
    expect(flat.values).not.toHaveProperty('qualityAgreement.riskAssessmentsPerYear');
    expect(flat.contradicted).toContain('qualityAgreement.riskAssessmentsPerYear');
  });
});

describe('enclosures', () => {
  const list = (...titles: string[]): string[][] => [['No.', 'Title'], ...titles.map((t, i) => [String(i + 1), t])];
  const plan = document('02_Audit_plan.md', 'audit_plan', ['# Audit plan 2026', 'Planned only.']);

  it('tells a listed document from the files that are there; a plan is no report', () => {
    const application = document('01_Application_form.md', 'application_form', [
      '# Application',
      '# Enclosures',
      list('Application form', 'Audit report 2026', 'Pharmacovigilance agreement'),
    ]);
    const { flat, integrity } = read([application, plan]);
    expect((flat.values['application.enclosures'] as { present: boolean }[]).map((e) => e.present)).toEqual([true, false, false]);
    expect(integrity.filter((m) => m.kind === 'listed-not-enclosed')).toHaveLength(2);
  });

  it('does not miss a file that is there but could not be read', () => {
    const application = document('01_Application_form.md', 'application_form', [
      '# Application',
      '# Enclosures',
      list('Application form', 'Audit plan', 'Organisation chart'),
    ]);
    expect(read([application, plan], ['03_Organisation_chart.docx']).integrity.filter((m) => m.kind === 'listed-not-enclosed')).toEqual([]);
  });
});

describe('every reading', () => {
  it('cites words that stand at its place', () => {
    const documents = [
      form(),
      document('04.md', 'quality_agreement', [
        '# Quality agreement',
        'Signed: 14 November 2025',
        'Firwood tells Larchmont of deviations within 24 h.',
      ]),
    ];
    const { sheet } = read(documents);
    expect(sheet.facts.length).toBeGreaterThan(5);
    for (const c of sheet.facts.flatMap((f) => f.citations)) {
      const page = documents.find((d) => d.id === c.documentId)?.pages.find((p) => p.number === c.page);
      expect(page?.text.slice(c.start, c.end)).toBe(c.quote);
    }
  });
});

describe('careers written as lines', () => {
  it('reads posts under a heading that names person and role', () => {
    const cv = document('07.md', 'personnel_cv', [
      '# 质量受权人 林有声',
      '2016年7月至2021年6月，某制药公司，片剂检验员。',
      '2021年7月至今，Firwood，无菌注射剂质量保证、质量受权人。',
    ]);
    expect(read([form(), cv]).flat.values['cmo.qualifiedPersons']).toMatchObject([
      {
        name: '林有声',
        posts: [
          { from: '2016-07-01', to: '2021-06-30', area: 'quality', sterile: false },
          { from: '2021-07-01', to: '2026-04-16', sterile: true },
        ],
      },
    ]);
  });
});

describe('what stands in other shapes', () => {
  it('reads a communication list written line by line', () => {
    const list = document('04.md', 'quality_agreement', [
      '# 7 Communication',
      'Deviations: A. Moss, 24 hours.',
      'Changes: A. Moss, before implementation.',
      'Out-of-specification results: C. Oak, 1 day.',
      'Qualification and validation: D. Elm, 5 days.',
      'Stability: C. Oak, 5 days.',
      'Inspections by authorities: A. Moss, 1 day.',
    ]);
    const items = read([form(), list]).flat.values['qualityInfo.items'] as { topic: string }[];
    expect(items.map((i) => i.topic)).toEqual([
      'deviation',
      'change',
      'oos_oot',
      'qualification_validation',
      'retention_stability',
      'regulator_inspection',
    ]);
  });

  it('counts years given as sums back from the day of the application', () => {
    const staff = document('07.md', 'personnel_cv', [
      '# 人员',
      [
        ['姓名', '职务', '从业年限', '无菌药品年限'],
        ['林有声', '生产负责人', '8年', '2年6个月'],
      ],
    ]);
    expect(read([form(), staff]).flat.values['cmo.headOfProduction.posts']).toMatchObject([
      { from: '2018-04-16', to: '2026-04-16', area: 'manufacturing' },
      { from: '2023-10-16', to: '2026-04-16', sterile: true },
    ]);
  });

  it('finds an instrument that was used after its calibration had run out', () => {
    const list = document('08.md', 'equipment_list', [
      '# Calibration',
      [
        ['Tag', 'Instrument', 'Valid until'],
        ['FT-02', 'integrity tester', '2025-11-30'],
        ['FT-03', 'integrity tester', '2026-11-30'],
      ],
    ]);
    const use = document('09.md', 'validation_report', [
      '# Filters',
      [
        ['Test', 'Date', 'Tester'],
        ['T-1', '2026-03-09', 'FT-02'],
        ['T-2', '2026-03-09', 'FT-03'],
      ],
    ]);
    const found = read([form(), list, use]).sheet.contradictions;
    expect(found.map((c) => [c.topic, c.clause])).toEqual([['equipment.calibration', 'nmpa-2025-134#II']]);
    expect(found[0]?.summary.en).toContain('FT-02');
  });
});
