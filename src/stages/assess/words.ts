import type { Bilingual } from '../../domain/index.ts';

/** Every text that assessing writes. */
export const words = {
  authoritySide: {
    en: 'This is a duty of the authority, not of the applicant; nothing in the dossier can meet or breach it.',
    zh: '本条是监管部门的职责，不由申请人履行，申报资料无从满足或违反。',
  },
  conditionNotGiven: {
    en: 'The condition of this requirement is not given for this dossier, by the facts listed in the trace.',
    zh: '依所列事实，本要求的适用条件在本申报中不成立。',
  },
  continuingSilent: {
    en: 'A duty of the time after approval, of which this dossier does not speak. It is looked at when there is production to look at.',
    zh: '属于许可后的持续义务，本申报未涉及，待有生产情况时再予审查。',
  },
  permissionUnused: {
    en: 'A permission or encouragement. Not making use of it is never a defect.',
    zh: '属于允许或鼓励事项，未采用不构成缺陷。',
  },
  othersRule: {
    en: 'This item decides which set of rules applies; by the facts read it does not decide here.',
    zh: '本项用于确定适用何种规则，依已读取的事实，此处不由其决定。',
  },
  undecided: {
    en: 'The rules cannot decide this. The passages below are the nearest that the dossier has to say on it.',
    zh: '规则无法判断。下列为申报资料中与之最接近的内容，请审查员判断。',
  },
  undecidedWithSupport: {
    en: 'A document touches this duty, but what it says is too weak or too mixed to decide on.',
    zh: '文件涉及本项义务，但表述不足以作出判断。',
  },
  undecidedCondition: {
    en: 'The dossier does not say clearly whether the condition of this requirement is given, so the reviewer has to decide.',
    zh: '申报资料未能明确本要求的适用条件是否成立，需由审查员判断。',
  },
  enclosures: { en: 'Listed enclosures', zh: '资料目录所列文件' },
  asStated: {
    en: 'This is what the document states; whether it is adequate is for the reviewer.',
    zh: '此为文件自述内容，是否充分由审查员判断。',
  },
  byClassifier: {
    en: 'A trained classifier read this sentence as a breach; the terms named spoke most for it. No rule covers its wording: read the passage itself.',
    zh: '经训练的分类器将此句读为不符合要求，所列词语为主要依据。尚无规则涵盖此种表述，请阅读原文判断。',
  },
  alsoGate: {
    en: 'A hard gate rests on the same facts and is decided with this finding; its clause is cited as well.',
    zh: '另有硬性前提以相同事实为据，随本项一并判断，并引用其条款。',
  },
  conflictingStatements: {
    en: 'Other passages speak for compliance; see the evidence against this draft.',
    zh: '另有内容显示符合要求，见反向证据。',
  },
  inPrinciple: {
    en: 'The article says “in principle”: exceptions are for the authority.',
    zh: '该条为“原则上”要求，例外情形由监管部门决定。',
  },
  restsOnAgent: {
    en: 'No rule read the facts that this check needs; the agent did. Compare its readings with the passages before relying on the outcome.',
    zh: '本项检查所需事实未由规则读取，而由智能体读取；采信结果前请与原文核对。',
  },
} as const satisfies Record<string, Bilingual>;

