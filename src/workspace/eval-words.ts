import type { Bilingual } from '../domain/index.ts';

/** What people are told about kept eval results. */
export const evalWords = {
  logBroken: (line: number): Bilingual => ({
    en: `The log of test sets was changed at line ${line}. Put evals/access-log.jsonl back as it was published; until then no result counts.`,
    zh: `测试集登记日志第${line}行被改动。请将evals/access-log.jsonl恢复为发布时的内容；在此之前任何评测结果均不算数。`,
  }),
};
