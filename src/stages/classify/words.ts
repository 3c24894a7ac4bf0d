import { sayDay } from '../../domain/dates.ts';
import type { Bilingual } from '../../domain/index.ts';
import type { TableReading } from './device-table.ts';

/** Every text that classifying writes. */
export const words = {
  programme: {
    en: 'Licensing of contract manufacture of drugs (NMPA Announcement 134 of 2025)',
    zh: '药品委托生产许可（国家药监局2025年第134号公告）',
  },
  programmeReason: {
    en: 'The dossier was taken in under this programme and speaks of the documents below.',
    zh: '资料按本程序接收，并含有下列相应文件。',
  },
  programmeAbstain: { en: 'No document of the kinds that this programme asks for was recognised.', zh: '未识别出本程序要求的文件类型。' },
  notStated: { en: 'The dossier does not say this in a way that could be read.', zh: '未能从申报资料中读出该项内容。' },
  differing: { en: 'The documents state different values; a person has to decide.', zh: '文件中的表述不一致，需由人员判断。' },
  asStated: { en: 'As the documents state it.', zh: '依文件所述。' },
  otherStated: { en: 'Another place of the dossier says so; confirm which holds.', zh: '申报资料另处如此表述，请核实何者为准。' },
  sterile: { en: 'Sterile', zh: '无菌' },
  notSterile: { en: 'Not sterile', zh: '非无菌' },
  high: { en: 'High risk: a second, different person signs', zh: '高风险：须由另一人复核签署' },
  normal: { en: 'Normal risk', zh: '一般风险' },
  unknown: { en: 'Risk not determined', zh: '风险未确定' },
  riskMissing: {
    en: 'Sterility or product type could not be read, so the risk tier is left open.',
    zh: '未能读取无菌属性或药品类别，风险等级待定。',
  },
  riskNormal: { en: 'Not sterile and none of the product types of special risk.', zh: '非无菌且不属于特殊风险品种。' },
  wouldNeedHigh: {
    en: 'A sterile product, a product type of special risk, or a high-risk class stated by the parties or the authority',
    zh: '无菌产品、特殊风险品种，或者双方、监管部门认定为高风险',
  },
  wouldNeedNormal: { en: 'Facts that show a non-sterile product of an ordinary type', zh: '表明为非无菌普通品种的事实' },
  routeMissing: {
    en: 'Provinces of the parties, or the cover of the manufacturer’s licence, could not be read.',
    zh: '未能读取双方所在省份或受托方许可范围。',
  },
  routeReason: { en: 'By the route table of art. XIX and the facts below.', zh: '依第十九条路径表及下列事实。' },
  routeNeeds: { en: 'Other provinces of the parties or another cover of the licence', zh: '双方所在省份或许可范围不同' },
  noLabel: { en: 'Not determined', zh: '未确定' },
  riskReason: (tier: string, critical: number, major: number, adverse: boolean): Bilingual => ({
    en: `${tier === 'high' ? 'A product of special risk' : tier === 'normal' ? 'A product of normal risk' : 'The risk of the product is not determined'}; ${critical} critical and ${major} major issues${adverse ? '; adverse records of an enterprise' : ''}.`,
    zh: `${tier === 'high' ? '特殊风险品种' : tier === 'normal' ? '一般风险品种' : '品种风险未确定'}；严重问题${critical}项，主要问题${major}项${adverse ? '；企业有不良记录' : ''}。`,
  }),
  recordIssue: (kind: Bilingual, enterprise: string, date: string, summary: string, source: string): Bilingual => ({
    en: `${kind.en} of ${enterprise}, ${sayDay(date).en}: ${summary} (${source})`,
    zh: `${enterprise}${sayDay(date).zh}的${kind.zh}：${summary}（${source}）`,
  }),
  yes: { en: 'Yes', zh: '是' },
  no: { en: 'No', zh: '否' },
  places: (n: number): Bilingual => ({ en: `${n} places in the dossier`, zh: `资料中共${n}处` }),
  kindQuestion: (kind: Bilingual): Bilingual => ({
    en: `Does the dossier use the numbers and certificates of this kind: ${kind.en}?`,
    zh: `资料是否使用${kind.zh}特有的编号、证书或称谓？`,
  }),
  kindReason: (kind: Bilingual): Bilingual => ({
    en: `Numbers, certificates and holders named here belong to this kind: ${kind.en}.`,
    zh: `资料中的编号、证书和主体称谓属于${kind.zh}。`,
  }),
  kindNeeds: (kind: Bilingual): Bilingual => ({
    en: `Most of the certificates and numbers would be those of this kind: ${kind.en}`,
    zh: `资料中的证书和编号主要属于${kind.zh}`,
  }),
  kindMissing: {
    en: 'No number, certificate or holder of a known kind of product was found.',
    zh: '未发现药品、医疗器械或化妆品特有的编号、证书或主体。',
  },
  kindUnclear: {
    en: 'The dossier speaks of more than one kind of product; no kind is clearly ahead.',
    zh: '资料涉及不止一类产品，无法明确。',
  },
  wouldAddGroup: { en: 'Another value would add or remove a group', zh: '取值改变将增减高风险类别' },
  noGroup: { en: 'None of the groups of special risk', zh: '不属于特殊风险类别' },
  groupReason: {
    en: 'By sterility, product type, control category and stated risk class.',
    zh: '依无菌属性、药品类别、特殊管理类别和已认定的风险等级。',
  },
  changeMissing: { en: 'No change register could be read.', zh: '未能读取变更台账。' },
  changeQuestion: (id: string): Bilingual => ({ en: `Which category has change ${id}?`, zh: `变更${id}属于哪一类别？` }),
  changeDiffers: (stated: readonly Bilingual[], strictest: Bilingual): Bilingual => ({
    en: `The parties differ (${[...new Set(stated.map(({ en }) => en))].join(' / ')}); the stricter holds: ${strictest.en}`,
    zh: `双方认定不一致（${[...new Set(stated.map(({ zh }) => zh))].join('／')}），从严取：${strictest.zh}`,
  }),
  changeOpen: (n: number): Bilingual => ({
    en: `${n} of the changes have no category of either party.`,
    zh: `有${n}项变更双方均未写明类别。`,
  }),
  changeReason: {
    en: 'The highest category of all changes, the stricter where the parties differ.',
    zh: '取各项变更中的最高类别，双方不一致的从严。',
  },
  changeNeeds: (label: Bilingual): Bilingual => ({ en: `No change above this category: ${label.en}`, zh: `最高变更类别为${label.zh}` }),
  changeChanging: { en: 'Another category of any listed change', zh: '任一变更的类别不同' },
  categoryUnknown: {
    en: 'The stated class names no group of drugs or no number that the group has.',
    zh: '写明的分类未指明药品大类，或该大类无此类别号。',
  },
  formByName: { en: 'Only the name of the product tells it; no dosage form is stated.', zh: '仅由药品名称得知，资料未写明剂型。' },
  formSterile: {
    en: 'As the documents state it; this form is made sterile as a rule, but the dossier calls the product not sterile.',
    zh: '依文件所述；该剂型通常为无菌制剂，但资料称该品种为非无菌，请核实。',
  },
  noDocuments: { en: 'No document could be read.', zh: '没有可读取的文件。' },
  documentQuestion: (path: string): Bilingual => ({ en: `What is ${path}?`, zh: `${path}是什么文件？` }),
  documentUnknown: { en: 'Of no kind that was recognised', zh: '未识别出文件类型' },
  documentIs: (kind: Bilingual, reason: Bilingual, also: readonly Bilingual[]): Bilingual => ({
    en: `${kind.en}: ${plain(reason.en)}${also.length === 0 ? '' : `; also ${also.map(({ en }) => en).join(', ')}`}`,
    zh: `${kind.zh}：${plain(reason.zh)}${also.length === 0 ? '' : `；另含${also.map(({ zh }) => zh).join('、')}`}`,
  }),
  documentsKnown: (known: number, all: number): Bilingual => ({
    en: `${known} of ${all} documents recognised`,
    zh: `${all}份文件中识别出${known}份`,
  }),
  documentReason: { en: 'By title, headings, forms and file name, each as given below.', zh: '依标题、章节、表单和文件名，见各文件理由。' },
  deviceMissing: { en: 'No description or intended use of the device could be read.', zh: '未能读取器械的描述或预期用途。' },
  deviceNotSaid: { en: 'The description does not say so', zh: '描述中未见' },
  deviceFloor: (label: Bilingual): Bilingual => ({ en: `Yes: at least ${label.en}`, zh: `是：至少为${label.zh}` }),
  deviceLearned: { en: 'Which listed devices is its description like?', zh: '其描述与目录中哪类器械相近？' },
  deviceTelling: (terms: readonly string[]): Bilingual => ({
    en: `Most telling words: ${terms.join(', ')}`,
    zh: `最具区分性的用语：${terms.join('、')}`,
  }),
  deviceTable: {
    en: 'What does the annexed table say of its use, contact and time?',
    zh: '按判定表，其使用形式、接触部位和时限对应哪一类？',
  },
  deviceCell: ({ use, contact, time, least, most }: TableReading): Bilingual => {
    const axis = (language: 'en' | 'zh'): string =>
      [use, contact, time].map((label) => label?.[language] ?? words.noLabel[language]).join(' × ');
    if (least === undefined || most === undefined) return { en: `${axis('en')}: no remembered cell`, zh: `${axis('zh')}：无可用判定` };
    const range = (language: 'en' | 'zh'): string => [...new Set([least, most])].map((c) => deviceClasses[c][language]).join('–');
    return { en: `${axis('en')}: ${range('en')} (from memory, unverified)`, zh: `${axis('zh')}：${range('zh')}（凭记忆整理，未核实）` };
  },
  deviceFamily: { en: 'Which known families of devices do its words name?', zh: '其用语属于哪些已知的器械类型？' },
  deviceFamilies: (found: readonly { as: string; label: Bilingual; reason: Bilingual }[]): Bilingual => ({
    en: `${found.map(({ as, label, reason }) => `${as}: mostly ${label.en}, ${reason.en}`).join('; ')} (from memory, unverified)`,
    zh: `${found.map(({ as, label, reason }) => `${as}：多为${label.zh}，${reason.zh}`).join('；')}（凭记忆整理，未核实）`,
  }),
  deviceNoFamily: { en: 'None that is known', zh: '无已知类型' },
  deviceAgainstTable: {
    en: 'The cell of the annexed table asks for a higher class than the comparison with published lists.',
    zh: '判定表对应的类别高于与公开目录比对的结果。',
  },
  deviceAxis: {
    en: 'The place of contact, use, time or harm that the table asks for',
    zh: '判定表所需的接触部位、使用形式、时限或损伤程度',
  },
  deviceReason: {
    en: 'The higher of the special rules (from memory, unverified) and of the comparison with published lists. Check against catalogue and decree.',
    zh: '取特殊规则（凭记忆整理，未核实）与公开目录比对结果中的较高者，请对照分类目录和分类规则核实。',
  },
  deviceUnsure: { en: 'Too near to the boundary between classes.', zh: '接近类别边界，无法判断。' },
  deviceNeeds: (label: Bilingual): Bilingual => ({
    en: `A description or catalogue entry of ${label.en}`,
    zh: `描述或目录条目属于${label.zh}`,
  }),
  deviceChanging: { en: 'Contact, duration, energy or purpose described otherwise', zh: '接触部位、时限、能量或用途的描述不同' },
  deviceCatalogue: { en: 'The entry of the classification catalogue, which decides', zh: '分类目录条目（以目录为准）' },
} as const satisfies Record<string, Bilingual | ((...values: never[]) => Bilingual)>;

