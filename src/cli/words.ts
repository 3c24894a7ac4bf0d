import { AppError, type AgentAccount, type Bilingual, type Severity, type Verdict } from '../domain/index.ts';

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
    zh: (name, documents) => `预检：${name}，共${documents}份文件`,
  } as Phrase<[string, number]>,
  noDecision: { en: 'A draft by rules. No regulatory decision.', zh: '规则生成的草稿，不构成监管决定。' },
  counts: {
    en: (c) =>
      `met ${c.met}, partly met ${c['partly-met']}, not met ${c['not-met']}, not addressed ${c['not-addressed']}, undecided ${c.undecided}, not applicable ${c['not-applicable']}`,
    zh: (c) =>
      `符合${c.met}，部分符合${c['partly-met']}，不符合${c['not-met']}，未涉及${c['not-addressed']}，待定${c.undecided}，不适用${c['not-applicable']}`,
  } as Phrase<[Record<Verdict, number>]>,
  reportWritten: { en: (file) => `Report written to ${file}`, zh: (file) => `报告已写入${file}` } as Phrase<[string]>,
  drafted: {
    en: (a) =>
      `Drafted with ${a.model} at ${a.endpoint}: ${a.calls} calls, ${a.failed} failed, ${a.inputTokens + a.outputTokens} tokens${a.cost === null ? '' : `, ${a.cost} ${a.currency ?? ''}`}. Nothing came for ${a.lacking.length} requirements or parts of documents.`,
    zh: (a) =>
      `使用${a.endpoint}的${a.model}起草：调用${a.calls}次，失败${a.failed}次，词元${a.inputTokens + a.outputTokens}个${a.cost === null ? '' : `，费用${a.cost} ${a.currency ?? ''}`}。有${a.lacking.length}项要求或文件片段未获得结果。`,
  } as Phrase<[AgentAccount]>,
  noModel: (): AppError =>
    new AppError('config.invalid', 'no drafting endpoint', {
      en: 'No model is configured. Set COUNTERSIGN_DRAFT_ENDPOINT and COUNTERSIGN_DRAFT_MODEL, or leave --with-model out.',
      zh: '未配置模型。请设置COUNTERSIGN_DRAFT_ENDPOINT和COUNTERSIGN_DRAFT_MODEL，或不使用--with-model。',
    }),
  unusable: (why: Bilingual): AppError => new AppError('refused', why.en, why),
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
  recoveryAsked: {
    en: (id) => `Asked. Within 24 hours a second person confirms: countersign user confirm ${id} --by NAME`,
    zh: (id) => `已申请。请由第二人在24小时内确认：countersign user confirm ${id} --by 用户名`,
  } as Phrase<[string]>,
  recoveryConfirmed: {
    en: (word) => `Confirmed. Hand this word to the person concerned, good once within 24 hours: ${word}`,
    zh: (word) => `已确认。请将此一次性口令交给本人，24小时内有效：${word}`,
  } as Phrase<[string]>,
  twoPeopleRecover: (): AppError =>
    new AppError('refused', 'two people can recover this account', {
      en: 'Two people can recover this account: use countersign user recover and countersign user confirm.',
      zh: '现有两人可办理该账号的恢复，请使用countersign user recover和countersign user confirm。',
    }),
  userCreated: {
    en: (name, password) => `${name} may now sign in with the password ${password}`,
    zh: (name, password) => `${name}现可使用密码${password}登录`,
  } as Phrase<[string, string]>,
} as const;
