import type { Bilingual } from '../domain/bilingual.ts';

/** What is wrong with a log, and what to do. Closed: every way to fail verification is here. */
export const logFaults = {
  'key-malformed': {
    en: 'The verifier key is not an Ed25519 key in C2SP form. Take log.vkey from a place that you trust.',
    zh: '验证公钥不是C2SP格式的Ed25519密钥。请从可信来源获取log.vkey。',
  },
  'checkpoint-missing': {
    en: 'The checkpoint is missing although records were published. Somebody removed it, or the folder is the wrong one.',
    zh: '已有记录发布，但缺少checkpoint。它被删除，或目录有误。',
  },
  'checkpoint-malformed': {
    en: 'The checkpoint is not in its format. The file is damaged or was changed.',
    zh: 'checkpoint格式不正确。文件已损坏或被改动。',
  },
  'checkpoint-unsigned': {
    en: 'The checkpoint does not carry a valid signature of this log. It was changed, or belongs to another log.',
    zh: 'checkpoint没有本日志的有效签名。它被改动，或属于另一日志。',
  },
  'tile-missing': {
    en: 'A published file of the log is missing.',
    zh: '日志的一个已发布文件缺失。',
  },
  'tile-malformed': {
    en: 'A published file of the log is damaged: its length or structure is wrong.',
    zh: '日志的一个已发布文件已损坏：长度或结构有误。',
  },
  'record-changed': {
    en: 'A record is not the one that was published: its hash differs.',
    zh: '某条记录与发布时不同：哈希值不一致。',
  },
  'record-malformed': {
    en: 'A record is not in its format or does not carry its own number.',
    zh: '某条记录格式不正确，或其编号与位置不符。',
  },
  'tile-changed': {
    en: 'A hash file of the log does not follow from the records below it.',
    zh: '日志的一个哈希文件与其下的记录不符。',
  },
  'root-differs': {
    en: 'The records do not give the root hash that the log signed. Some record was changed, added, removed or moved.',
    zh: '由记录计算的根哈希与签署的不一致。有记录被改动、增加、删除或调换。',
  },
  forked: {
    en: 'The log does not continue an earlier checkpoint of itself: its history was rewritten.',
    zh: '日志未延续其较早的checkpoint：历史被改写。',
  },
  'rolled-back': {
    en: 'The published log is shorter than what was published before. An old copy was put in its place.',
    zh: '已发布的日志比先前发布的短。可能被旧副本替换。',
  },
  'witness-key-malformed': {
    en: 'The key is not that of a witness in C2SP form. Take witness.vkey from whoever runs the witness.',
    zh: '该密钥不是C2SP格式的见证密钥。请向见证方获取witness.vkey。',
  },
  'not-witnessed': {
    en: 'The log carries no checkpoint that this witness has cosigned. It was never submitted, or the cosigned checkpoint was removed or changed.',
    zh: '日志没有该见证方联署的checkpoint：可能从未提交，或联署文件被删除、改动。',
  },
  'timestamp-invalid': {
    en: 'A timestamp does not hold: it is damaged, over other bytes, or not of this authority.',
    zh: '某个时间戳无效：文件损坏、内容不符，或并非该机构签发。',
  },
  'database-shorter': {
    en: 'The database has fewer records than the published log. An old database was put in its place.',
    zh: '数据库中的记录少于已发布的日志。可能被旧数据库替换。',
  },
  'database-differs': {
    en: 'A record in the database is not the one that was published.',
    zh: '数据库中的某条记录与已发布的不同。',
  },
} as const satisfies Record<string, Bilingual>;
export type LogFaultCode = keyof typeof logFaults;

export const words = {
  advice: {
    en: 'Do not decide on this workspace. Keep a copy of it as it is, then follow the runbook in audit-logs/README.md.',
    zh: '请勿在此工作区作出决定。先原样保留一份副本，再按audit-logs/README.md中的处置步骤操作。',
  },
  notPublished: {
    en: 'The audit log could not be published, so Countersign stopped. Check the disk and the rights on the workspace, then restart.',
    zh: '审计日志未能发布，Countersign已停止。请检查磁盘及工作区权限，然后重新启动。',
  },
  noRecord: { en: 'There is no record with this number.', zh: '没有该编号的记录。' },
} as const satisfies Record<string, Bilingual>;
