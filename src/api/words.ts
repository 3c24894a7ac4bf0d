import type { Bilingual } from '../domain/index.ts';

export const words = {
  signInFirst: { en: 'Sign in first.', zh: '请先登录。' },
  roleMissing: {
    en: 'Your role may not do this. Ask an administrator if it should.',
    zh: '您的角色无权执行此操作；如确有需要，请联系管理员。',
  },
  peopleOnly: {
    en: 'Only a person who is signed in may do this. A program’s token reads, and hands in files to be drafted.',
    zh: '此操作只能由已登录的人员进行。程序令牌只能读取，以及提交文件以供起草。',
  },
  csrf: { en: 'The page is out of date. Reload it and try again.', zh: '页面已过期，请刷新后重试。' },
  noSuchPage: { en: 'There is no such page. Choose the document and a page that it has.', zh: '没有该页。请选择文件及其已有的页码。' },
  quoteTooShort: {
    en: 'Quote a few words more: so few stand in many places.',
    zh: '引文过短，可能出现在多处。请再多引几个字。',
  },
  thisSession: { en: 'This is the session that you are in. Sign out to end it.', zh: '这是您当前的会话。如需结束，请退出登录。' },
  ownSessions: { en: 'End your own sessions in your account menu.', zh: '请在账号菜单中结束您本人的会话。' },
  notFound: { en: 'This does not exist, or you may not see it.', zh: '内容不存在，或您无权查看。' },
  badRequest: { en: 'The request does not have the expected form.', zh: '请求格式不符合要求。' },
  tooMany: { en: 'Too many requests. Wait a moment and try again.', zh: '请求过于频繁，请稍候再试。' },
  tooLarge: { en: 'The file is larger than the limit of 200 MB.', zh: '文件超过200 MB的上限。' },
  notReady: { en: 'The draft is not ready yet.', zh: '草稿尚未生成。' },
  alreadyPreparing: { en: 'The dossier is being prepared already.', zh: '资料正在处理中。' },
  noFiles: { en: 'Add at least one file first.', zh: '请先添加至少一个文件。' },
  notReceiving: {
    en: 'This dossier takes no more files: its draft exists already. Open a new one.',
    zh: '该资料的草稿已生成，不再接收文件；请新建一份。',
  },
  reportNotSigned: {
    en: 'An official report needs the required signatures first. Until then only a report marked as a draft without regulatory decision can be made.',
    zh: '正式报告须先完成规定的签署；在此之前只能生成标明“不构成监管决定”的报告。',
  },
  paperNotYours: {
    en: 'Drafts of this paper are for the people who review the dossier. Wait until it is signed.',
    zh: '该文书的草稿仅供审查人员使用，请待签署后再查看。',
  },
  paperOfPrecheck: {
    en: 'A pre-check leads to no decision, so only the pre-check report can be made of it.',
    zh: '预检不作任何决定，因此只能生成预检报告。',
  },
  stillCovered: {
    en: 'This report would show drafts that you have yet to judge for yourself. Give your own verdicts on the review desk first.',
    zh: '该报告会显示您尚未自行判断的草稿。请先在审查台给出您自己的判断。',
  },
  internal: {
    en: 'Something went wrong on the server. It is in the log under the number given.',
    zh: '服务器出现错误，已按所示编号记入日志。',
  },
  secondForCritical: { en: 'A critical finding stands, so a second, different person must approve.', zh: '存在严重问题，须由另一人批准。' },
  secondForUnknown: {
    en: 'The risk tier could not be determined, so a second, different person must approve.',
    zh: '风险等级无法确定，须由另一人批准。',
  },
  secondForRisk: { en: 'The dossier is of high risk, so a second, different person must approve.', zh: '该资料属高风险，须由另一人批准。' },
  precheckUndecided: {
    en: 'A pre-check is not a regulatory review: nothing in it is confirmed or corrected. Change the documents and run it again.',
    zh: '预检不是监管审查，其中内容不作确认或更正。请修改文件后重新运行。',
  },
  signedAlready: {
    en: 'The review is signed or waits for approval. Open it again, or have it sent back, before anything is changed.',
    zh: '审查已签署或正待批准。请先重新打开或退回，再作变更。',
  },
  draftingAgain: {
    en: 'Facts were corrected and the rules are running again. Wait until the new draft is there, look at what changed, then sign.',
    zh: '事实已更正，规则正在重新运行。请等待新草稿生成并查看变化后再签署。',
  },
  noSuchDraft: { en: 'The rules would not draft this finding any more.', zh: '按现有事实，规则不再产生此项意见。' },
  notYourself: {
    en: 'You cannot deactivate your own account. Another administrator can.',
    zh: '不能停用自己的账号，请由另一名管理员操作。',
  },
  passwordFirst: {
    en: 'You signed in with a start password. Choose a password of your own first.',
    zh: '您使用的是初始密码，请先设置自己的密码。',
  },
  caseConfirmed: { en: 'This case is confirmed already.', zh: '该案例已经核实。' },
  noReviewer: {
    en: 'This person has neither the reviewer nor the lead role. Choose somebody who has, or have the role given.',
    zh: '该人员没有审查员或组长角色，请另选人员或先授予角色。',
  },
  allocationReason: {
    en: 'Say why you do not follow the first suggestion; the reason goes on the record beside it.',
    zh: '未采用第一建议时请说明理由；理由将与建议一并记入记录。',
  },
  passwordSame: { en: 'The new password must differ from the present one.', zh: '新密码不得与现密码相同。' },
  exportTooLarge: {
    en: 'More than 5,000 records pass the filters. Choose a dossier or a shorter time and export again.',
    zh: '符合条件的记录超过5000条，请选择资料或缩短时间范围后重新导出。',
  },
  noProvider: {
    en: 'Single sign-on is not set up here. Sign in with name and password, or have COUNTERSIGN_OIDC_ISSUER set.',
    zh: '本系统未配置单点登录。请用用户名和密码登录，或配置COUNTERSIGN_OIDC_ISSUER。',
  },
  enrolFirst: {
    en: 'Your role asks for a second factor. Enrol one under your name first.',
    zh: '您的角色须使用第二因素，请先在个人菜单中登记。',
  },
  consoleMissing: { en: 'The console is not built. Run npm run build.', zh: '控制台尚未构建，请运行npm run build。' },
} as const satisfies Record<string, Bilingual>;

/** Why a second person must approve although the draft did not ask for it. */
export const secondForRaised = (name: string, reason: string): Bilingual => ({
  en: `${name} corrected the risk tier to high (${reason}), so a second, different person must approve.`,
  zh: `${name}已将风险等级更正为高（${reason}），须由另一人批准。`,
});

/** Why a place is not taken: its words stand elsewhere, or nowhere. */
export const quoteNotThere = (file: string, page: number): Bilingual => ({
  en: `These words do not stand on page ${String(page)} of ${file}. Mark them in the text of the page, or correct document and page.`,
  zh: `${file}第${String(page)}页没有这些文字。请在该页文本中选取，或更正文件和页码。`,
});
