/** Words that state the class itself. A class that a text claims is never evidence of it. */
const statedClass = /第?(?:[一二三ⅠⅡⅢ]|I{1,3})\s*类(?:产品|医疗器械)?|[（(](?:[ⅠⅡⅢ]|I{1,3})[）)]|\bclass\s+(?:I{1,3}|[123ⅠⅡⅢ])\b/giu;

/** A text as phrases are looked for in it: `squeezed` without blanks for Chinese, `spaced` with single blanks and one in front for English. */
export type PlainText = { readonly squeezed: string; readonly spaced: string };

/** Lower case, width folded, stated classes taken out, each number one `0`. */
export function plainText(text: string): PlainText {
  const folded = text.replaceAll(statedClass, '').normalize('NFKC').toLowerCase().replaceAll(/\d+/gu, '0');
  return { squeezed: folded.replaceAll(/\s+/gu, ''), spaced: ` ${folded.replaceAll(/[^a-z0]+/gu, ' ').trim()}` };
}

/** A phrase brought to the form of `plainText`; a Latin one with blanks matches from the start of a word. */
export function plainPhrase(phrase: string): string {
  const { squeezed, spaced } = plainText(phrase);
  return /\p{Script=Han}/u.test(phrase) ? squeezed : spaced;
}

/** Whether a phrase in its plain form stands in a text. */
export function holdsPhrase({ squeezed, spaced }: PlainText, phrase: string): boolean {
  return phrase.startsWith(' ') ? spaced.includes(phrase) : squeezed.includes(phrase);
}
