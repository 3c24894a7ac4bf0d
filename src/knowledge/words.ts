import type { Bilingual } from '../domain/bilingual.ts';
import { sayDay } from '../domain/dates.ts';

/** Every text of this folder that a person sees. */
export const faultWords = {
  yaml: (detail: string): Bilingual => ({ en: `not readable as YAML: ${detail}`, zh: `无法按 YAML 读取：${detail}` }),
  schema: (where: string, detail: string): Bilingual => ({ en: `${where}: ${detail}`, zh: `${where}：${detail}` }),
  unknownFile: (): Bilingual => ({ en: 'no such kind of file in a knowledge base', zh: '知识库中没有这一类文件' }),
  missingFile: (): Bilingual => ({ en: 'the file is missing', zh: '缺少该文件' }),
  duplicate: (what: string): Bilingual => ({ en: `${what} stands twice`, zh: `${what} 重复` }),
  noClause: (clause: string): Bilingual => ({ en: `clause ${clause} is in no instrument`, zh: `条款 ${clause} 不在任何文件中` }),
  noInstrument: (id: string): Bilingual => ({ en: `instrument ${id} does not exist`, zh: `文件 ${id} 不存在` }),
  noFact: (key: string): Bilingual => ({ en: `fact ${key} is not in facts.yaml`, zh: `事实 ${key} 不在 facts.yaml 中` }),
  noRequirement: (id: string): Bilingual => ({ en: `requirement or gate ${id} does not exist`, zh: `要求或门槛 ${id} 不存在` }),
  noQuestion: (id: string): Bilingual => ({
    en: `open question ${id} is not in open-questions.yaml`,
    zh: `未决问题 ${id} 不在 open-questions.yaml 中`,
  }),
  expression: (detail: string): Bilingual => ({ en: `the expression is not CEL: ${detail}`, zh: `表达式不是有效的 CEL：${detail}` }),
  notBoolean: (type: string): Bilingual => ({
    en: `the expression gives ${type}, not true or false`,
    zh: `表达式的结果为 ${type}，不是真或假`,
  }),
  otherName: (expected: string): Bilingual => ({
    en: `the id must be the file's or folder's name, ${expected}`,
    zh: `标识须与文件（夹）名 ${expected} 一致`,
  }),
  glossaryLine: (): Bilingual => ({ en: 'a line has an English term, a tab and a Chinese term', zh: '每行应为英文术语、制表符、中文术语' }),
};

export const knowledgeWords = {
  invalid: (faults: string): Bilingual => ({
    en: `The knowledge base has faults and was not loaded. Correct these lines, then update the manifest:\n${faults}`,
    zh: `知识库存在错误，未加载。请更正以下各行，然后更新清单：\n${faults}`,
  }),
  hashMismatch: (paths: string): Bilingual => ({
    en: `Files of the knowledge base differ from its manifest: ${paths}. If the change is intended, check it and update the manifest; if not, restore the files.`,
    zh: `知识库文件与清单不一致：${paths}。如属有意修改，请核对后更新清单；否则请恢复原文件。`,
  }),
};

export const transitionWords = {
  onlyApplicationDay: (day: string): Bilingual => ({
    en: `The application is dated ${sayDay(day).en}; the day of its acceptance is not known. Which requirements apply depends on the day of acceptance, so a reviewer decides.`,
    zh: `申请日期为${sayDay(day).zh}，受理日期不明。适用哪一套要求取决于受理日期，须由审查员判断。`,
  }),
};

export const importWords = {
  unknownInstrument: (id: string): Bilingual => ({
    en: `The knowledge base has no instrument ${id}. Say its title, number, issuer and dates, or use the id of one that it has.`,
    zh: `知识库中没有文件 ${id}。请提供其名称、文号、发布机关和日期，或者使用已有文件的标识。`,
  }),
  noClauses: (): Bilingual => ({
    en: 'No clause numbers were found in the text. Check that the file has its text (not a scan) and is the official document.',
    zh: '未在文本中找到条款编号。请确认文件含有文字（而非扫描图像）且为官方文本。',
  }),
  unreadable: (path: string): Bilingual => ({
    en: `${path} in the folder of imported official texts cannot be read. Import the text again, or remove the file.`,
    zh: `已导入官方文本文件夹中的 ${path} 无法读取。请重新导入该文本，或者移除该文件。`,
  }),
};
