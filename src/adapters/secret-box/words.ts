import type { Bilingual } from '../../domain/bilingual.ts';

export const words = {
  open: (file: string): Bilingual => ({
    en: `The key of stored secrets can be read by others on this machine. Set the rights of ${file} to the owner only (chmod 600).`,
    zh: `本机其他用户可读取保密信息的密钥。请将${file}的权限设为仅所有者可读写（chmod 600）。`,
  }),
  invalid: (file: string): Bilingual => ({
    en: `${file} is not a key. Restore it from a backup; without it second factors must be enrolled again.`,
    zh: `${file}不是有效的密钥。请从备份恢复；否则须重新登记第二因素。`,
  }),
} as const;
