import type { Bilingual } from '../../domain/bilingual.ts';

export const words = {
  notStored: {
    en: 'A file could not be stored. Check that the disk has space and that the workspace can be written, then try again.',
    zh: '文件未能保存。请检查磁盘空间及工作区的写入权限，然后重试。',
  },
  changed: {
    en: 'A stored file is not what was stored. Restore it from a backup; do not decide on it.',
    zh: '已存文件与存入时不一致。请从备份恢复，切勿据此作出决定。',
  },
  unreadable: {
    en: 'Stored content could not be read from the disk. Nothing was changed. Check the disk, then try again.',
    zh: '无法从磁盘读取已保存的内容，未作任何改动。请检查磁盘后重试。',
  },
  missing: {
    en: 'A stored file is missing. Restore it from a backup.',
    zh: '已存文件缺失。请从备份恢复。',
  },
} as const satisfies Record<string, Bilingual>;
