import type { Bilingual } from '../../domain/bilingual.ts';

/** Every text of this stage that a person sees. */
export const words = {
  invalidReadingRules: (faults: string): Bilingual => ({
    en: `The reading rules of the programme cannot be used: ${faults}. Correct reading.yaml and start again.`,
    zh: `无法使用该程序的读取规则：${faults}。请更正 reading.yaml 后重新启动。`,
  }),
  differs: (title: Bilingual, values: readonly { value: string; file: string; page: number }[]): Bilingual => ({
    en: `${title.en} is stated differently: ${values.map((v) => `“${v.value}” (${v.file}, page ${String(v.page)})`).join('; ')}.`,
    zh: `${title.zh}前后不一致：${values.map((v) => `“${v.value}”（${v.file}第${String(v.page)}页）`).join('；')}。`,
  }),
  differsFromAgent: (title: Bilingual, ruled: string, read: { value: string; file: string; page: number }): Bilingual => ({
    en: `${title.en}: the rules read “${ruled}”, the agent reads “${read.value}” (${read.file}, page ${String(read.page)}).`,
    zh: `${title.zh}：规则读取为“${ruled}”，智能体读取为“${read.value}”（${read.file}第${String(read.page)}页）。`,
  }),
  signedOutsidePost: (person: string, signed: string, joined: string): Bilingual => ({
    en: `${person} signed on ${signed}, but the career history shows the post at this company only from ${joined}.`,
    zh: `${person}的签字日期为${signed}，而履历显示其自${joined}起才在该企业任职。`,
  }),
  signedWhileAway: (person: string, signed: string, period: string, reason: string): Bilingual => ({
    en: `${person} signed on ${signed}, while a register shows ${person} away (${reason}, ${period}). Ask how the record came about.`,
    zh: `${person}的签字日期为${signed}，而登记显示其${period}不在岗（${reason}），请核实该记录的形成过程。`,
  }),
  identicalSeries: (a: string, b: string, count: number): Bilingual => ({
    en: `${a} and ${b} carry the same ${String(count)} results in the same order. Compare with the raw data.`,
    zh: `${a}与${b}的${String(count)}个数据及其顺序完全相同，请核对原始数据。`,
  }),
  datesOutOfOrder: (what: string, later: string, earlier: string): Bilingual => ({
    en: `${what}: ${earlier} lies before ${later}, although it should follow it.`,
    zh: `${what}：${earlier}早于${later}，先后顺序不符。`,
  }),
  usedAfterCalibration: (instrument: string, valid: string, used: string): Bilingual => ({
    en: `${instrument} was used on ${used}, after its calibration had run out (${valid}).`,
    zh: `${instrument}于${used}使用，已超出校准有效期（${valid}）。`,
  }),
  noticeLimit: (agreed: string, procedure: string): Bilingual => ({
    en: `The agreement has the holder told of deviations within ${agreed} h; the procedure of the site allows ${procedure} h.`,
    zh: `协议约定在${agreed}小时内告知持有人偏差，而受托方规程允许${procedure}小时。`,
  }),
  cvOverlap: (person: string, a: string, b: string): Bilingual => ({
    en: `Periods in the career history of ${person} overlap: ${a} and ${b}. This may have a simple reason; ask before relying on the sum.`,
    zh: `${person}的履历时间段重叠：${a}与${b}。可能有合理原因，引用累计年限前请核实。`,
  }),
  cvOverlapFullTime: (person: string, a: string, b: string): Bilingual => ({
    en: `Periods in the career history of ${person} overlap, both described as full-time or on site: ${a} and ${b}. Ask how both could be held; nothing follows from it alone.`,
    zh: `${person}的履历时间段重叠，且均写为全职或驻厂：${a}与${b}。请核实如何兼任；仅凭此不能得出结论。`,
  }),
  identifierForm: (code: string): Bilingual => ({
    en: `“${code}” does not have the form of a drug approval number (letters and eight digits). Compare with the certificate.`,
    zh: `“${code}”不符合药品批准文号的格式（字母加八位数字），请与批件核对。`,
  }),
  checkDigit: (code: string): Bilingual => ({
    en: `The check character of unified social credit code ${code} does not fit. Early codes were issued this way; verify at the registry.`,
    zh: `统一社会信用代码${code}校验位不符。早期代码存在此情形，请到登记机关核验。`,
  }),
  notEnclosed: (no: string, title: string): Bilingual => ({
    en: `The application lists “${title}” (no. ${no}), but no file of the dossier answers to it.`,
    zh: `申请资料目录列有“${title}”（第${no}项），但资料中没有对应文件。`,
  }),
  enterText: { en: 'Enter a text, or one item per line for a list.', zh: '请输入文字；列表请每行一项。' },
  enterYesNo: { en: 'Choose yes or no.', zh: '请选择是或否。' },
  enterWhole: { en: 'Enter a whole number in digits.', zh: '请输入整数。' },
  enterNumber: { en: 'Enter a number in digits.', zh: '请输入数字。' },
  enterDay: { en: 'Enter a day that exists, as 2026-03-31.', zh: '请输入真实存在的日期，格式如2026-03-31。' },
  enterOneOf: (values: readonly string[]): Bilingual => ({
    en: `Choose among: ${values.join(', ')}.`,
    zh: `请从以下取值中选择：${values.join('、')}。`,
  }),
  enterRows: { en: 'Enter one row for each item, with at least one column filled.', zh: '请每项录入一行，且至少填写一列。' },
  inRow: (row: number, column: Bilingual, fault: Bilingual): Bilingual => ({
    en: `Row ${String(row)}, ${column.en}: ${fault.en}`,
    zh: `第${String(row)}行，${column.zh}：${fault.zh}`,
  }),
  notEntered: {
    en: 'This fact is made of several parts in the documents and cannot be entered by hand. Correct the single facts that it rests on, or decide the findings with a reason.',
    zh: '该事实由文件中的多项内容组成，不能手工录入。请更正其所依据的单项事实，或在意见中说明理由后决定。',
  },
  holder: { en: 'holder', zh: '持有人' },
  manufacturer: { en: 'contract manufacturer', zh: '受托方' },
} as const;

/** Titles of fields whose labels, which are for reading documents, do not tell a person what to enter. */
export const fieldTitles: Readonly<Record<string, Bilingual>> = {
  sameDosageForm: { en: 'same form as the product', zh: '与本品剂型相同' },
};
