import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/domain/index.ts';
import { celEvaluator } from '../../../src/stages/assess/cel.ts';
import { checkIdentifier } from '../../../src/domain/identifiers.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';
import { document, form, type Part, programme, read } from './dossier-builder.ts';

const evaluate = celEvaluator(loadKnowledge().calendar);
const find = (part: string): string => programme.requirements.find((r) => r.cel?.check.includes(part))?.cel?.check ?? '';
type Paper = readonly [kind: DocumentKind, ...parts: Part[]];
const dossier = (...papers: Paper[]) => read([form(), ...papers.map(([kind, ...parts], i) => document(`1${String(i)}.md`, kind, parts))]);
const outcome = (check: string, ...papers: Paper[]) => evaluate(check, dossier(...papers).flat.values).outcome;

describe('the evaluation before the agreements', () => {
  const check = find('evaluation.date <= agreement.signDate');
  const english = (evaluated: string, signed: string): Paper[] => [
    [
      'evaluation_report',
      '# Evaluation of the holder',
      [
        ['Item', 'Content'],
        ['Date of approval', evaluated],
        ['Result', 'passed'],
      ],
    ],
    ['agreement', '# Contract manufacturing agreement', `This agreement was signed on ${signed}.`],
    [
      'quality_agreement',
      '# Quality agreement',
      [
        ['Party', 'Signed by', 'Date'],
        ['Holder', 'Ada Moss', signed],
        ['Manufacturer', 'Lin Yew', signed],
      ],
    ],
  ];
  const chinese = (evaluated: string, signed: string): Paper[] => [
    ['evaluation_report', '# 委托方综合评估报告', `批准日期：${evaluated}`, '评估结论：通过'],
    ['agreement', '# 委托生产协议', `本协议于${signed}签订。`],
    ['quality_agreement', '# 质量协议', `签订日期：${signed}`],
  ];

  it.each([
    [english('3 February 2026', '10 March 2026'), 'true'],
    [english('3 April 2026', '10 March 2026'), 'false'],
    [chinese('2026年2月3日', '2026年3月10日'), 'true'],
    [chinese('2026.04.03', '2026年3月10日'), 'false'],
    [chinese('二〇二六年四月三日', '2026-03-10'), 'false'],
  ] as [Paper[], string][])('is judged by days in layout %#', (papers, expected) => {
    expect(outcome(check, ...papers)).toBe(expected);
  });
});

describe('the eight classes of communication', () => {
  const check = find('"oos_oot", "qualification_validation"');
  const rows = (...topics: string[]): string[][] => topics.map((topic, i) => [String(i + 1), topic, '24 h', 'e-mail', 'QA manager']);
  const english = ['Deviations', 'Changes', 'OOS and OOT results', 'Qualification and validation', 'Retention samples and stability', 'Pharmacovigilance', 'Inspections by the authority', 'Penalties and adverse credit']; // prettier-ignore
  const chinese = [
    '偏差',
    '变更',
    '超标、超趋势结果',
    '确认与验证',
    '留样与稳定性考察',
    '药物警戒',
    '药品监管部门检查',
    '行政处罚及不良信用',
  ];
  const table = (topics: string[]): Paper => [
    'communication_list',
    '# List of communication items',
    [['No.', 'Item', 'Time limit', 'Means', 'Contact'], ...rows(...topics)],
  ];
  const zhTable = (topics: string[]): Paper => [
    'communication_list',
    '# 质量信息沟通事项清单',
    [['序号', '沟通事项', '时限', '方式', '联系人'], ...rows(...topics)],
  ];

  it('are found in tables of both languages, and a class that is lacking is lacking', () => {
    for (const [make, all] of [
      [table, english],
      [zhTable, chinese],
    ] as const) {
      expect(outcome(check, make(all))).toBe('true');
      for (const left of all) expect(outcome(check, make(all.filter((t) => t !== left))), left).toBe('false');
    }
  });

  it('may stand in one row together', () => {
    const joined = ['Deviations', 'Changes', 'OOS and OOT results', 'Qualification and validation', 'Retention samples and stability', 'Pharmacovigilance', 'Inspections by the authority', 'Penalties']; // prettier-ignore
    expect(outcome(check, table(joined))).toBe('true');
  });
});

describe('the notices of a shared line', () => {
  const check = find('coline.notices.map(x, x.holder)');
  const line = (title: string, ...told: Part[]): Paper => [
    'coline_report',
    `# ${title}`,
    [
      ['Product', 'Holder', 'Kind'],
      ['Larchovine for Injection', 'Larchmont Pharma (Hefei) Co., Ltd.', 'commercial'],
      ['Osieran for Injection', 'Osier Pharma Ltd.', 'commercial'],
    ],
    ...told,
  ];
  const log = (...rows: string[][]): Part => [['Holder', 'Sent on'], ...rows];

  it('reach every holder: the set of the log must hold the set of the line', () => {
    const both = log(['Larchmont Pharma (Hefei) Co., Ltd.', '3 March 2026'], ['Osier Pharma Ltd.', '3 March 2026']);
    const one = log(['Larchmont Pharma (Hefei) Co., Ltd.', '3 March 2026'], ['Osier Pharma Ltd.', 'not sent']);
    expect(outcome(check, line('Co-line assessment', both))).toBe('true');
    expect(outcome(check, line('Co-line assessment', one))).toBe('false');
    expect(outcome(check, line('Co-line assessment', 'All holders were informed of the assessment on 3 March 2026.'))).toBe('true');
  });

  it('中文台账同样按集合包含关系判断', () => {
    const zh = (...rows: string[][]): Paper => [
      'coline_report',
      '# 共线生产评估',
      [
        ['品种', '持有人', '性质'],
        ['甲注射液', '落星药业有限公司', '商业化'],
        ['乙注射液', '柳岸药业有限公司', '商业化'],
      ],
      [['持有人', '发函日期'], ...rows],
    ];
    expect(outcome(check, zh(['落星药业有限公司', '2026-03-03'], ['柳岸药业有限公司', '2026-03-03']))).toBe('true');
    expect(outcome(check, zh(['落星药业有限公司', '2026-03-03'], ['柳岸药业有限公司', '未发函']))).toBe('false');
  });
});

