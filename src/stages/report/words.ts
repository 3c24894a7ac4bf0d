import type { Bilingual } from '../../domain/bilingual.ts';

/** Every text of a report that is not the dossier's, the knowledge base's or a person's. */
export const words = {
  officialTitle: { en: 'Review report', zh: '审查报告' },
  precheckTitle: { en: 'Pre-check report', zh: '预检报告' },
  precheckMark: { en: 'Pre-check: no regulatory decision', zh: '预检结果，不构成监管决定' },
  officialMark: { en: 'Decided and signed by the persons named in this report', zh: '本报告由所列人员作出决定并签署' },
  precheckNote: {
    en: 'Every finding below is a draft made by rules or a model from the files named here. Nobody has decided on it. Check each at its quoted place.',
    zh: '以下各项均为规则或模型依据所列文件生成的草稿，尚无人员作出决定。请在引文所在位置逐条核对。',
  },
  officialNote: {
    en: 'Each conclusion is that of a named person. The draft made by the machine stands beside it.',
    zh: '各项结论均由具名人员作出，机器生成的草稿并列于旁。',
  },
  workingText: {
    en: 'working text, not the official wording',
    zh: '工作文本，非官方原文',
  },
  officialText: { en: 'official text, imported', zh: '官方文本（已导入）' },

  dossierSection: { en: 'Dossier', zh: '申报资料' },
  partiesSection: { en: 'Parties and product', zh: '当事方与产品' },
  summarySection: { en: 'Conclusions at a glance', zh: '结论概览' },
  actionSection: { en: 'Conclusions that need action', zh: '需要处理的结论' },
  classificationSection: { en: 'Classification', zh: '分类' },
  documentsSection: { en: 'Documents', zh: '文件清单' },
  findingsSection: { en: 'Findings by article', zh: '按条款列示的审查意见' },
  ownSection: { en: 'Findings added by the reviewers', zh: '审查员自行增加的意见' },
  contradictionsSection: { en: 'Contradictions between documents', zh: '文件之间的矛盾' },
  integritySection: { en: 'Integrity of the files', zh: '文件完整性' },
  signaturesSection: { en: 'Signatures', zh: '签署' },
  auditSection: { en: 'Position in the audit log', zh: '审计日志中的位置' },
  none: { en: 'None.', zh: '无。' },

  dossierName: { en: 'Name', zh: '名称' },
  dossierId: { en: 'Identifier', zh: '标识' },
  programme: { en: 'Programme', zh: '审查程序' },
  asOf: { en: 'Law applied as of', zh: '适用法规日期' },
  inputHash: { en: 'SHA-256 of the input', zh: '输入文件SHA-256' },
  preparedAt: { en: 'Draft made', zh: '草稿生成时间' },
  preparedHash: { en: 'SHA-256 of the draft', zh: '草稿SHA-256' },
  release: { en: 'Drafted by', zh: '草稿生成方式' },
  rulesOnly: { en: 'rules, no model', zh: '规则，未使用模型' },
  knowledge: { en: 'Knowledge base', zh: '知识库版本' },
  riskTier: { en: 'Risk tier', zh: '风险等级' },
  suggested: { en: 'Suggested', zh: '建议' },
  question: { en: 'Question', zh: '问题' },
  reason: { en: 'Reason', zh: '理由' },
  abstains: { en: 'no suggestion', zh: '不作建议' },
  file: { en: 'File', zh: '文件' },
  kind: { en: 'Kind', zh: '类型' },
  pages: { en: 'Pages', zh: '页数' },
  article: { en: 'Article', zh: '条款' },
  verdict: { en: 'Verdict', zh: '结论' },
  severity: { en: 'Severity', zh: '严重程度' },
  count: { en: 'Number', zh: '数量' },
  finding: { en: 'Finding', zh: '意见' },
  conclusion: { en: 'Conclusion', zh: '结论' },
  draft: { en: 'Draft', zh: '草稿' },
  decision: { en: 'Decision', zh: '决定' },
  reasoning: { en: 'Reasoning of the draft', zh: '草稿推理' },
  evidence: { en: 'Evidence', zh: '证据' },
  clause: { en: 'Clause', zh: '条文' },
  noEvidence: { en: 'Searched and none found', zh: '已检索，未找到' },
  searchFailed: { en: 'The search failed', zh: '检索失败' },
  moreEvidence: { en: 'more passages in the JSON report', zh: '处其他引文见JSON报告' },
  values: { en: 'Values', zh: '取值' },
  openQuestion: { en: 'Open question', zh: '未决问题' },
  by: { en: 'By', zh: '人员' },
  at: { en: 'Time (UTC)', zh: '时间（UTC）' },
  meaning: { en: 'Meaning', zh: '含义' },
  contentHash: { en: 'SHA-256 of what was signed', zh: '所签内容SHA-256' },
  record: { en: 'Record of the last signature', zh: '最后签署的记录编号' },
  treeSize: { en: 'Tree size', zh: '树大小' },
  rootHash: { en: 'Root hash', zh: '根哈希' },
  auditNote: {
    en: 'The record can be checked with the inclusion proof, the verifier key and any tool for C2SP tiled logs.',
    zh: '可用包含证明、验证公钥及任何C2SP分块日志工具核验该记录。',
  },
  noStand: { en: 'draft rejected, nothing takes its place', zh: '草稿被否决，无替代结论' },
} as const satisfies Record<string, Bilingual>;

