import type { Bilingual } from '../../domain/index.ts';

/** Texts of the import of enterprise records. */
export const words = {
  unreadable: (file: string): Bilingual => ({
    en: `${file} cannot be read as CSV or JSON. Save it as UTF-8 CSV with a header line, or as a JSON list.`,
    zh: `${file}无法按CSV或JSON读取。请存为带表头的UTF-8 CSV，或JSON数组。`,
  }),
  empty: (file: string): Bilingual => ({
    en: `${file} holds no record. Add at least one line under the header.`,
    zh: `${file}中没有记录，请在表头下至少填写一行。`,
  }),
  faults: (file: string, faults: readonly string[]): Bilingual => ({
    en: `${file} was not imported. Correct these lines: ${faults.join('; ')}`,
    zh: `未导入${file}。请更正下列各行：${faults.join('；')}`,
  }),
} as const;
