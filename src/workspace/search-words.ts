/** Why a search was by words alone. */
export const searchWords = {
  preparing: {
    en: 'The vectors of the clauses are still being made; this search was by words alone.',
    zh: '条款向量仍在生成，本次检索仅按词语进行。',
  },
  failed: {
    en: 'The embedding endpoint could not be used; this search was by words alone. The reason is in the log.',
    zh: '向量端点无法使用，本次检索仅按词语进行，原因见系统日志。',
  },
} as const;
