import type { Bilingual } from '../../domain/bilingual.ts';

const w = (en: string, zh: string): Bilingual => ({ en, zh });

/** Texts of rule cards and model cards. */
export const cardWords = {
  ruleTitle: w('Rule card', '规则卡'),
  modelTitle: w('Model card', '模型卡'),
  ruleMark: w(
    'How the product checks one requirement; wording is ours, the official text decides',
    '说明本产品如何检查一项要求；措辞为我方表述，以官方文本为准',
  ),
  modelMark: w(
    'Made from the registers and kept eval results of this workspace; no decision on any dossier',
    '根据本工作空间登记内容和留存的评测结果生成，不构成对任何申报资料的决定',
  ),
  requirement: w('Requirement', '要求'),
  id: w('Id', '编号'),
  statement: w('What is required, in our words', '要求内容（我方表述）'),
  clause: w('Clause', '条款'),
  instrument: w('Instrument', '文件'),
  inForce: w('In force', '施行期间'),
  since: (from: string, to: string | null): Bilingual =>
    to === null ? w(`since ${from}`, `自${from}起`) : w(`${from} to ${to}`, `${from}至${to}`),
  severity: w('Weight when it fails', '不符时的严重程度'),
  evidence: w('Evidence expected', '应有的证据'),
  how: w('How it is checked', '检查方式'),
  modes: {
    deterministic: w('By rule over facts', '依据事实按规则判定'),
    hybrid: w('By rule over facts, and by what documents state', '依据事实按规则判定，并依据文件表述'),
    judgement: w('By what documents state; a person judges', '依据文件表述，由人员判断'),
  },
  applies: w('Applies when', '适用条件'),
  check: w('Met when', '符合条件'),
  threshold: w('Threshold', '限值'),
  noRule: w(
    'There is no rule over facts: what the documents state is searched and held to the statement.',
    '没有基于事实的规则：检索文件表述并与要求对照。',
  ),
  facts: w('Facts that it reads', '所读取的事实'),
  fact: w('Fact', '事实'),
  type: w('Type', '类型'),
  documents: w('Where it is looked for', '查找的文件'),
  noFacts: w('It reads no fact.', '不读取事实。'),
  results: w('What may come out', '可能的结论'),
  resultsText: w(
    'Met, partly met, not met, not addressed (nothing in the dossier bears on it), not applicable, or undecided. A missing fact gives undecided or not addressed, never met.',
    '符合、部分符合、不符合、未涉及（资料中无相关内容）、不适用或待定。缺少事实时结论为待定或未涉及，绝不会为符合。',
  ),
  neverFails: w(
    'An unmet one is never a failing finding: it permits, encourages, or binds the authority.',
    '该要求属许可、鼓励或约束监管部门，未满足也不会判为不符。',
  ),
  figures: w('How it did on labelled dossiers', '在已标注资料上的表现'),
  figuresText: w('Development dossiers only; of held-out ones nobody looks at single cases.', '仅限开发集资料；留出集不查看单个案例。'),
  noFigures: w('No kept eval result of this knowledge base has cases.', '没有与本知识库对应且留存案例的评测结果。'),
  result: w('Result', '评测结果'),
  hits: w('Defects that a finding of it found', '由其检出的缺陷'),
  surfaced: w('Defects that it only surfaced as undecided', '仅以待定形式提示的缺陷'),
  missed: w('Labelled defects of its article that nothing found', '该条下未检出的已标注缺陷'),
  alarms: w('False alarms', '误报'),
  unmatched: w('Failing findings that no label explains', '无标注可解释的不符结论'),
  noLabels: w(
    'No labelled defect, false alarm or unexplained finding belongs to it: how well it does is not known.',
    '没有属于该要求的已标注缺陷、误报或无标注结论，其表现未知。',
  ),
  precedents: w('Typical cases of its article', '该条的典型案例'),
  noPrecedents: w('None in the knowledge base.', '知识库中没有。'),
  case: w('Case', '案例'),
  standing: w('Standing', '状态'),
  confirmed: w('confirmed at its source', '已在来源处确认'),
  unconfirmed: w('not confirmed', '未确认'),
  blind: w('What it cannot see', '无法识别的内容'),
  blindText: w(
    'Anything that is not in the files, or only in pictures without readable text; whether what a document states is true; agreements that were changed by word of mouth; sentences whose wording neither patterns nor classifier know.',
    '不在文件中的内容，或仅存在于无可读文字图片中的内容；文件所述是否属实；口头变更的约定；规则与分类器均未掌握的表述方式。',
  ),
  continuing: w(
    'It goes on after the application: the dossier shows the arrangement, not how it is lived.',
    '该要求持续有效：资料只能反映安排，不能反映实际执行情况。',
  ),
  questions: w('Open questions', '未决问题'),
  limits: w('Limits and known weaknesses', '局限与已知弱点'),
  measured: w('Measured figures with 95 % intervals', '实测结果及95%区间'),
  noRun: w('No eval result of this engine and knowledge base is kept here.', '此处没有与该引擎和知识库对应的评测结果。'),
  set: w('Dossiers', '资料'),
  development: w('development', '开发集'),
  heldOut: w('held out', '留出集'),
  measure: w('Measure', '指标'),
  counts: w('Counted', '计数'),
  share: w('Share', '比例'),
  interval: w('95 % interval', '95%区间'),
  found: w('Defects found', '检出缺陷'),
  surfacedToo: w('Found or surfaced', '检出或提示'),
  falseAlarms: w('False alarms', '误报'),
  kind: w('Kind of defect', '缺陷类型'),
  fictional: w(
    'All labelled dossiers are fictional and of one programme. The figures say how drafts fare on dossiers like these; how they fare on real ones has to be measured in use.',
    '所有已标注资料均为虚构且属同一程序。结果仅反映在此类资料上的表现，对真实资料的表现须在使用中测量。',
  ),
  gap: (development: string, heldOut: string): Bilingual =>
    w(
      `Unfamiliar wording is read less well: ${heldOut} of defects found in dossiers that nobody tuned on, ${development} in those that rules were improved on. Expect the former.`,
      `对陌生表述的识别较弱：未用于调整的资料检出率为${heldOut}，用于改进规则的资料为${development}。应以前者为预期。`,
    ),
  weakKind: (kind: string, low: string): Bilingual =>
    w(`Weak on defects of the kind “${kind}”: the lower end of the interval is ${low}.`, `对“${kind}”类缺陷较弱：区间下限为${low}。`),
  scans: w(
    'Pages without a text layer are marked as unread; nothing is concluded from them.',
    '没有文字层的页面会标明未读取，不据此得出结论。',
  ),
  modelNotMeasured: w(
    'Its language model has no live eval result on this knowledge base here.',
    '其语言模型在本知识库上没有实时评测结果。',
  ),
  people: w('Nothing that it drafts takes effect: a named person decides each finding.', '其草稿均不产生效力，每项结论由具名人员决定。'),
};
