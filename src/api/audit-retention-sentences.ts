import type { AuditEvent, AuditRecord, Bilingual } from '../domain/index.ts';

type RetentionEvent = Extract<
  AuditEvent,
  `retention.${string}` | `deletion.${string}` | 'dossier.held' | 'dossier.hold-ended' | 'dossier.deleted'
>;
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const kinds: Readonly<Record<string, Bilingual>> = {
  review: { en: 'reviews', zh: '审查资料' },
  precheck: { en: 'pre-checks', zh: '预检资料' },
};

/** Sentences for keeping and deleting dossiers. */
export const retentionSentences: Record<RetentionEvent, (record: AuditRecord, who: string, dossier: string) => Bilingual> = {
  'retention.changed': ({ subject, data }, who) => ({
    en: `${who} changed for how long closed ${kinds[subject]?.en ?? subject} are kept, from ${text(data['old'])} to ${text(data['days'])} days: ${text(data['reason'])}`,
    zh: `${who}将已办结${kinds[subject]?.zh ?? subject}的保存期限由${text(data['old'])}天改为${text(data['days'])}天：${text(data['reason'])}`,
  }),
  'dossier.held': ({ data }, who, dossier) => ({
    en: `${who} put ${dossier} on legal hold: ${text(data['reason'])}`,
    zh: `${who}对${dossier}设置了依法保全：${text(data['reason'])}`,
  }),
  'dossier.hold-ended': ({ data }, who, dossier) => ({
    en: `${who} ended the legal hold of ${dossier}: ${text(data['reason'])}`,
    zh: `${who}解除了${dossier}的依法保全：${text(data['reason'])}`,
  }),
  'deletion.asked': ({ data }, who, dossier) => ({
    en: `${who} asked that ${dossier} be deleted: ${text(data['reason'])}`,
    zh: `${who}申请删除${dossier}：${text(data['reason'])}`,
  }),
  'deletion.declined': ({ data }, who, dossier) => ({
    en: `${who} declined the deletion of ${dossier} that ${text(data['askedByName'])} had asked for.`,
    zh: `${who}拒绝了${text(data['askedByName'])}关于删除${dossier}的申请。`,
  }),
  'deletion.confirmed': ({ data }, who, dossier) => ({
    en: `${who} confirmed, as the second person, the deletion of ${dossier} that ${text(data['askedByName'])} had asked for.`,
    zh: `${who}作为第二人确认了${text(data['askedByName'])}关于删除${dossier}的申请。`,
  }),
  'dossier.deleted': ({ data }, _, dossier) => ({
    en: `${dossier} was deleted: ${text(data['files'])} files, ${text(data['drafts'])} drafts, ${text(data['papers'])} papers, ${text(data['answers'])} answers of models. Asked by ${text(data['askedBy'])}, confirmed by ${text(data['confirmedBy'])}.`,
    zh: `${dossier}已删除：文件${text(data['files'])}份、草稿${text(data['drafts'])}份、文书${text(data['papers'])}份、模型应答${text(data['answers'])}条。由${text(data['askedBy'])}申请，${text(data['confirmedBy'])}确认。`,
  }),
};