/** Questions by the fact that answers them. */
export const questions = {
  'product.isSterile': { en: 'Is the product sterile?', zh: '是否无菌药品？' },
  'product.type': { en: 'Which type of drug is it?', zh: '属于哪类药品？' },
  'product.controlledCategory': {
    en: 'Is it a vaccine, blood product or drug under special control?',
    zh: '是否疫苗、血液制品或特殊管理药品？',
  },
  'product.riskClass': { en: 'Do the parties or the authority class it as high-risk?', zh: '双方或监管部门是否认定为高风险？' },
  'product.registrationClass': { en: 'Which registration class is stated?', zh: '写明的注册分类是什么？' },
  'product.dosageForm': { en: 'Which dosage form is stated?', zh: '写明的剂型是什么？' },
  'mah.province': { en: 'In which province is the MAH?', zh: '持有人所在省份？' },
  'cmo.province': { en: 'In which province is the contract manufacturer?', zh: '受托方所在省份？' },
  'cmo.licence.exists': { en: 'Does the contract manufacturer hold a licence?', zh: '受托方是否已持有生产许可证？' },
  'cmo.licence.coversProduct': { en: 'Does its licence cover address and scope?', zh: '许可证是否覆盖相应地址和范围？' },
} as const satisfies Record<string, Bilingual>;

