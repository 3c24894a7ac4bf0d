import type { Bilingual } from '../domain/index.ts';

export const words = {
  signInFirst: { en: 'Sign in first.', zh: '请先登录。' },
  roleMissing: {
    en: 'Your role may not do this. Ask an administrator if it should.',
    zh: '您的角色无权执行此操作；如确有需要，请联系管理员。',
  },
  csrf: { en: 'The page is out of date. Reload it and try again.', zh: '页面已过期，请刷新后重试。' },
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
  consoleMissing: { en: 'The console is not built. Run npm run build.', zh: '控制台尚未构建，请运行npm run build。' },
} as const satisfies Record<string, Bilingual>;
