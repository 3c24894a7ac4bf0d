import { AppError, type Bilingual, type Severity, type Verdict } from '../domain/index.ts';

type Phrase<A extends unknown[]> = { readonly en: (...args: A) => string; readonly zh: (...args: A) => string };
const verdicts: Record<Verdict, Bilingual> = {
  met: { en: 'met', zh: '符合' },
  'partly-met': { en: 'partly met', zh: '部分符合' },
  'not-met': { en: 'not met', zh: '不符合' },
  'not-addressed': { en: 'not addressed', zh: '未涉及' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
  undecided: { en: 'undecided', zh: '待定' },
};
const severities: Record<Severity, Bilingual> = {
  critical: { en: 'critical', zh: '严重' },
  major: { en: 'major', zh: '主要' },
  minor: { en: 'minor', zh: '一般' },
};

export const words = {
  verdicts,
  severities,
  stages: {
    ingest: { en: 'Reading documents', zh: '读取文件' },
    facts: { en: 'Reading facts', zh: '提取事实' },
    assess: { en: 'Assessing requirements', zh: '逐项评估' },
    agent: { en: 'Asking the model', zh: '询问模型' },
    verify: { en: 'Verifying quotes', zh: '核实引文' },
    store: { en: 'Saving', zh: '保存' },
  },
  heading: {
    en: (name, documents) => `Pre-check of ${name}: ${documents} documents`,
    zh: (name, documents) => `预审：${name}，共${documents}份文件`,
  } as Phrase<[string, number]>,
  noDecision: { en: 'A draft by rules. No regulatory decision.', zh: '规则生成的草稿，不构成监管决定。' },
  counts: {
    en: (c) =>
      `met ${c.met}, partly met ${c['partly-met']}, not met ${c['not-met']}, not addressed ${c['not-addressed']}, undecided ${c.undecided}, not applicable ${c['not-applicable']}`,
    zh: (c) =>
      `符合${c.met}，部分符合${c['partly-met']}，不符合${c['not-met']}，未涉及${c['not-addressed']}，待定${c.undecided}，不适用${c['not-applicable']}`,
  } as Phrase<[Record<Verdict, number>]>,
  reportWritten: { en: (file) => `Report written to ${file}`, zh: (file) => `报告已写入${file}` } as Phrase<[string]>,
  unknownFormat: {
    en: 'Name the report file with the ending .docx, .pdf or .json.',
    zh: '报告文件名应以.docx、.pdf或.json结尾。',
  },
  serving: { en: (url) => `Countersign is ready at ${url}`, zh: (url) => `Countersign已就绪：${url}` } as Phrase<[string]>,
  preparingSample: { en: (name) => `Drafting the sample dossier ${name} …`, zh: (name) => `正在生成示例资料的草稿：${name} …` } as Phrase<
    [string]
  >,
  firstSignIn: {
    en: 'How to sign in (shown this once; the passwords are random and stored only as hashes):',
    zh: '登录方式（仅显示这一次；密码随机生成，系统只保存其散列值）：',
  },
  portTaken: {
    en: (port) => `Port ${port} is in use. Stop the other program or choose another port: COUNTERSIGN_PORT=3001 npm start`,
    zh: (port) => `端口${port}已被占用。请停止占用的程序，或改用其他端口：COUNTERSIGN_PORT=3001 npm start`,
  } as Phrase<[number]>,
  stopped: { en: 'Stopped; everything is saved.', zh: '已停止，全部内容已保存。' },
  logGood: {
    en: (size, root) => `The log is whole: ${size} records, root ${root}`,
    zh: (size, root) => `日志完整：共${size}条记录，根散列${root}`,
  } as Phrase<[number, string]>,
  logBad: { en: (problem) => `The log is NOT whole: ${problem}`, zh: (problem) => `日志不完整：${problem}` } as Phrase<[string]>,
  proofsGood: {
    en: (count) => `Every proof holds: ${count} records stand in the signed log.`,
    zh: (count) => `全部证明成立：${count}条记录均在已签署的日志中。`,
  } as Phrase<[number]>,
  proofsBad: {
    en: (records) => `These records are NOT proven: ${records}`,
    zh: (records) => `以下记录的证明不成立：${records}`,
  } as Phrase<[string]>,
  imported: {
    en: (i) =>
      `${i.title}: ${i.matched} clauses matched, ${i.unmatched} parts of the text without a clause, ${i.missing} clauses without text. Stored in ${i.file}`,
    zh: (i) => `${i.title}：匹配条款${i.matched}条，正文中未对应条款${i.unmatched}处，缺正文条款${i.missing}条。已保存至${i.file}`,
  } as Phrase<[{ title: string; matched: number; unmatched: number; missing: number; file: string }]>,
  knowledgeGood: {
    en: (k) =>
      `Knowledge base ${k.version}: ${k.clauses} clauses, ${k.requirements} requirements, ${k.cases} cases, ${k.terms} terms. All files are well formed.`,
    zh: (k) => `知识库${k.version}：条款${k.clauses}条，要求${k.requirements}项，案例${k.cases}个，术语${k.terms}条。各文件格式正确。`,
  } as Phrase<[{ version: string; clauses: number; requirements: number; cases: number; terms: number }]>,
  badDays: (days: string): AppError =>
    new AppError('input.invalid', `days ${days}`, {
      en: 'Give the days until the token ends as a number, --days 90.',
      zh: '请以数字给出令牌有效天数，例如--days 90。',
    }),
  noUser: (username: string): AppError =>
    new AppError('not-found', `no user ${username}`, {
      en: `There is no account “${username}”. countersign user list shows all.`,
      zh: `没有账号“${username}”，可用countersign user list查看全部账号。`,
    }),
  userCreated: {
    en: (name, password) => `${name} may now sign in with the password ${password}`,
    zh: (name, password) => `${name}现可使用密码${password}登录`,
  } as Phrase<[string, string]>,
} as const;
