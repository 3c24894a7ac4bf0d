import type { Bilingual } from '../../domain/bilingual.ts';

/** Texts of the deficiency letter, the inspection focus list and certificate data. */
export const paperWords = {
  watermark: { en: 'DRAFT – NO DECISION', zh: '草稿，不构成决定' },
  draftMark: { en: 'Draft – no decision. Nobody has signed this.', zh: '草稿，不构成决定；尚无人签署。' },

  letterTitle: { en: 'Deficiency letter', zh: '补正通知书' },
  letterMark: { en: 'From the review decided and signed by the persons named', zh: '依据所列人员作出决定并签署的审查' },
  letterNote: {
    en: 'Each item rests on a conclusion of a named person. Answer under the number of the item and name document and page.',
    zh: '各项均以具名人员的结论为依据。请按序号逐项答复，并注明文件及页码。',
  },
  wordingNote: {
    en: 'The wording of clauses is a working text, not the official one.',
    zh: '条文表述为工作文本，非官方原文。',
  },
  nothingFailing: { en: 'No conclusion of this review asks for a correction.', zh: '本次审查没有需要补正的结论。' },
  items: { en: 'Items', zh: '补正事项' },
  recipient: { en: 'Applicant', zh: '申请人' },
  itemCount: { en: 'Number of items', zh: '事项数量' },
  conclusion: { en: 'Conclusion of the review', zh: '审查结论' },
  searchedIn: { en: 'documents of the dossier', zh: '份申报文件' },
  reply: { en: 'Reply to item', zh: '对事项的答复' },
  enclosed: { en: 'Enclosed, with document and page: item', zh: '随附资料（文件及页码）：事项' },
  openDecisions: { en: 'Decisions still open', zh: '尚未作出决定' },
  openNote: {
    en: 'Only findings that a person has decided are in this draft.',
    zh: '本草稿仅包含已由人员作出决定的审查意见。',
  },

  focusTitle: { en: 'Inspection focus list', zh: '检查重点清单' },
  focusMark: { en: 'For the inspection team. No conclusion on its own.', zh: '供检查组使用，本身不构成结论。' },
  focusNote: {
    en: 'Points that paper alone cannot settle, by department. Each says why it is here and where to look first in the dossier.',
    zh: '仅凭书面资料无法确定的事项，按部门列出，并说明列入原因及在申报资料中的位置。',
  },
  focusPlaces: { en: 'Where', zh: '检查地点' },
  site: { en: 'Manufacturing address', zh: '生产地址' },
  noSite: { en: 'The dossier states no manufacturing address', zh: '申报资料未载明生产地址' },
  line: { en: 'Dosage forms of the line', zh: '生产线剂型' },
  manufacturer: { en: 'Contract manufacturer', zh: '受托生产企业' },
  overview: { en: 'Number of points', zh: '事项数量' },
  department: { en: 'Department', zh: '部门' },
  why: { en: 'Why', zh: '原因' },
  point: { en: 'Point', zh: '事项' },
  lookFirst: { en: 'In the dossier', zh: '资料中的位置' },
  noPlace: { en: 'no passage', zh: '无对应内容' },
  noted: { en: 'Seen on site', zh: '现场情况' },
  morePlaces: { en: 'more', zh: '处其他' },

  certificateMark: {
    en: 'Prepared and released by two persons. Data only: not a licence.',
    zh: '由两人分别准备和发布。仅为数据，不是许可证件。',
  },
  certificateNote: {
    en: 'Data for the authority’s own form. The list of fields is ours and not verified against that form; nothing here issues anything.',
    zh: '供填写监管部门正式文书之用。字段清单为自行拟定，未与正式文书核对；本文件不具有颁发效力。',
  },
  fields: { en: 'Fields', zh: '字段' },
  field: { en: 'Field', zh: '字段' },
  value: { en: 'Value', zh: '值' },
  source: { en: 'Source', zh: '来源' },
  missing: { en: 'MISSING', zh: '缺失' },
  optionalMissing: { en: '–', zh: '－' },
  unconfirmed: { en: 'MISSING: not confirmed at its source', zh: '缺失：未经来源核对确认' },
  disputed: { en: 'The documents state different values', zh: '文件所载不一致' },
  entered: { en: 'Entered by hand', zh: '人工填写' },
  checks: { en: 'Checks', zh: '核对' },
  check: { en: 'Check', zh: '核对项' },
  outcome: { en: 'Outcome', zh: '结果' },
  people: { en: 'Two persons', zh: '双人' },
  prepared: { en: 'Prepared by', zh: '准备人' },
  released: { en: 'Released by', zh: '发布人' },
  notReleased: { en: 'not released', zh: '未发布' },
  notPrepared: { en: 'nobody has prepared it', zh: '尚无人准备' },
  dataHash: { en: 'SHA-256 of the data', zh: '数据SHA-256' },
} as const satisfies Record<string, Bilingual>;

export const certificateTitles = {
  'class-b-licence': { en: 'Draft data: drug manufacturing licence, Class B', zh: '证照数据草案：药品生产许可证（B类）' },
  'class-c-licence': { en: 'Draft data: drug manufacturing licence, Class C', zh: '证照数据草案：药品生产许可证（C类）' },
  'written-opinion': { en: 'Draft data: Written Opinion on Drug Contract Manufacturing', zh: '证照数据草案：药品受托生产意见书' },
} as const satisfies Record<string, Bilingual>;

export const checkOutcomeWords = {
  fits: { en: 'fits', zh: '相符' },
  differs: { en: 'DIFFERS', zh: '不符' },
  'not-checkable': { en: 'cannot be checked', zh: '无法核对' },
} as const satisfies Record<string, Bilingual>;

export const focusReasonWords = {
  undecided: { en: 'undecided on paper', zh: '书面资料无法得出结论' },
  contradiction: { en: 'the documents contradict each other', zh: '文件相互矛盾' },
  integrity: { en: 'integrity of a file', zh: '文件完整性' },
  signal: { en: 'signal of a wording, not of a rule', zh: '文字表述信号，非规则判断' },
  visit: { en: 'shown on paper, practice is seen on site', zh: '书面已体现，实际执行须现场查看' },
} as const satisfies Record<string, Bilingual>;

export const departmentWords = {
  'quality-assurance': { en: 'Quality assurance', zh: '质量保证' },
  production: { en: 'Production', zh: '生产' },
  'quality-control': { en: 'Quality control, retention and stability', zh: '质量控制、留样与稳定性' },
  'transfer-validation': { en: 'Technology transfer and validation', zh: '技术转移与验证' },
  people: { en: 'Key personnel', zh: '关键人员' },
  records: { en: 'Documents and records', zh: '文件与记录' },
  management: { en: 'Management and licences', zh: '企业管理与许可' },
} as const satisfies Record<string, Bilingual>;
