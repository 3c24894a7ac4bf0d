import type { Bilingual } from '../../domain/bilingual.ts';

/** What each tool says of itself to the model. */
export const toolWords = {
  searchDossier: {
    en: 'Search this dossier for passages. Ask in the words that the documents would use; try both languages. Returns labelled passages.',
    zh: '在本申报资料中检索段落。请使用文件中可能出现的措辞，可分别用中英文检索。返回带标签的段落。',
  },
  readAround: {
    en: 'Read the passages before and after one that you were shown (passageId is its label, such as P3).',
    zh: '阅读已显示段落前后的内容（passageId 为其标签，如 P3）。',
  },
  listDocuments: { en: 'List the documents of this dossier with kind and length.', zh: '列出本申报资料的文件、类型和页数。' },
  searchClauses: {
    en: 'Search the regulations in force for clauses. Clauses are no evidence of what the applicant does.',
    zh: '在现行法规中检索条款。条款不是申请人实际情况的证据。',
  },
  searchCases: {
    en: 'Search published typical cases, for comparison only. They are no evidence about this dossier.',
    zh: '检索已公布的典型案例，仅供比较，不是本申报的证据。',
  },
  computeDates: {
    en: 'Calculate with days, YYYY-MM-DD: between (from, to), add (from, months, days), sum (periods, overlaps counted once), order (dates). Use it for every duration that you state.',
    zh: '日期计算，格式 YYYY-MM-DD：between（from、to）、add（from、months、days）、sum（periods，重叠只计一次）、order（dates）。凡陈述期限均须用此工具计算。',
  },
} as const satisfies Record<string, Bilingual>;
