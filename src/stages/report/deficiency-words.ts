/** Sentences of a question to the applicant. */
export const deficiencyWords = {
  en: {
    source: (instrument: string, article: string): string => `${instrument}, ${article}`,
    duty: (source: string, statement: string): string => `${source} is read as follows (our wording): ${statement}.`,
    says: (places: string): string => `The dossier says: ${places}.`,
    silent: 'No passage of the dossier that shows this was found.',
    place: (file: string, page: number, quote: string): string => `“${quote}” (${file}, page ${String(page)})`,
    and: '; ',
    explain: (expected: string): string =>
      `Please explain how this meets the requirement, or correct it, and submit what shows it: ${expected}.`,
    supply: (expected: string): string => `Please submit, or name the place in the dossier of: ${expected}.`,
    gap: ' ',
    page: (file: string, page: number): string => `${file}, page ${String(page)}`,
    searched: (documents: number): string => `searched in ${String(documents)} documents`,
    traced: (sentence: string, reference: string): string => `${sentence} [${reference}]`,
    correct: 'Please explain or correct this, and submit what shows it.',
  },
  zh: {
    source: (instrument: string, article: string): string => `${instrument}${article}`,
    duty: (source: string, statement: string): string => `根据${source}（以下为工作表述，非原文）：${statement}。`,
    says: (places: string): string => `申报资料载明：${places}。`,
    silent: '申报资料中未找到能够证明该项要求的内容。',
    place: (file: string, page: number, quote: string): string => `“${quote}”（${file}，第${String(page)}页）`,
    and: '；',
    explain: (expected: string): string => `请说明上述内容如何符合该要求，或予以更正，并提交相应证明资料：${expected}。`,
    supply: (expected: string): string => `请补充提交下列资料，或指明其在申报资料中的位置：${expected}。`,
    gap: '',
    page: (file: string, page: number): string => `${file}，第${String(page)}页`,
    searched: (documents: number): string => `已检索${String(documents)}份文件`,
    traced: (sentence: string, reference: string): string => `${sentence}［${reference}］`,
    correct: '请予以说明或更正，并提交相应证明资料。',
  },
} as const;
