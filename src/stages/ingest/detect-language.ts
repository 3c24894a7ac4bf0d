import type { Document, Page } from '../../domain/document.ts';

/**
 * The language that the text is written in. A Chinese character says about as much as half an English word, so letters are weighed 2 : 1 in
 * Chinese favour; `mixed` when the smaller one has at least a quarter.
 */
export function detectLanguage(pages: readonly Pick<Page, 'text'>[]): Document['language'] {
  let chinese = 0;
  let latin = 0;
  for (const { text } of pages) {
    chinese += (text.match(/\p{Script=Han}/gu) ?? []).length * 2;
    latin += (text.match(/[A-Za-z]{3,}/gu) ?? []).reduce((sum, word) => sum + word.length, 0);
  }
  const total = chinese + latin;
  if (total === 0) return 'en';
  if (Math.min(chinese, latin) / total >= 0.25) return 'mixed';
  return chinese > latin ? 'zh' : 'en';
}