export const productKinds = {
  drug: { en: 'Drug', zh: '药品' },
  device: { en: 'Medical device', zh: '医疗器械' },
  cosmetic: { en: 'Cosmetic', zh: '化妆品' },
} as const satisfies Record<string, Bilingual>;

export const deviceClasses = {
  1: { en: 'Class I', zh: '第一类' },
  2: { en: 'Class II', zh: '第二类' },
  3: { en: 'Class III', zh: '第三类' },
} as const satisfies Record<number, Bilingual>;

export const changeCategories: Readonly<Record<string, Bilingual>> = {
  minor: { en: 'Minor', zh: '微小变更' },
  moderate: { en: 'Moderate', zh: '中等变更' },
  major: { en: 'Major', zh: '重大变更' },
};

/** Groups of drugs whose registration classes are numbered apart. */
export const drugGroups = {
  chemical: { en: 'Chemical drug', zh: '化学药品' },
  biological: { en: 'Therapeutic biological product', zh: '治疗用生物制品' },
  vaccine: { en: 'Preventive biological product', zh: '预防用生物制品' },
  tcm: { en: 'Traditional Chinese medicine', zh: '中药' },
} as const satisfies Record<string, Bilingual>;

/** Product types of the fact model. */
export const productTypes: Readonly<Record<string, Bilingual>> = {
  chemical: { en: 'Chemical drug', zh: '化学药品' },
  biological: { en: 'Biological product', zh: '生物制品' },
  tcm_injection: { en: 'Traditional Chinese medicine injection', zh: '中药注射剂' },
  tcm_other: { en: 'Traditional Chinese medicine', zh: '中药' },
  multi_component_biochemical: { en: 'Multi-component biochemical drug', zh: '多组分生化药' },
  other: { en: 'Other drug', zh: '其他药品' },
};

