import type { Bilingual } from '../domain/index.ts';

export const words = {
  imported: (count: number, file: string): Bilingual => ({
    en: `${count} records imported from ${file}.`,
    zh: `已从${file}导入${count}条记录。`,
  }),
} as const;
