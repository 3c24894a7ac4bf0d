import type { Bilingual } from '../../domain/bilingual.ts';

export const words = {
  differs: {
    en: 'A published file of the audit log is not what it must be. It was changed after it was published. Follow the runbook in audit-logs/README.md.',
    zh: '审计日志的一个已发布文件与应有内容不符，在发布后被改动。请按audit-logs/README.md中的处置步骤操作。',
  },
  keyMissing: {
    en: 'The signing key of the audit log is missing although the log exists. Restore it from a backup; a new key would make a new log.',
    zh: '审计日志已存在，但签名密钥缺失。请从备份恢复；新密钥意味着新的日志。',
  },
  keyOpen: {
    en: 'The signing key of the audit log can be read by others on this machine. Set its rights to the owner only (chmod 600).',
    zh: '本机其他用户可读取审计日志的签名密钥。请将权限设为仅所有者可读写（chmod 600）。',
  },
  keyInvalid: {
    en: 'The signing key of the audit log cannot be read. Restore it from a backup.',
    zh: '无法读取审计日志的签名密钥。请从备份恢复。',
  },
} as const satisfies Record<string, Bilingual>;
