import type { AuditEvent, AuditRecord, Bilingual } from '../domain/index.ts';

type AccountEvent = Extract<
  AuditEvent,
  `factor.${string}` | `sign-in.${string}` | `recovery.${string}` | 'session.signing-opened' | 'session.ended'
>;
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Sentences for accounts: second factors, recovery, signing, provider. */
export const accountSentences: Record<AccountEvent, (record: AuditRecord, who: string) => Bilingual> = {
  'session.ended': ({ data, subject }, who) => {
    const count = text(data['sessions']);
    switch (data['reason']) {
      case 'expired':
        return { en: `The session of ${who} ran out.`, zh: `${who}的会话已过期。` };
      case 'ended-by-person':
        return { en: `${who} ended other sessions of their own: ${count}.`, zh: `${who}结束了本人的其他会话，共${count}个。` };
      case 'ended-by-administrator':
        return { en: `${who} ended the sessions of ${subject}: ${count}.`, zh: `${who}结束了${subject}的会话，共${count}个。` };
      default:
        return { en: `${who} signed out.`, zh: `${who}退出登录。` };
    }
  },
  'session.signing-opened': (_, who) => ({
    en: `${who} confirmed who they are, to sign in this session.`,
    zh: `${who}确认身份，开始在本次会话中签署。`,
  }),
  'factor.enrolled': (_, who) => ({ en: `${who} enrolled a second factor.`, zh: `${who}登记了第二因素。` }),
  'factor.removed': ({ subject }, who) => ({
    en: `${who} removed the second factor of ${subject}.`,
    zh: `${who}移除了${subject}的第二因素。`,
  }),
  'sign-in.linked': ({ subject, data }, who) => ({
    en: `${who} linked the provider's account ${text(data['subject'])} to ${subject}.`,
    zh: `${who}将单点登录账号${text(data['subject'])}关联至${subject}。`,
  }),
  'sign-in.unlinked': ({ subject }, who) => ({
    en: `${who} removed the link of ${subject} to the sign-in provider.`,
    zh: `${who}解除了${subject}的单点登录关联。`,
  }),
  'recovery.asked': ({ subject, data }, who) => ({
    en: `${who} asked that the account ${subject} be recovered (${text(data['lost'])}): ${text(data['reason'])}`,
    zh: `${who}申请恢复账号${subject}（${data['lost'] === 'password' ? '密码' : '第二因素'}）：${text(data['reason'])}`,
  }),
  'recovery.confirmed': ({ subject }, who) => ({
    en: `${who} confirmed, as the second person, the recovery of the account ${subject}.`,
    zh: `${who}作为第二人确认恢复账号${subject}。`,
  }),
  'recovery.used': (_, who) => ({ en: `${who} set a new password with a one-time word.`, zh: `${who}使用一次性口令设置了新密码。` }),
  'factor.recovery-code-used': ({ data }, who) => ({
    en: `${who} used a recovery code; ${text(data['left'])} are left.`,
    zh: `${who}使用了一个恢复码，剩余${text(data['left'])}个。`,
  }),
};
