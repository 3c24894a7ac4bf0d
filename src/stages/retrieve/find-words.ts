import { isCjk } from '../../domain/citation.ts';

/** A text folded for finding; unit `i` of `text` stands at `from[i]` (inclusive) to `to[i]` (exclusive) of the original. */
export type FoldedText = { readonly text: string; readonly from: Int32Array; readonly to: Int32Array };
export type Span = { readonly start: number; readonly end: number };

/**
 * Small letters and compatibility forms (full width, Kangxi radicals) as one; white space is one space, and none beside a Chinese
 * character, so that a word is found over a line end and with or without spaces around Latin words.
 */
export function foldText(original: string): FoldedText {
  const units: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const keep = (plain: string, start: number, end: number): void => {
    for (let unit = 0; unit < plain.length; unit += 1) {
      units.push(plain[unit]!);
      from.push(start);
      to.push(end);
    }
  };
  let index = 0;
  let gap = -1;
  let last = '';
  for (const character of original) {
    const end = index + character.length;
    if (/\s/u.test(character)) {
      if (gap < 0) gap = index;
    } else {
      const plain = character.normalize('NFKC').toLowerCase();
      if (gap >= 0 && last !== '' && !isCjk(last) && !isCjk(plain)) keep(' ', gap, index);
      keep(plain, index, end);
      gap = -1;
      last = plain;
    }
    index = end;
  }
  return { text: units.join(''), from: Int32Array.from(from), to: Int32Array.from(to) };
}

/** Where a phrase stands, as spans of the original text. One or two Chinese characters are enough. */
export function findPhrase({ text, from, to }: FoldedText, phrase: string): Span[] {
  const words = foldText(phrase).text;
  const spans: Span[] = [];
  if (words === '') return spans;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    spans.push({ start: from[at]!, end: to[at + words.length - 1]! });
  }
  return spans;
}

/** Where the words of a question stand apart from each other; none unless all are there. */
export function findWordsApart(folded: FoldedText, question: string): Span[] {
  const found = question
    .trim()
    .split(/\s+/u)
    .map((word) => findPhrase(folded, word));
  if (found.length < 2 || found.some((spans) => spans.length === 0)) return [];
  return found.flat().sort((a, b) => a.start - b.start);
}
