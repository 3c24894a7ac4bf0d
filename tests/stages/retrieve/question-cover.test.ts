import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';
import { KnowledgeIndex } from '../../../src/stages/retrieve/clauses.ts';
import { leastCover, QuestionCover } from '../../../src/stages/retrieve/question-cover.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';

const answered = [
  'Who must sign the quality agreement?',
  'How often must the holder audit the contract manufacturer on site?',
  'Can the contract manufacturer release product to the market?',
  'How many years of experience does the quality head need for sterile products?',
  'What must the evaluation of the contract manufacturer cover?',
  'When does a line that stood idle need revalidation?',
  'Who keeps the retention samples?',
  'Is a co-line risk assessment needed when a new product is added?',
  'How are changes classified between the two parties?',
  'May stability testing be given to a third party?',
  'What happens when an applicant gives false data?',
  'Which products need a quarterly risk assessment?',
  'Does the contract manufacturer have to tell the holder about deviations?',
  'When does a written opinion stop being valid?',
  'How is capacity to be analysed?',
  'What must technology transfer documents contain?',
  'Which licence class does a contract manufacturer need?',
  'What does blank batch record approval involve?',
  'How must same-name products of several holders be kept apart?',
  'Are remote audits allowed instead of on-site audits?',
  '质量协议由谁签署？',
  '持有人多久对受托生产企业现场审核一次？',
  '受托生产企业能否自行上市放行？',
  '无菌药品质量负责人需要几年经验？',
  '停用的生产线恢复生产前要做什么？',
  '留样由谁保存？',
  '共线生产新增品种要做风险评估吗？',
  '变更分类双方如何确定？',
  '稳定性考察可以委托第三方吗？',
  '提供虚假资料有什么后果？',
  '哪些品种要做季度风险评估？',
  '发生偏差要通知持有人吗？',
  '产能分析应包括哪些内容？',
  '技术转移小组由谁组成？',
  '受托生产需要哪一类许可证？',
  '空白批生产记录由谁批准？',
  '非现场审核能代替现场审核吗？',
  '书面意见什么时候失效？',
  '信息化记录有什么要求',
  '终止委托后怎么核减许可范围',
];
const unanswered = [
  'What is the capital of France?',
  'How do I reset my password?',
  'How long does a patent on a molecule last?',
  'What fee is charged for registering a medical device?',
  'Which vaccines do children receive at school?',
  'How do I bake bread at home?',
  'What is the income tax rate for small companies?',
  'How many days of annual leave does an employee get?',
  'Which airline flies to Shanghai on Sundays?',
  'What is the dose of ibuprofen for adults?',
  'Must cosmetics be tested on animals?',
  'How is clinical trial insurance arranged?',
  'Who won the football world cup?',
  'What are the rules for driving licences?',
  'Which weather is expected tomorrow?',
  'How do I apply for a building permit?',
  'What is the reimbursement price of insulin?',
  'When must a pharmacy be open at night?',
  'How are narcotic plants cultivated?',
  'What colour should the company logo have?',
  '法国的首都是哪里？',
  '怎样重置密码？',
  '药品专利保护期有多长？',
  '医疗器械注册收费标准是多少？',
  '儿童入学要打哪些疫苗？',
  '怎么在家烤面包？',
  '小微企业所得税税率是多少？',
  '员工年假有几天？',
  '周日飞上海的航班有哪些？',
  '布洛芬成人剂量是多少？',
  '化妆品必须做动物实验吗？',
  '临床试验保险怎么买？',
  '世界杯冠军是谁？',
  '驾驶证怎么换领？',
  '明天天气怎么样？',
  '建房许可怎么申请？',
  '胰岛素的医保支付价是多少？',
  '药店夜间必须营业吗？',
  '麻醉药品原植物怎么种植？',
  '公司标志用什么颜色？',
];

const knowledge = loadKnowledge();
const segment = createSegmenter(knowledge.glossary.map(({ zh }) => zh));
const index = new KnowledgeIndex(knowledge, segment);
const cover = new QuestionCover(knowledge, segment);
const best = (question: string): number =>
  Math.max(0, ...index.searchClauses(question, '2026-11-21', 12).map(({ clause }) => cover.of(question, clause.id)));
const passing = (questions: readonly string[]): number => questions.filter((question) => best(question) >= leastCover).length;

describe('how much of a question a clause speaks of', () => {
  it('lets at least nine in ten plain questions on the regulations pass, in both languages', () => {
    expect(passing(answered) / answered.length).toBeGreaterThanOrEqual(0.9);
  });

  it('refuses at least seven in ten questions on other matters, in both languages', () => {
    expect(1 - passing(unanswered) / unanswered.length).toBeGreaterThanOrEqual(0.7);
  });

  it('is nothing for a question without a word of its own, and for a clause that is not there', () => {
    expect(cover.of('What must we do?', 'nmpa-2025-134#XI')).toBe(0);
    expect(cover.of('Who keeps the retention samples?', 'nmpa-2025-134#none')).toBe(0);
  });

  it('is higher for the clause that answers than for one that shares a common word', () => {
    const question = 'Who keeps the retention samples?';
    expect(cover.of(question, 'nmpa-2025-134#XI')).toBeGreaterThan(cover.of(question, 'nmpa-2025-134#III'));
  });
});
