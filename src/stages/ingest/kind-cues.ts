import type { DocumentKind } from '../../domain/document.ts';

export type KindCue = {
  readonly kind: DocumentKind;
  /** What its title, file name or headings say, in both languages. `_` and `-` in file names count as spaces. */
  readonly en: RegExp;
  readonly zh: RegExp;
};

/** Words by which each kind of document names itself. Several may fit one document: a bundle has several kinds. */
export const kindCues: readonly KindCue[] = [
  {
    kind: 'application_form',
    en: /\bapplication (?:form|for\b.*(?:licen[cs]e|permit|variation))|\b(?:joint )?application: |^(?:joint )?application\b(?! (?:note|letter))/iu,
    zh: /申请表|申请书|申报表/u,
  },
  { kind: 'cover_letter', en: /\b(?:cover(?:ing)?|transmittal) letter\b/iu, zh: /申报函|说明函|致函|递交信|报送函/u },
  { kind: 'acceptance_notice', en: /\b(?:acceptance notice|notice of acceptance)\b/iu, zh: /受理通知书|受理单/u },
  {
    kind: 'enclosure_list',
    en: /\b(?:(?:list|index|table) of (?:enclosures|attachments|contents|documents|annexes)|enclosures?|document index)\b/iu,
    zh: /资料目录|申报资料目录|附件清单|文件目录|材料清单|资料清单/u,
  },
  {
    kind: 'registration_certificate',
    en: /\b(?:registration certificates?|marketing authori[sz]ation|drug approval|product licen[cs]e|approval (?:document|certificate|letter))\b/iu,
    zh: /药品注册证书|注册批件|注册证|批准证明文件|补充申请批件|再注册批/u,
  },
  {
    kind: 'official_list',
    en: /\b(?:national (?:catalogue|list)|official list|list of essential medicines)\b/iu,
    zh: /基本药物目录|集采中选|短缺药品清单|国家.{0,8}目录/u,
  },
  {
    kind: 'licence',
    en: /\b(?:licen[cs]es?|manufacturing (?:permit|authori[sz]ation))\b(?!.{0,12}\b(?:application|form)\b)/iu,
    zh: /许可证(?!.{0,10}申请)|营业执照|许可事项/u,
  },
  { kind: 'written_opinion', en: /\bwritten opinion\b|\bopinion (?:on|of) (?:consent|contract|entrusted)/iu, zh: /受托生产意见书|意见书/u },
  {
    kind: 'group_proof',
    en: /\b(?:group (?:relationship|membership|structure|proof|company)|proof of (?:group|ownership)|shareholding|equity (?:chart|structure))\b/iu,
    zh: /集团关系|同一集团|股权(?:结构|关系|证明)|集团成员|集团证明/u,
  },
  {
    kind: 'quality_agreement',
    en: /\bquality (?:assurance |technical )?agreement\b|\bquality and technical agreement\b|\bQAA\b/iu,
    zh: /质量协议|质量保证协议/u,
  },
  {
    kind: 'pv_agreement',
    en: /\b(?:pharmacovigilance|pv|safety data exchange|SDEA) (?:and safety )?(?:agreement|procedure)?\b/iu,
    zh: /药物警戒(?:协议|委托|职责)|药物警戒/u,
  },
  {
    kind: 'agreement',
    en: /\b(?:contract (?:manufactur\w+|production)(?: and quality)?|manufacturing|toll|commercial|supply|entrusted? (?:manufactur\w+|production))\b.{0,24}\b(?:agreement|contract)\b|\bmanufacturing services agreement\b/iu,
    zh: /委托(?:生产|加工)(?:协议|合同)|委托协议|生产协议|加工合同/u,
  },
  {
    kind: 'communication_list',
    en: /\b(?:communication (?:list|matrix|plan)|contact list|list of contacts)\b/iu,
    zh: /沟通事项(?:清单)?|沟通清单|联系人(?:清单|名单|一览)|沟通机制/u,
  },
  {
    kind: 'appointment_letter',
    en: /\b(?:appointment (?:letter|order|decision)|letter of appointment|authori[sz]ation of|delegation of authority)\b/iu,
    zh: /任命书|任命文件|任命决定|授权书|聘任书|转授权/u,
  },
  {
    kind: 'personnel_cv',
    en: /\b(?:cvs?|curricul(?:um|a) vitae|r[ée]sum[ée]s?|personnel (?:table|list|file|record)s?|key (?:persons|personnel|staff)|qualifications? of (?:key|personnel))\b/iu,
    zh: /简历|人员(?:一览|名单|登记|资质|信息|情况|表)|关键人员|资质一览/u,
  },
  { kind: 'org_chart', en: /\b(?:organi[sz]ation(?:al)? (?:chart|structure)|organogram)\b/iu, zh: /组织机构图|组织架构|组织机构|机构图/u },
  {
    kind: 'evaluation_report',
    en: /\b(?:evaluation (?:report|note|of)|(?:holder|contractor|manufacturer|supplier|due diligence|comprehensive|pre-?contract)\b.{0,20}\b(?:evaluation|assessment)|evaluation)\b/iu,
    zh: /综合评估|(?<!风险)评估报告|受托方评估|委托方评估|持有人评估|(?:资质|能力)评估/u,
  },
  {
    kind: 'tt_plan',
    en: /\b(?:tech(?:nology|nical)? transfer|transfer of technology)\b.{0,16}\b(?:plan|protocol|scheme|file)\b|\btransfer (?:plan|protocol)\b/iu,
    zh: /技术转移(?:方案|计划)|转移方案/u,
  },
  {
    kind: 'tt_report',
    en: /\b(?:tech(?:nology|nical)? transfer|transfer of technology)\b.{0,16}\b(?:report|file|summary)\b|\btransfer (?:report|summary)\b/iu,
    zh: /技术转移(?:报告|总结|文件|资料)|转移报告/u,
  },
  {
    kind: 'process_procedure',
    en: /\b(?:process procedure|manufacturing (?:process|procedure|instruction)s?|master (?:batch|production) (?:record|instruction|formula)|process (?:description|instruction))\b/iu,
    zh: /工艺规程|生产工艺(?:规程|信息表)?|操作规程目录/u,
  },
  { kind: 'batch_record', en: /\bbatch (?:production |manufacturing |packaging )?records?\b/iu, zh: /批(?:生产|检验|包装)?记录/u },
  {
    kind: 'batch_list',
    en: /\b(?:batch list|list of batches|batch overview|batch register|batches (?:produced|manufactured|released))\b/iu,
    zh: /批次(?:清单|一览|台账|汇总)|批号一览|生产批次/u,
  },
  { kind: 'specification', en: /\b(?:specifications?|quality standard|test methods?)\b/iu, zh: /质量标准|检验标准|内控标准/u },
  {
    kind: 'validation_report',
    en: /\b(?:validation|qualification (?:report|summary)|media fill|aseptic process simulation|sterility assurance)\b/iu,
    zh: /验证|无菌保证|培养基模拟|确认报告/u,
  },
  {
    kind: 'coline_report',
    en: /\b(?:co-?\s?line|shared[- ](?:line|facilit\w+|equipment)|multi-?product|co-?production|cross-?contamination)\b/iu,
    zh: /共线/u,
  },
  { kind: 'capacity_analysis', en: /\bcapacity\b/iu, zh: /产能|生产能力/u },
  {
    kind: 'equipment_list',
    en: /\b(?:equipment list|list of equipment|main equipment|plant and equipment|equipment register)\b/iu,
    zh: /设备(?:清单|一览|台账|目录)|主要设备|设施设备/u,
  },
  { kind: 'change_register', en: /\b(?:changes?|change[- ](?:control|register|log|management|list))\b/iu, zh: /变更/u },
  { kind: 'deviation_register', en: /\b(?:deviations?|deviation (?:register|log|list))\b/iu, zh: /偏差/u },
  { kind: 'retention_plan', en: /\b(?:retention|reserve|retained) samples?\b|\bretention\b|\bstability\b/iu, zh: /留样|稳定性/u },
  { kind: 'sop', en: /\b(?:sops?|standard operating procedures?|procedures?)\b/iu, zh: /规程|操作规程|管理制度|程序文件|SOP/u },
  {
    kind: 'qms_list',
    en: /\b(?:quality (?:management )?system (?:documents?|files?|manual)|quality manual|list of (?:quality )?(?:documents|procedures|sops)|document list)\b/iu,
    zh: /质量(?:管理)?体系文件|质量手册|文件清单|体系文件目录|管理制度目录/u,
  },
  {
    kind: 'certificate',
    en: /\b(?:gmp (?:certificate|compliance)|certificates? of (?:gmp|compliance|suitability)|compliance inspection)\b/iu,
    zh: /GMP(?:证书|符合性)|符合性检查|认证证书|检查结果告知/u,
  },
  {
    kind: 'product_review',
    en: /\b(?:(?:annual )?product (?:quality )?reviews?|annual (?:quality )?reviews?|APR|PQR|APQR)\b/iu,
    zh: /年度(?:质量)?回顾|产品质量回顾|质量回顾/u,
  },
  {
    kind: 'risk_review',
    en: /\b(?:risk (?:assessments?|reviews?|management|analysis|meetings?)|quality risk)\b/iu,
    zh: /风险(?:评估|评价|管理|分析|研判|会商|回顾)/u,
  },
  { kind: 'audit_plan', en: /\baudit (?:plan|programme|program|schedule)\b/iu, zh: /审计(?:计划|方案)/u },
  {
    kind: 'audit_report',
    en: /\b(?:(?:on-?site |supplier |site )?audit (?:report|record|summary)|report of (?:the )?audit)\b/iu,
    zh: /审计报告|审计记录|审核报告/u,
  },
  {
    kind: 'inspection_notice',
    en: /\b(?:inspection (?:notice|report|record|result)s?|notice of inspection)\b/iu,
    zh: /检查(?:通知|报告|记录|意见)|现场检查/u,
  },
  {
    kind: 'it_description',
    en: /\b(?:information(?:ization| systems?| technology)|informati[sz]ation|electronic (?:system|record|data)s?|computeri[sz]ed system|IT system|data exchange|traceability system)\b/iu,
    zh: /信息化|信息系统|计算机化系统|追溯系统|电子数据/u,
  },
  {
    kind: 'authority_record',
    en: /\b(?:administrative (?:penalt\w+|measures?|decision)|credit (?:record|report)|warning letter|penalt(?:y|ies))\b/iu,
    zh: /行政处罚|信用(?:记录|报告|信息)|告诫信|责任约谈|监管记录/u,
  },
  { kind: 'self_inspection_report', en: /\bself[- ]inspections?\b/iu, zh: /自检/u },
  {
    kind: 'rectification_plan',
    en: /\b(?:rectification|corrective (?:and preventive )?actions?|CAPA)\b/iu,
    zh: /整改|纠正(?:和|与)?预防措施/u,
  },
];
