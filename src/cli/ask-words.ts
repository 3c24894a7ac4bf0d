type Phrase = { readonly en: (text: string) => string; readonly zh: (text: string) => string };

export const askWords = {
  nothing: {
    en: (day) =>
      `Nothing found that answers this among the clauses in force on ${day}. countersign kb list shows what the knowledge base holds.`,
    zh: (day) => `在${day}有效的条款中，未找到能够回答该问题的内容。可用countersign kb list查看知识库收录的文件。`,
  } as Phrase,
  clauses: {
    en: (day) => `Clauses in force on ${day} that bear on this, nearest first. This is not an interpretation of the law.`,
    zh: (day) => `${day}有效、与该问题相关的条款，按相关程度排列。以下内容不构成法律解释。`,
  } as Phrase,
  resting: {
    en: (day) => `Drafted by a model from these clauses in force on ${day} and from nothing else:`,
    zh: (day) => `以上由模型仅依据下列${day}有效的条款起草：`,
  } as Phrase,
  failed: {
    en: (why) => `The model gave no answer (${why}); the clauses stand for themselves.`,
    zh: (why) => `模型未能作答（${why}），以下直接列出条款。`,
  } as Phrase,
  withoutModel: {
    en: (why) => `Asked without a model: ${why}`,
    zh: (why) => `本次未使用模型：${why}`,
  } as Phrase,
  since: { en: (day) => `in force from ${day}`, zh: (day) => `自${day}起施行` } as Phrase,
  until: { en: (day) => ` until ${day}`, zh: (day) => `，至${day}止` } as Phrase,
  wording: {
    working: { en: 'working text, not the official wording', zh: '工作文本，非官方原文' },
    official: { en: 'official text, imported', zh: '官方文本（已导入）' },
  },
} as const;
