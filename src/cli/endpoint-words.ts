import { AppError, type Bilingual, type EndpointState } from '../domain/index.ts';

const states: Readonly<Record<EndpointState, Bilingual>> = {
  registered: { en: 'registered, not approved', zh: '已登记，未批准' },
  approved: { en: 'approved', zh: '已批准' },
  rejected: { en: 'rejected', zh: '已驳回' },
  suspended: { en: 'suspended', zh: '已暂停' },
};

export const endpointWords = {
  states,
  descriptions: {
    approve: 'Approve an endpoint (governance role; not by whoever registered it)',
    reject: 'Reject a registered endpoint (governance role)',
    suspend: 'Stop all sending to an endpoint at once (governance or administrator role)',
  },
  added: {
    en: (name: string, url: string, variable: string): string =>
      `${name} (${url}) is registered. Next: countersign endpoint approve ${name}. Its key, where it needs one, is read from ${variable}.`,
    zh: (name: string, url: string, variable: string): string =>
      `已登记${name}（${url}）。下一步：countersign endpoint approve ${name}。如需密钥，请设置环境变量${variable}。`,
  },
  now: {
    en: (name: string, state: Bilingual): string => `${name}: ${state.en}`,
    zh: (name: string, state: Bilingual): string => `${name}：${state.zh}`,
  },
  hasKey: { en: 'key set', zh: '已设密钥' },
  noKey: { en: 'no key', zh: '未设密钥' },
  askPassword: {
    en: (name: string): string => `Password of ${name}: `,
    zh: (name: string): string => `请输入${name}的密码：`,
  },
  askCode: {
    en: (name: string): string => `Code of the second factor of ${name}, or a recovery code: `,
    zh: (name: string): string => `请输入${name}的第二因素验证码或恢复码：`,
  },
  labelled: {
    en: (dossier: string, label: string): string => `${dossier} is now labelled ${label}.`,
    zh: (dossier: string, label: string): string => `${dossier}的密级现为${label}。`,
  },
  notConfirmed: (): AppError =>
    new AppError('auth.failed', 'the password was not confirmed', {
      en: 'Name and password do not match an active account. Nothing was changed.',
      zh: '用户名与密码不符，或账号已停用。未作任何变更。',
    }),
  mayNotLabel: (): AppError =>
    new AppError('auth.forbidden', 'role may not label', {
      en: 'Only a lead or a person with the governance role changes the label of a dossier.',
      zh: '只有审查组长或具有治理角色的人员可以调整申报资料的密级。',
    }),
} as const;
