import type { Bilingual } from '../domain/bilingual.ts';
import { AppError } from '../domain/errors.ts';
import { knowledgeWords } from './words.ts';

/** Something wrong at one line of one file of the knowledge base. Lines count from 1. */
export type KnowledgeFault = { readonly path: string; readonly line: number; readonly what: Bilingual };

const shownFaults = 30;

/** The error for a knowledge base with faults: all of them in the message for the log, the first 30 for the person. */
export function invalidKnowledge(faults: readonly KnowledgeFault[]): AppError {
  const lines = (language: 'en' | 'zh', limit: number): string => {
    const shown = faults.slice(0, limit).map((fault) => `${fault.path}:${fault.line}: ${fault.what[language]}`);
    return [...shown, ...(faults.length > limit ? [`… +${faults.length - limit}`] : [])].join('\n');
  };
  return new AppError('knowledge.invalid', lines('en', faults.length), {
    en: knowledgeWords.invalid(lines('en', shownFaults)).en,
    zh: knowledgeWords.invalid(lines('zh', shownFaults)).zh,
  });
}
