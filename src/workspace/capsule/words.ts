import type { Bilingual } from '../../domain/index.ts';

export const words = {
  exists: (file: string): Bilingual => ({
    en: `${file} exists already. Name another file; nothing is overwritten.`,
    zh: `${file}已存在。请使用其他文件名，系统不会覆盖文件。`,
  }),
  notYours: {
    en: 'There is no such dossier, or it is not yours to take away. A capsule is for whoever reviews the dossier, its lead or its approver.',
    zh: '没有该资料，或您无权取用。重放包仅供该资料的审查人员、组长或批准人制作。',
  },
  unreadable: { en: 'The capsule is no whole ZIP: it is damaged or was cut.', zh: '重放包不是完整的ZIP：文件已损坏或被截断。' },
  manifest: { en: 'The list of contents of the capsule is missing or not in its form.', zh: '重放包的内容清单缺失或格式不正确。' },
  key: {
    en: 'The key of the log is missing or not in its form. Give it with --key, from a place that you trust.',
    zh: '日志公钥缺失或格式不正确。请用--key给出来源可信的公钥。',
  },
  signature: { en: 'The capsule is not signed by this log.', zh: '重放包并非由该日志签署。' },
  contents: (file: string): Bilingual => ({
    en: `${file} is missing, was changed, or was added.`,
    zh: `${file}缺失、被改动，或为后来加入。`,
  }),
  checkpoint: { en: 'The checkpoint is not one of this log.', zh: 'checkpoint不属于该日志。' },
  record: (seq: number): Bilingual => ({
    en: `Record ${String(seq)} is not proved to be in the log.`,
    zh: `第${String(seq)}条记录未能证明在日志中。`,
  }),
  draft: { en: 'The draft is not the one that is on the record.', zh: '草稿与记录的不一致。' },
  act: (what: string): Bilingual => ({
    en: `A human act has no record, or another one: ${what}.`,
    zh: `某项人员操作没有对应记录，或与记录不一致：${what}。`,
  }),
  unmatched: (seq: number): Bilingual => ({
    en: `Record ${String(seq)} says that a person acted, but the act is not in the capsule.`,
    zh: `第${String(seq)}条记录表明有人员操作，但重放包中没有该操作。`,
  }),
  notSigned: { en: 'The acts do not lead to a signed review over this content.', zh: '这些操作不能得出对该内容的有效签署。' },
  witness: { en: 'The capsule carries no checkpoint that this witness has cosigned.', zh: '重放包中没有该见证方联署的checkpoint。' },
  otherKnowledge: (drafted: string, here: string): Bilingual => ({
    en: `Not computed again: the draft was made with knowledge base ${drafted}, here is ${here}. Install the release that drafted.`,
    zh: `未重新计算：草稿所用知识库为${drafted}，本机为${here}。请安装起草时的版本。`,
  }),
  otherEngine: (drafted: string, here: string): Bilingual => ({
    en: `Not computed again: the draft was made by version ${drafted} of the programme, here is ${here}. Install the release that drafted.`,
    zh: `未重新计算：草稿由程序版本${drafted}生成，本机为${here}。请安装起草时的版本。`,
  }),
  withoutFiles: {
    en: 'Not computed again: the capsule carries no files. Make it with --with-files, or give the files with --files.',
    zh: '未重新计算：重放包不含申报文件。请用--with-files制作，或用--files给出文件。',
  },
  otherFile: (path: string): Bilingual => ({
    en: `Not computed again: ${path} is missing or is not the file that was reviewed.`,
    zh: `未重新计算：${path}缺失，或不是当时审查的文件。`,
  }),
} as const;