/** Why a product is of high risk. */
export const highRisk: Readonly<Record<string, Bilingual>> = {
  sterile: { en: 'The product is sterile.', zh: '属于无菌产品。' },
  tcm_injection: { en: 'It is a traditional Chinese medicine injection.', zh: '属于中药注射剂。' },
  multi_component_biochemical: { en: 'It is a multi-component biochemical drug.', zh: '属于多组分生化药。' },
  biological: { en: 'It is a biological product.', zh: '属于生物制品。' },
  vaccine: { en: 'It is a vaccine.', zh: '属于疫苗。' },
  blood_product: { en: 'It is a blood product.', zh: '属于血液制品。' },
  controlled: { en: 'It is a drug under special control.', zh: '属于特殊管理药品。' },
  stated: { en: 'The parties or the authority class it as high-risk.', zh: '双方或监管部门认定为高风险。' },
};

export const recordKinds = {
  credit: { en: 'Credit record', zh: '信用记录' },
  inspection: { en: 'Inspection result', zh: '检查结果' },
  sampling: { en: 'Sampling result', zh: '抽检结果' },
} as const satisfies Record<string, Bilingual>;

/** Without its full stop, for the middle of a sentence. */
function plain(sentence: string): string {
  return sentence.replace(/[.。]$/u, '');
}
