import type { Bilingual } from '../../domain/bilingual.ts';

export const words = {
  deletionUnknown: { en: 'There is no such request for deletion.', zh: '没有该删除申请。' },
  releaseUnknown: { en: 'There is no such release.', zh: '没有该版本。' },
  releaseActiveBefore: {
    en: 'A release was active here before; a shipped one is taken over only at the first start. Activate it as a person.',
    zh: '此处曾启用过版本；随产品提供的版本只在首次启动时自动启用，请由相关人员启用。',
  },
  scenarioUnknown: { en: 'There is no such scenario.', zh: '没有该场景。' },
  scenarioKnown: { en: 'Exactly this sheet stands in the register already.', zh: '登记表中已有完全相同的场景表。' },
  cannotOpen: {
    en: 'The database of the workspace cannot be opened. Check that the folder exists, can be written, and that the file is not damaged; restore a backup where it is.',
    zh: '无法打开工作区数据库。请检查文件夹是否存在、是否可写、文件是否损坏；如已损坏，请恢复备份。',
  },
  notDurable: {
    en: 'The database does not keep its promise of durability on this disk (journal WAL, synchronous FULL). Put the workspace on a local disk.',
    zh: '此磁盘不能保证数据库的持久性（WAL日志、synchronous FULL）。请将工作区放在本地磁盘上。',
  },
  newerDatabase: {
    en: 'The database was made by a newer version of Countersign. Start that version.',
    zh: '该数据库由更新版本的Countersign创建。请启动该版本。',
  },
  stopped: {
    en: 'Countersign stopped recording because a write failed. Nothing that you see as confirmed is lost. Check the disk, then restart; nobody can decide until then.',
    zh: '由于写入失败，Countersign已停止记录。已确认的内容没有丢失。请检查磁盘后重新启动；在此之前任何人都不能作出决定。',
  },
  busy: {
    en: 'The database is busy with another program. Try again in a moment.',
    zh: '数据库正被其他程序占用。请稍后重试。',
  },
  recordTooLarge: {
    en: 'The text is too long for the record (65,535 bytes). Shorten it, or split it in parts.',
    zh: '文字过长，超过单条记录上限（65,535字节）。请缩短或分成几部分。',
  },
  unrecorded: {
    en: 'An inner fault: a change without its record was refused. Nothing was changed. Report it to the maintainers.',
    zh: '内部错误：没有审计记录的更改已被拒绝，未作任何改动。请报告维护者。',
  },
  usernameTaken: {
    en: 'This sign-in name is or was in use. Names are never used again; choose another.',
    zh: '该登录名正在使用或曾被使用。登录名不再重复使用，请另选。',
  },
  usernameInvalid: {
    en: 'A sign-in name has 2 to 64 letters, digits, dots, hyphens or underscores.',
    zh: '登录名须为2至64个字母、数字、点、连字符或下划线。',
  },
  passwordWeak: {
    en: 'A password has 10 to 256 characters.',
    zh: '密码须为10至256个字符。',
  },
  sessionUnknown: { en: 'This session has ended already, or is not yours.', zh: '该会话已结束，或不属于您。' },
  passwordOwnName: {
    en: 'This password has your sign-in name, your name or the name of this product in it, and would be guessed first. Choose several words that have nothing to do with each other.',
    zh: '该密码包含登录名、姓名或本产品名称，极易被猜到。请选用若干互不相关的词语。',
  },
  passwordPattern: {
    en: 'This password is made of keys in a row, repetitions, a year or words that everybody takes, and would be guessed soon. Choose several words that have nothing to do with each other.',
    zh: '该密码由相邻按键、重复字符、年份或常用词组成，很容易被猜到。请选用若干互不相关的词语。',
  },
  passwordListed: {
    en: 'This password is on the list of those that your organisation refuses. Choose several words that have nothing to do with each other.',
    zh: '该密码在本单位的禁用密码名单中。请选用若干互不相关的词语。',
  },
  personUnknown: { en: 'There is no such account.', zh: '没有该账号。' },
  lastAdministrator: {
    en: 'This is the last active administrator. Give the role to somebody else first.',
    zh: '这是最后一名有效的管理员。请先将该角色授予他人。',
  },
  signInFailed: {
    en: 'Name and password do not match an active account. Try again, or ask an administrator for a new password.',
    zh: '用户名与密码不符，或账号已停用。请重试，或请管理员重设密码。',
  },
  locked: {
    en: 'Too many wrong passwords. The account is locked for 15 minutes; an administrator can set a new password.',
    zh: '密码错误次数过多，账号锁定15分钟；管理员可重设密码。',
  },
  dossierUnknown: { en: 'There is no such dossier.', zh: '没有该申报资料。' },
  notPrepared: {
    en: 'This dossier has no draft yet. Wait until it is prepared, or prepare it.',
    zh: '该申报资料尚无草稿。请等待处理完成，或重新处理。',
  },
  precheckOnly: {
    en: 'A pre-check is not a regulatory review; it cannot be decided or signed.',
    zh: '预检不是监管审查，不能作出决定或签署。',
  },
  reviewUnderWay: {
    en: 'People have already decided on the present draft. Prepare a new dossier for the new round.',
    zh: '已有人对现有草稿作出决定。请为新一轮另建申报资料。',
  },
  notPublished: {
    en: 'The record is not yet published. Try again in a second.',
    zh: '该记录尚未发布。请稍候再试。',
  },
  correctionReason: {
    en: 'Say why you correct it; the reason goes on the record beside what was suggested or read.',
    zh: '请说明更正理由；理由将与原建议或原读取值一并记入记录。',
  },
  nothingSuggested: {
    en: 'Nothing was suggested here that could be confirmed. Enter the answer yourself, with a reason.',
    zh: '此项没有可确认的建议，请自行填写结论并说明理由。',
  },
  caseConfirmed: { en: 'This case is confirmed already.', zh: '该案例已经核实。' },
  notInReview: {
    en: 'The review is signed or waits for approval. Open it again, or have it sent back, before facts are corrected.',
    zh: '审查已签署或正待批准。请先重新打开或退回，再更正事实。',
  },
  labelReason: { en: 'Give a reason for the label; it goes on the record.', zh: '请说明调整密级的理由，理由将记入记录。' },

  codeNeeded: {
    en: 'Give the code that your authenticator app shows now, or one of your recovery codes.',
    zh: '请输入身份验证器应用当前显示的验证码，或一个恢复码。',
  },
  codeWrong: {
    en: 'The code is not right. Check the time of your telephone and give the code that is shown now, or a recovery code that you have not used.',
    zh: '验证码不正确。请检查手机时间后输入当前显示的验证码，或使用未用过的恢复码。',
  },
  codeUsed: {
    en: 'This code was used already; each is good once. Wait for the next one.',
    zh: '该验证码已使用过，每个只能用一次。请等待下一个验证码。',
  },
  codeOfNewKeyWrong: {
    en: 'The code does not belong to the new key. Scan it again and give the code that is shown now.',
    zh: '验证码与新密钥不符。请重新扫描并输入当前显示的验证码。',
  },
  factorUnreadable: {
    en: 'The key of second factors is missing here, so no code can be checked. Have it restored from a backup, or have the factor reset by two people.',
    zh: '此处缺少第二因素的密钥，无法核对验证码。请从备份恢复，或由两人办理重置。',
  },
  recoveryUnknown: { en: 'There is no such recovery.', zh: '没有该恢复申请。' },
  recoveryFailed: {
    en: 'Name and word do not match, or the word was used or has ended. Try again, or ask an administrator for a new recovery.',
    zh: '用户名与恢复口令不符，或口令已使用、已失效。请重试，或请管理员重新申请恢复。',
  },
  subjectTaken: {
    en: 'This account of the provider belongs to somebody here already. Remove that link first.',
    zh: '该单点登录账号已关联其他人员，请先解除关联。',
  },
  subjectUnknown: {
    en: 'Your account of the provider is linked to no active account here. Give its identifier to an administrator.',
    zh: '您的单点登录账号未关联本系统的有效账号，请将标识告知管理员。',
  },
  exportUnknown: { en: 'There is no such export.', zh: '没有该导出。' },
  signWithAll: {
    en: 'This is your first signature in this session: give your name, your password and, where you have one, a code of your second factor.',
    zh: '这是您在本次会话中的首次签署，请输入用户名、密码；已登记第二因素的，还须输入验证码。',
  },
  programsDoNotSign: {
    en: 'A program cannot sign for a person. Sign in to the console and sign there.',
    zh: '程序不能代人签署，请本人登录控制台签署。',
  },
  notYourName: {
    en: 'This is not the name that you are signed in with. Only you can sign for yourself.',
    zh: '该用户名与当前登录者不符，只能由本人签署。',
  },
} as const satisfies Record<string, Bilingual>;
