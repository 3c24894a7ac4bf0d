import type { Bilingual } from '../../domain/index.ts';

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
