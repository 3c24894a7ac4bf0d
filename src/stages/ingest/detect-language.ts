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
    latin += latinLetters(text);
  }
  const total = chinese + latin;
  if (total === 0) return 'en';
  if (Math.min(chinese, latin) / total >= 0.25) return 'mixed';
  return chinese > latin ? 'zh' : 'en';
}

/** Letters A to Z in runs of at least three. */
function latinLetters(text: string): number {
  let letters = 0;
  let run = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at) | 0x20;
    if (code >= 0x61 && code <= 0x7a) run += 1;
    else {
      if (run >= 3) letters += run;
      run = 0;
    }
  }
  return letters;
}
