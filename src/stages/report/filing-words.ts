import type { Bilingual } from '../../domain/bilingual.ts';

const w = (en: string, zh: string): Bilingual => ({ en, zh });

/** Texts of the filing sheet of a release. */
export const filingWords = {
  title: w('Filing sheet of a release', '模型与算法备案表'),
  mark: w(
    'Made from the registers of this workspace; for filing, not a decision on any dossier',
    '根据本工作空间登记内容生成，供备案使用，不构成对任何申报资料的决定',
  ),
  identity: w('Identity', '基本信息'),
  name: w('Name', '名称'),
  state: w('State', '状态'),
  engine: w('Version of the engine', '引擎版本'),
  contentHash: w('Hash of all that is pinned', '全部固定内容的哈希'),
  knowledge: w('Hash of the knowledge base', '知识库哈希'),
  thresholds: w('Hash of the thresholds', '门槛文件哈希'),
  prompts: w('Hash of the prompts', '提示词哈希'),
  model: w('Model', '模型'),
  embedding: w('Model of the vectors', '向量模型'),
  endpoint: w('Endpoint', '模型服务'),
  noModel: w('none: rules only', '无（仅规则）'),
  unknownEndpoint: w('not registered here', '未在此登记'),
  scenario: w('Purpose, owner and risks', '用途、责任人与风险'),
  noScenario: w('No scenario is live.', '没有使用中的场景。'),
  purpose: w('Purpose', '用途'),
  legalBasis: w('Legal basis', '法律依据'),
  data: w('Data used', '使用的数据'),
  humanRole: w('Role of people', '人员职责'),
  limits: w('Limits', '使用限制'),
  owner: w('Owner', '责任人'),
  residual: w('Residual rating', '剩余风险等级'),
  reviewBy: w('Next review', '下次审查'),
  risk: w('Risk', '风险'),
  measure: w('Measure', '措施'),
  training: w('What it was made from', '训练数据与规则来源'),
  rules: w('Rules', '规则'),
  rulesText: w(
    'Written by hand from the instruments of the programmes; nothing in them was learned. They stand in the knowledge base.',
    '依据各审查程序所列文件人工编写，未经训练，载于知识库。',
  ),
  classifier: w('Sentence classifier', '句子分类器'),
  classifierText: (sentences: number): Bilingual =>
    w(
      `Linear; trained offline on ${String(sentences)} sentences that we wrote ourselves; no dossier of an applicant. Hash of the sentences:`,
      `线性模型，离线训练，使用自行编写的${String(sentences)}个句子，不含任何申请人资料。句子哈希：`,
    ),
  deviceModel: w('Device class model', '医疗器械分类模型'),
  languageModel: w('Language model', '语言模型'),
  languageModelText: w(
    'Trained by its provider; what it was trained on is not known to us. It is called by the pinned prompts and not trained here.',
    '由其提供方训练，训练数据我方不掌握。仅按固定提示词调用，不在此训练。',
  ),
  otherKnowledge: w(
    'Another knowledge base runs here than the one that this release pins; what its classifiers were made from cannot be read here.',
    '当前运行的知识库与此版本固定的知识库不同，无法读取其分类器的训练来源。',
  ),
  metrics: w('Evaluation', '评测'),
  noMetrics: w('No evaluation is attached to this release.', '此版本未附评测结果。'),
  result: w('Hash of the result', '评测结果哈希'),
  set: w('Set', '测试集'),
  measured: w('Measure', '指标'),
  value: w('Value', '结果'),
  threshold: w('Threshold', '门槛'),
  passed: w('Passed', '是否达到'),
  yes: w('yes', '是'),
  no: w('no', '否'),
  kind: w('Kind of defect', '缺陷类型'),
  defects: w('Planted', '植入数'),
  found: w('Found', '检出'),
  surfaced: w('Found or surfaced', '检出或提示'),
  changes: w('Changes since the last release', '与上一版本相比的变更'),
  first: w('No other release was active before this one.', '此前没有启用过其他版本。'),
  unchanged: w('Nothing that is pinned differs.', '固定内容无差异。'),
  comparedWith: w('Compared with', '对比版本'),
  part: w('Part', '内容'),
  before: w('Before', '原'),
  now: w('Now', '现'),
  life: w('Steps and approvals', '流程与批准'),
  step: w('Step', '步骤'),
  person: w('Person', '人员'),
  time: w('Time', '时间'),
  said: w('Reason or conclusion', '理由或结论'),
  shipped: w('taken over as shipped; nobody here approved it', '随产品启用，本单位无人批准'),
  deviation: w('Deviation from the gate', '门槛偏差'),
  noDeviation: w('None.', '无。'),
  why: w('Why it may draft all the same', '仍可使用的理由'),
  until: w('Until', '截止日'),
} as const;

export const filingSteps = {
  registered: w('registered', '登记'),
  evaluated: w('evaluated', '评测'),
  'security-reviewed': w('security reviewed', '安全审查'),
  approved: w('approved', '批准'),
  activated: w('activated', '启用'),
  retired: w('stopped', '停用'),
} as const;

export const filingStates = {
  draft: w('registered', '已登记'),
  evaluated: w('evaluated', '已评测'),
  'security-reviewed': w('security-reviewed', '已完成安全审查'),
  approved: w('approved', '已批准'),
  active: w('active', '启用中'),
  retired: w('stopped', '已停用'),
} as const;

export const filingRatings = { low: w('low', '低'), medium: w('medium', '中'), high: w('high', '高') } as const;
export const filingSets = {
  all: w('all dossiers', '全部资料'),
  'held-out': w('never tuned on', '从未用于调整'),
  model: w('the model', '模型'),
} as const;
