import type { Bilingual, Verdict } from '../../domain/index.ts';
import type { FailureReason } from './failure.ts';

export const promptFaults = {
  manifest: (paths: string): Bilingual => ({
    en: `Prompt files differ from their manifest (${paths}). A published prompt never changes: restore it, or add a new version and update the manifest.`,
    zh: `提示词文件与清单不一致（${paths}）。已发布的提示词不得改动：请恢复原文件，或新增版本并更新清单。`,
  }),
  invalid: (path: string, detail: string): Bilingual => ({
    en: `The prompt ${path} cannot be used (${detail}). Correct the file and update the manifest.`,
    zh: `提示词 ${path} 无法使用（${detail}）。请更正文件并更新清单。`,
  }),
};

export const verdictNames: Readonly<Record<Verdict, Bilingual>> = {
  met: { en: 'met', zh: '符合' },
  'partly-met': { en: 'partly met', zh: '部分符合' },
  'not-met': { en: 'not met', zh: '不符合' },
  'not-addressed': { en: 'not addressed', zh: '未提及' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
  undecided: { en: 'undecided', zh: '无法判定' },
};

/** Why the agent gave nothing, for the reviewer. */
export const failures: Readonly<Record<FailureReason, Bilingual>> = {
  malformed: { en: 'the answer did not have the required form, also after one repair', zh: '回答不符合要求的格式，修正一次后仍不符合' },
  'turns-spent': { en: 'the limit of turns was reached', zh: '已达到对话轮数上限' },
  'tokens-spent': { en: 'the limit of tokens was reached', zh: '已达到词元上限' },
  'time-spent': { en: 'the time limit was reached', zh: '已达到时间上限' },
  cancelled: { en: 'drafting was cancelled', zh: '起草已取消' },
  refused: { en: 'the egress policy refused to send', zh: '外发策略拒绝发送' },
  'rate-limited': { en: 'the endpoint limits its rate and did not answer', zh: '服务端限流，未作回答' },
  'endpoint-error': { en: 'the endpoint had an error', zh: '服务端出错' },
  rejected: { en: 'the endpoint rejected the request', zh: '服务端拒绝了请求' },
  unreachable: { en: 'the endpoint could not be reached', zh: '无法连接服务端' },
};

/** What tools and sections say to the model. */
export const toModel = {
  none: { en: '(none)', zh: '（无）' },
  noSuchPassage: { en: 'There is no such passage in this conversation.', zh: '本次对话中没有该段落。' },
  nothingFound: { en: 'Searched, nothing found.', zh: '已检索，未找到。' },
  badArguments: { en: 'The arguments cannot be used. Read the description of the tool.', zh: '参数无法使用，请阅读工具说明。' },
  cut: { en: '(cut here)', zh: '（此处截断）' },
  document: { en: 'document', zh: '文件' },
  page: { en: 'p.', zh: '页' },
  handIn: { en: 'Hand in the result. This ends the conversation.', zh: '提交结果，对话随之结束。' },
  unreadable: { en: 'Not a valid date. Use YYYY-MM-DD.', zh: '日期无效，请用 YYYY-MM-DD。' },
} as const satisfies Record<string, Bilingual>;

/** Why an agent's verdict was lowered to undecided. */
export const lowerings = {
  'no-quote': { en: 'None of its quotes stands in the dossier.', zh: '其引文均未在申报资料中核实。' },
  'does-not-bear': { en: 'Its quotes stand, but speak of something else.', zh: '其引文虽存在，但与本要求无关。' },
  'not-searched': { en: 'It called the matter not addressed without searching.', zh: '其未经检索即称资料未提及。' },
  reasoning: { en: 'Its reasoning uses numbers or quotations that nothing covers.', zh: '其理由使用了无据可查的数字或引语。' },
  'cannot-fail': { en: 'This requirement cannot be failed by an applicant.', zh: '申请人不可能违反本项要求。' },
  'readings-differ': {
    en: 'Reading by requirement and reading by document came to different verdicts.',
    zh: '按要求阅读与按文件阅读得出的结论不同。',
  },
  checker: {
    en: 'A second reader of claim and quote did not find that the quote supports the claim.',
    zh: '复核者仅凭陈述与引文，未认定引文支持该陈述。',
  },
} as const satisfies Record<string, Bilingual>;

/** Parts of what a reviewer reads of the agent. */
export const opinionWords = {
  reasoningNotShown: {
    en: 'The reasoning used numbers or quotations that nothing covers, so it is not shown.',
    zh: '其理由使用了无据可查的数字或引语，因此不予显示。',
  },
  inOtherLanguage: (text: string): Bilingual => ({ en: `(written in Chinese) ${text}`, zh: `（原文为英文）${text}` }),
  agentSays: (verdict: Bilingual, reasoning: Bilingual): Bilingual => ({
    en: `Agent (${verdict.en}): ${reasoning.en}`,
    zh: `智能体（${verdict.zh}）：${reasoning.zh}`,
  }),
  rulesSay: (verdict: Bilingual, reasoning: Bilingual): Bilingual => ({
    en: `Rules (${verdict.en}): ${reasoning.en}`,
    zh: `规则（${verdict.zh}）：${reasoning.zh}`,
  }),
  disagree: (rule: Bilingual, agent: Bilingual): Bilingual => ({
    en: `Rules and agent disagree: rules say ${rule.en}, the agent says ${agent.en}. The reviewer decides.`,
    zh: `规则与智能体意见不一致：规则认为${rule.zh}，智能体认为${agent.zh}，由审查员判断。`,
  }),
  agentAlone: (verdict: Bilingual): Bilingual => ({
    en: `The rules cannot decide this; the agent's draft says ${verdict.en}.`,
    zh: `规则无法判断；智能体草稿认为${verdict.zh}。`,
  }),
  searched: (queries: string): Bilingual => ({ en: `Searched by the agent: ${queries}`, zh: `智能体检索：${queries}` }),
  covered: "numbers of the agent's reasoning rest on",
} as const;

export const stopWords = {
  cancelled: {
    en: 'Drafting was cancelled. Answers that had come are kept: a new run goes on from them.',
    zh: '起草已取消。已获得的回答予以保留，重新运行时将从此处继续。',
  },
} as const satisfies Record<string, Bilingual>;
