import type { Bilingual } from '../../domain/index.ts';

export const words = {
  exists: (path: string): Bilingual => ({
    en: `${path} exists already. Name another; nothing is overwritten.`,
    zh: `${path}已存在。请使用其他名称，系统不会覆盖。`,
  }),
  noWorkspace: (folder: string): Bilingual => ({
    en: `There is no workspace in ${folder}. Set COUNTERSIGN_WORKSPACE to its folder.`,
    zh: `${folder}中没有工作空间。请将COUNTERSIGN_WORKSPACE设为其所在目录。`,
  }),
  differs: {
    en: 'The database does not give the log that was published, so no backup was made. Run countersign audit verify and follow the runbook in audit-logs/README.md.',
    zh: '数据库与已发布的日志不符，未制作备份。请运行countersign audit verify，并按audit-logs/README.md中的步骤处置。',
  },
  damaged: (what: string): Bilingual => ({
    en: `The backup is damaged or was changed: ${what}. Nothing was restored. Take another backup.`,
    zh: `备份已损坏或被改动：${what}。未恢复任何内容，请使用其他备份。`,
  }),
  unsigned: {
    en: 'The backup is not signed by this log. Nothing was restored. Check where it comes from, and the key given with --log-key.',
    zh: '备份并非由该日志签署，未恢复任何内容。请核对备份来源及--log-key给出的公钥。',
  },
  passphrase: {
    en: 'The keys in the backup do not open with this passphrase. Nothing was restored.',
    zh: '该口令无法打开备份中的密钥，未恢复任何内容。',
  },
  passphraseShort: {
    en: 'The passphrase has fewer than 12 characters. Choose a longer one: it guards the key of the log.',
    zh: '口令少于12个字符。请使用更长的口令，它保护日志密钥。',
  },
} as const;
