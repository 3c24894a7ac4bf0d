import type { Bilingual } from '../domain/bilingual.ts';

/** What a person reads when a dossier cannot be taken in at all. */
export const ingestFaults = {
  'input.not-found': (path: string): Bilingual => ({
    en: `There is no file or folder “${path}”. Check the path.`,
    zh: `找不到文件或文件夹“${path}”，请检查路径。`,
  }),
  'input.unreadable': (path: string): Bilingual => ({
    en: `“${path}” cannot be read. Check its permissions.`,
    zh: `无法读取“${path}”，请检查访问权限。`,
  }),
  'input.empty': (name: string): Bilingual => ({
    en: `“${name}” holds no files. Choose the folder or ZIP with the dossier's documents.`,
    zh: `“${name}”中没有文件。请选择包含申报资料的文件夹或压缩包。`,
  }),
  'job.cancelled': (): Bilingual => ({ en: 'Reading was cancelled. Nothing was kept.', zh: '读取已取消，未保留任何内容。' }),
} as const;
