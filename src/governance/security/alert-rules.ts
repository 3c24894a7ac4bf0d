import type { Bilingual, SecurityAlert, SecurityKind } from '../../domain/index.ts';

export type AlertRule = {
  readonly id: string;
  readonly kinds: readonly SecurityKind[];
  /** So many within so many minutes, of one person or of all together. */
  readonly count: number;
  readonly minutes: number;
  readonly per: 'person' | 'all';
  readonly severity: SecurityAlert['severity'];
  readonly says: Bilingual;
};

/** What is worth a person's look at once; counts are ours, chosen low because reading an alert costs a minute. */
export const alertRules: readonly AlertRule[] = [
  {
    id: 'guessing-one', kinds: ['failed-sign-in', 'lockout'], count: 5, minutes: 15, per: 'person', severity: 'major',
    says: { en: 'Several sign-ins or signatures with one name failed. Ask the person; if it was not them, set a new password.', zh: '同一登录名多次登录或签署失败。请询问本人；如非本人操作，请重设密码。' },
  },
  {
    id: 'guessing-many', kinds: ['failed-sign-in', 'lockout'], count: 20, minutes: 15, per: 'all', severity: 'critical',
    says: { en: 'Many sign-ins failed at once. Somebody may be trying passwords: look where the requests come from.', zh: '短时间内大量登录失败，可能有人在尝试密码。请查明请求来源。' },
  },
  {
    id: 'locked', kinds: ['lockout'], count: 1, minutes: 15, per: 'person', severity: 'major',
    says: { en: 'An account is locked and was tried again. It opens by itself after 15 minutes.', zh: '账号已锁定且仍有人尝试登录，15分钟后自动解锁。' },
  },
  {
    id: 'reaching', kinds: ['refused-act'], count: 5, minutes: 60, per: 'person', severity: 'major',
    says: { en: 'One caller was refused several different things. Ask what was meant; look at the roles.', zh: '同一用户多次尝试无权进行的操作。请了解意图并核对角色。' },
  },
  {
    id: 'egress', kinds: ['refused-egress'], count: 3, minutes: 60, per: 'all', severity: 'major',
    says: { en: 'Sendings to a model were refused several times. Nothing left; check endpoint, label and settings.', zh: '多次拒绝向模型服务发送内容，未发送任何内容。请核对服务、密级与设置。' },
  },
  {
    id: 'taking-away', kinds: ['export'], count: 20, minutes: 60, per: 'person', severity: 'major',
    says: { en: 'One person took away much within an hour. Ask what it is for.', zh: '同一用户一小时内导出或下载较多，请了解用途。' },
  },
  {
    id: 'record', kinds: ['record'], count: 1, minutes: 60, per: 'all', severity: 'critical',
    says: { en: 'Something about the record needs a look: its verification, its witnesses and copies, its clock, or a restored backup.', zh: '记录相关情况需要查看：核验、见证与副本、时钟或备份恢复。' },
  },
]; // prettier-ignore
