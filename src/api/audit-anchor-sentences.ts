import type { AuditEvent, AuditRecord, Bilingual } from '../domain/index.ts';

type AnchorEvent = Extract<
  AuditEvent,
  `checkpoint.${string}` | 'audit.reviewed' | 'clock.set-back' | 'workspace.restored' | 'capsule.made'
>;
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const conclusions: Readonly<Record<string, Bilingual>> = {
  'in-order': { en: 'in order', zh: '无异常' },
  'with-remarks': { en: 'with remarks', zh: '有意见' },
  'not-in-order': { en: 'NOT in order', zh: '存在问题' },
};

/** Sentences for what guards the record: witnesses, copies, timestamps, reviews, backups, the clock. */
export const anchorSentences: Record<AnchorEvent, (record: AuditRecord, who: string, dossier: string) => Bilingual> = {
  'checkpoint.witnessed': ({ subject, data }) => ({
    en: `The witness ${subject} cosigns the log; ${text(data['size'])} records so far.`,
    zh: `见证方${subject}联署日志，至此共${text(data['size'])}条记录。`,
  }),
  'checkpoint.unwitnessed': ({ subject, data }) => ({
    en: `The witness ${subject} did not cosign: ${text(data['reason'])}.`,
    zh: `见证方${subject}未联署：${text(data['reason'])}。`,
  }),
  'checkpoint.copied': ({ subject }) => ({ en: `Checkpoints are copied to ${subject}.`, zh: `checkpoint留存至${subject}。` }),
  'checkpoint.uncopied': ({ subject, data }) => ({
    en: `Checkpoints could not be copied to ${subject}: ${text(data['reason'])}.`,
    zh: `checkpoint无法留存至${subject}：${text(data['reason'])}。`,
  }),
  'checkpoint.timestamped': ({ data }) => ({
    en: `${text(data['authority'])} timestamped the log of ${text(data['size'])} records at ${text(data['at'])}.`,
    zh: `${text(data['authority'])}于${text(data['at'])}为${text(data['size'])}条记录的日志加盖时间戳。`,
  }),
  'checkpoint.untimestamped': ({ data }) => ({
    en: `The log of ${text(data['size'])} records was not timestamped: ${text(data['reason'])}.`,
    zh: `${text(data['size'])}条记录的日志未能加盖时间戳：${text(data['reason'])}。`,
  }),
  'audit.reviewed': ({ data }, who) => {
    const conclusion = conclusions[text(data['conclusion'])] ?? { en: '', zh: '' };
    return {
      en: `${who} reviewed records ${text(data['from'])} to ${text(data['to'])} of the audit trail: ${conclusion.en}.`,
      zh: `${who}审阅了审计追踪第${text(data['from'])}至${text(data['to'])}条记录，结论：${conclusion.zh}。`,
    };
  },
  'clock.set-back': ({ data }) => ({
    en: `The clock of the machine ran ${text(data['behindSeconds'])} s behind the record; the record went on with the later time.`,
    zh: `系统时钟比记录时间慢${text(data['behindSeconds'])}秒，记录沿用较晚的时间。`,
  }),
  'workspace.restored': ({ data }, who) => ({
    en: `${who} restored the workspace from a backup of ${text(data['at'])} with ${text(data['records'])} records.`,
    zh: `${who}从${text(data['at'])}的备份恢复了工作空间，含${text(data['records'])}条记录。`,
  }),
  'capsule.made': (_, who, dossier) => ({
    en: `${who} made a replay capsule of the sign-off of ${dossier}.`,
    zh: `${who}为${dossier}的签署制作了重放包。`,
  }),
};
