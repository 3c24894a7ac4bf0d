import type { Bilingual } from '../domain/index.ts';

const advice = {
  en: 'Do not decide on this workspace. Keep a copy of it as it is, then follow the runbook in audit-logs/README.md.',
  zh: '请勿在此工作区作出决定。先原样保留一份副本，再按audit-logs/README.md中的处置步骤操作。',
};

/** What people are told about witnesses, copies of checkpoints and timestamps. */
export const words = {
  witnessKey: {
    en: 'COUNTERSIGN_WITNESS_KEY is not the key of a witness. Take the line from witness.vkey of whoever runs it.',
    zh: 'COUNTERSIGN_WITNESS_KEY不是见证密钥。请填写见证方witness.vkey文件中的内容。',
  },
  witnessAhead: (name: string, known: number, size: number): Bilingual => ({
    en: `The witness ${name} has cosigned ${String(known)} records, but this log has ${String(size)}: it was cut off, or an old backup was put in its place. ${advice.en}`,
    zh: `见证方${name}已联署${String(known)}条记录，而本日志只有${String(size)}条：日志被截断，或被旧备份替换。${advice.zh}`,
  }),
  witnessDiffers: (name: string, known: number): Bilingual => ({
    en: `The first ${String(known)} records of this log are not those that the witness ${name} has cosigned: history was rewritten. ${advice.en}`,
    zh: `本日志的前${String(known)}条记录与见证方${name}联署的不同：历史被改写。${advice.zh}`,
  }),
  copyAhead: (folder: string, known: number, size: number): Bilingual => ({
    en: `A copied checkpoint in ${folder} has ${String(known)} records, but this log has ${String(size)}: it was cut off, or an old backup was put in its place. ${advice.en}`,
    zh: `${folder}中留存的checkpoint有${String(known)}条记录，而本日志只有${String(size)}条：日志被截断，或被旧备份替换。${advice.zh}`,
  }),
  copyDiffers: (folder: string): Bilingual => ({
    en: `This log does not continue the checkpoint that was copied to ${folder}: history was rewritten. ${advice.en}`,
    zh: `本日志未延续${folder}中留存的checkpoint：历史被改写。${advice.zh}`,
  }),
} as const;
