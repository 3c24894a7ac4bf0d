import type { Document, Page } from '../../domain/document.ts';

/** A Chinese character says about as much as half an English word, so letters are weighed 2 : 1 in Chinese favour. */
type Letters = { readonly chinese: number; readonly latin: number };

export function countLetters(pages: readonly Pick<Page, 'text'>[]): Letters {
  let chinese = 0;
  let latin = 0;
  for (const { text } of pages) {
    chinese += (text.match(/\p{Script=Han}/gu) ?? []).length * 2;
    latin += latinLetters(text);
  }
  return { chinese, latin };
}

/** The language that the text is written in; `mixed` when the smaller one has at least a quarter. */
export function languageOf(parts: readonly Letters[]): Document['language'] {
  const chinese = parts.reduce((sum, part) => sum + part.chinese, 0);
  const latin = parts.reduce((sum, part) => sum + part.latin, 0);
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