describe('careers in many layouts', () => {
  const years = 'unionYears(cmo.headOfProduction.posts.filter(p, p.area in ["manufacturing", "quality"]))';
  const layouts: [string, Paper][] = [
    ['a table by period', ['personnel_cv', '# Head of production: Ada Moss', [['Period', 'Employer', 'Work'], ['2016-03 to 2019-02', 'Oak Works', 'production of tablets'], ['2018-03 to 2021-02', 'Firwood', 'production of injections']]]],
    ['a table with two columns of dates', ['personnel_cv', '# Head of production: Ada Moss', [['From', 'To', 'Employer', 'Work'], ['March 2016', 'February 2019', 'Oak Works', 'production of tablets'], ['March 2018', 'February 2021', 'Firwood', 'production of injections']]]],
    ['lines of text', ['personnel_cv', '# Head of production: Ada Moss', 'March 2016 – February 2019: Oak Works, production of tablets.', 'March 2018 – February 2021: Firwood, production of injections.']],
    ['中文表格', ['personnel_cv', '# 生产负责人 林有声', [['起止时间', '工作单位', '岗位'], ['2016.03–2019.02', '橡树制药', '片剂生产'], ['2018.03–2021.02', '云杉', '注射剂生产']]]],
    ['中文分列起止', ['personnel_cv', '# 生产负责人 林有声', [['开始', '结束', '工作单位', '岗位'], ['2016年3月', '2019年2月', '橡树制药', '片剂生产'], ['2018年3月', '2021年2月', '云杉', '注射剂生产']]]],
    ['中文文字叙述', ['personnel_cv', '# 生产负责人 林有声', '2016年3月至2019年2月在橡树制药从事片剂生产。', '2018年3月至2021年2月在云杉从事注射剂生产。']],
  ]; // prettier-ignore

  it.each(layouts)('unite the years and show the overlap as a signal: %s', (_, paper) => {
    const { flat, integrity } = dossier(paper);
    expect(evaluate(`${years} > 4.9 && ${years} < 5.1`, flat.values).outcome).toBe('true');
    expect(integrity.filter((m) => m.kind === 'cv-overlap')).toHaveLength(1);
  });
});

describe('what the Written Opinion names', () => {
  const opinion = (product: string): Paper => [
    'written_opinion',
    '# 药品受托生产意见书',
    [
      ['项目', '内容'],
      ['品种', product],
    ],
  ];
  const named = (product: string, name = '注射用落星素') =>
    dossier(['application_form', '# 申请表', `药品通用名称：${name}`], opinion(product)).flat.values['writtenOpinion.product'];

  it('is the product of the dossier with or without its strength, another product stays another, another script says nothing', () => {
    expect(named('注射用落星素，0.5g')).toBe('注射用落星素');
    expect(named('注射用别星素')).toBe('注射用别星素');
    expect(named('注射用落星素', 'Larchovine for Injection')).toBeUndefined();
  });
});

describe('identifiers', () => {
  it.each([
    ['social-credit-code', '91350200776049653A', 'check_digit_ok'],
    ['social-credit-code', '91350203M0001QAY9B', 'check_digit_differs'],
    ['social-credit-code', '91350200776049653', 'format_differs'],
    ['drug-approval', '国药准字H20231234', 'format_ok'],
    ['drug-approval', '国药准字ＨＪ２０２３１２３４', 'format_ok'],
    ['drug-approval', '国药准字H2023123', 'format_differs'],
    ['national-drug-code', '86904879000126', 'check_digit_ok'],
    ['national-drug-code', '86904879000127', 'check_digit_differs'],
    ['manufacturing-licence', '苏20210416', 'format_ok'],
    ['other', 'anything', 'not_checkable'],
  ] as const)('%s %s: %s', (kind, text, expected) => {
    expect(checkIdentifier(kind, text)).toBe(expected);
  });

  it('whose check character does not fit are a minor mark to verify, never a finding', () => {
    const { integrity, sheet } = dossier(['licence', '# 药品生产许可证', '统一社会信用代码：91350203M0001QAY9B']);
    expect(integrity.filter((m) => m.kind === 'identifier-check')).toMatchObject([{ severity: 'minor' }]);
    expect(integrity.map((m) => m.summary.en).join(' ')).not.toMatch(/\bvalid\b|invalid/u);
    expect(sheet.contradictions).toEqual([]);
  });
});
