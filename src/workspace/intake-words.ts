import type { Bilingual } from '../domain/index.ts';

/** What a person reads when a file cannot be taken in, and when a preparation ends without a draft. */
export const words = {
  unsafePath: {
    en: 'The file name leads outside the dossier or is empty. Rename the file and add it again.',
    zh: '文件名为空或指向资料目录之外，请重命名后重新添加。',
  },
  unusableName: {
    en: 'The file name is too long, or a folder of this name is there already. Rename the file and add it again.',
    zh: '文件名过长，或已有同名文件夹，请重命名后重新添加。',
  },
  cancelled: {
    en: 'The preparation was stopped. Start it again when you wish; the files are kept.',
    zh: '处理已停止，文件已保留，可随时重新开始。',
  },
  crashed: {
    en: 'The preparation ended unexpectedly. Start it again; if it fails again, tell the administrator.',
    zh: '处理意外中止，请重试；如再次失败，请联系管理员。',
  },
} as const satisfies Record<string, Bilingual>;