export const verdictWords = {
  met: { en: 'met', zh: '符合' },
  'partly-met': { en: 'partly met', zh: '部分符合' },
  'not-met': { en: 'not met', zh: '不符合' },
  'not-addressed': { en: 'not addressed', zh: '未涉及' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
  undecided: { en: 'undecided', zh: '待定' },
} as const satisfies Record<string, Bilingual>;

export const severityWords = {
  critical: { en: 'critical', zh: '严重' },
  major: { en: 'major', zh: '主要' },
  minor: { en: 'minor', zh: '一般' },
} as const satisfies Record<string, Bilingual>;

export const decisionWords = {
  accept: { en: 'accepted', zh: '采纳' },
  amend: { en: 'amended', zh: '修改' },
  reject: { en: 'rejected', zh: '否决' },
  undecided: { en: 'left undecided', zh: '待定' },
} as const satisfies Record<string, Bilingual>;

export const meaningWords = {
  reviewed: { en: 'reviewed', zh: '已审查' },
  approved: { en: 'approved', zh: '已批准' },
} as const satisfies Record<string, Bilingual>;

export const riskWords = {
  high: { en: 'high', zh: '高' },
  normal: { en: 'normal', zh: '一般' },
  unknown: { en: 'unknown', zh: '未知' },
} as const satisfies Record<string, Bilingual>;

export const evidenceWords = {
  supporting: { en: 'supports', zh: '支持' },
  contradicting: { en: 'contradicts', zh: '反对' },
  located: { en: 'found', zh: '相关' },
} as const satisfies Record<string, Bilingual>;

export const questionWords = {
  programme: { en: 'Programme', zh: '审查程序' },
  'product-kind': { en: 'Kind of product', zh: '产品属性' },
  'product-type': { en: 'Product type', zh: '产品类型' },
  'drug-category': { en: 'Drug category', zh: '药品类别' },
  'dosage-form': { en: 'Dosage form', zh: '剂型' },
  sterility: { en: 'Sterility', zh: '无菌属性' },
  'high-risk-groups': { en: 'Groups of special risk', zh: '特殊风险类别' },
  'device-class': { en: 'Device class', zh: '医疗器械类别' },
  'risk-tier': { en: 'Risk tier', zh: '风险等级' },
  route: { en: 'Route', zh: '办理路径' },
  'licence-items': { en: 'Licence items', zh: '许可事项' },
  'change-category': { en: 'Change category', zh: '变更类别' },
  'document-kinds': { en: 'Kinds of documents', zh: '文件类型' },
} as const satisfies Record<string, Bilingual>;

export const asOfWords = {
  accepted: { en: 'day of acceptance', zh: '受理日' },
  application: { en: 'day of application', zh: '申请日' },
  prepared: { en: 'day of the draft', zh: '草稿生成日' },
} as const satisfies Record<string, Bilingual>;

/** Facts that say who and what the dossier is about, in the order of the report. */
export const partyWords: Readonly<Record<string, Bilingual>> = {
  'product.genericName': { en: 'Product', zh: '产品' },
  'product.strength': { en: 'Strength', zh: '规格' },
  'product.dosageForm': { en: 'Dosage form', zh: '剂型' },
  'product.approvalNumber': { en: 'Approval number', zh: '批准文号' },
  'mah.name': { en: 'Marketing authorisation holder', zh: '药品上市许可持有人' },
  'mah.province': { en: 'Province of the holder', zh: '持有人所在省份' },
  'cmo.name': { en: 'Contract manufacturer', zh: '受托生产企业' },
  'cmo.province': { en: 'Province of the manufacturer', zh: '受托方所在省份' },
  'cmo.siteAddress': { en: 'Manufacturing site', zh: '生产地址' },
};