export const sentences = {
  agentFacts: (holds: boolean): Bilingual => ({
    en: `By facts that only the agent read, the check ${holds ? 'holds' : 'does not hold'}. The reviewer decides.`,
    zh: `依仅由智能体读取的事实，该检查${holds ? '成立' : '不成立'}，由审查员判断。`,
  }),
  breach: (title: Bilingual, quote: string): Bilingual => ({
    en: `${title.en}: the document says “${quote}”, which does not agree with this requirement.`,
    zh: `${title.zh}：文件写明“${quote}”，与本要求不符。`,
  }),
  factsFail: (title: Bilingual, quote: string | undefined): Bilingual => ({
    en: `${title.en}: the facts read from the documents do not satisfy the check${endWith('.', quote, ', see ')}`,
    zh: `${title.zh}：从文件读取的事实不满足检查条件${endWith('。', quote, '，见')}`,
  }),
  valueFails: (title: Bilingual, failure: Bilingual, quote: string | undefined): Bilingual => ({
    en: `${title.en}: ${failure.en}${endWith('.', quote, '; see ')}`,
    zh: `${title.zh}：${failure.zh}${endWith('。', quote, '，见')}`,
  }),
  factsLack: (title: Bilingual, names: Bilingual, quote: string | undefined): Bilingual => ({
    en: `${title.en}: what is listed lacks ${names.en}${endWith('.', quote, '; the list begins ')}`,
    zh: `${title.zh}：所列内容缺少${names.zh}${endWith('。', quote, '，清单见')}`,
  }),
  lacking: (names: Bilingual): Bilingual => ({ en: `Not found among what is listed: ${names.en}.`, zh: `所列内容中缺少：${names.zh}。` }),
  factsHold: (title: Bilingual): Bilingual => ({
    en: `${title.en}: the facts read from the documents satisfy the check.`,
    zh: `${title.zh}：从文件读取的事实满足检查条件。`,
  }),
  stated: (title: Bilingual, quote: string): Bilingual => ({
    en: `${title.en}: ${endWith('.', quote)}`,
    zh: `${title.zh}：${endWith('。', quote)}`,
  }),
  asks: (statement: Bilingual): Bilingual => ({ en: `The requirement: ${statement.en}`, zh: `要求：${statement.zh}` }),
  undecided: (title: Bilingual): Bilingual => ({ en: `${title.en}: to be decided by the reviewer.`, zh: `${title.zh}：需由审查员判断。` }),
  notApplicable: (title: Bilingual): Bilingual => ({ en: `${title.en}: not applicable.`, zh: `${title.zh}：不适用。` }),
  notAddressed: (title: Bilingual): Bilingual => ({
    en: `${title.en}: not addressed in the dossier.`,
    zh: `${title.zh}：申报资料未涉及。`,
  }),
  notEnclosed: (title: Bilingual, row: string): Bilingual => ({
    en: `${title.en}: the list of enclosures names “${row}”, but no such document is in the dossier.`,
    zh: `${title.zh}：资料目录列有“${row}”，但申报资料中没有该文件。`,
  }),
  contradiction: (title: Bilingual): Bilingual => ({ en: `Different statements: ${title.en}.`, zh: `表述不一致：${title.zh}。` }),
  noCalendar: (year: number): Bilingual => ({
    en: `Cannot compute: the working-day calendar of ${year} is missing. Count by hand, or have the year's holiday notice added to the knowledge base.`,
    zh: `无法计算：缺少${year}年工作日历。请人工核算，或在知识库中补充该年度放假安排通知。`,
  }),
  searched: (expected: string): Bilingual => ({
    en: `Searched all documents for: ${expected}.`,
    zh: `已在全部文件中检索：${expected}。`,
  }),
} as const;

/** The end of a sentence: its quote, if it has one, and the full stop, unless the quote has brought its own. */
function endWith(stop: string, quote: string | undefined, before = ''): string {
  if (quote === undefined) return stop;
  return `${before}“${quote}”${/[.。…!！?？]$/u.test(quote) ? '' : stop}`;
}

/** Names of the members of sets that checks ask for. */
export const memberNames: Readonly<Record<string, Bilingual>> = {
  deviation: { en: 'deviations', zh: '偏差' },
  change: { en: 'changes', zh: '变更' },
  oos_oot: { en: 'out-of-specification and out-of-trend results', zh: '超标和超趋势' },
  qualification_validation: { en: 'qualification and validation', zh: '确认与验证' },
  retention_stability: { en: 'retention samples and stability', zh: '留样与稳定性考察' },
  pharmacovigilance: { en: 'pharmacovigilance', zh: '药物警戒' },
  regulator_inspection: { en: 'inspections by authorities', zh: '药品监管部门检查情况' },
  adverse_credit: { en: 'adverse credit records', zh: '不良信用记录' },
  mah_qualification: { en: 'qualification of the holder', zh: '持有人资质' },
  mah_quality_capability: { en: 'quality management capability of the holder', zh: '持有人质量管理能力' },
  product_risk: { en: 'risk factors of the product', zh: '品种风险因素' },
  transfer_feasibility: { en: 'feasibility of the technology transfer', zh: '技术转移可行性' },
  coline_feasibility: { en: 'feasibility of shared-line production', zh: '共线生产可行性' },
  systems: { en: 'management systems', zh: '管理制度' },
  procedures: { en: 'procedures', zh: '操作规程' },
  documents: { en: 'documents', zh: '文件' },
  records: { en: 'records', zh: '记录' },
  equipment: { en: 'equipment qualification', zh: '设施设备确认' },
  cleaning: { en: 'cleaning validation', zh: '清洁验证' },
  analytical: { en: 'validation of test methods', zh: '检验方法验证或确认' },
  process: { en: 'process validation', zh: '工艺验证' },
  test_results: { en: 'test results', zh: '检验结果' },
  key_production_records: { en: 'key production records', zh: '关键生产记录' },
  deviation_control: { en: 'deviation control', zh: '偏差控制情况' },
};
