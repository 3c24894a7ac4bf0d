/** A text in one plain spelling, with the way back: character `i` of `text` was written at `from[i]` to `to[i]` of the original. */
export type Folded = {
  readonly text: string;
  /** The same characters with Chinese numerals as digits. */
  readonly digits: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
};

const unseen = /[\p{Cf}\p{Cc}\p{Mn}\u115f\u1160\u3164\uffa0]/u;
const numerals: Readonly<Record<string, string>> = {
  〇: '0', 零: '0', '○': '0', '◯': '0', 一: '1', 壹: '1', 幺: '1', 二: '2', 贰: '2', 貳: '2', 两: '2', 三: '3', 叁: '3', 參: '3', 四: '4', 肆: '4',
  五: '5', 伍: '5', 六: '6', 陆: '6', 陸: '6', 七: '7', 柒: '7', 八: '8', 捌: '8', 九: '9', 玖: '9',
}; // prettier-ignore

/**
 * Folds the spellings behind which an identifier can stand: full-width and other compatibility forms (NFKC), digits of other scripts,
 * every kind of dash and space, and characters without width, which go. Linear.
 */
export function foldText(original: string): Folded {
  const text: string[] = [];
  const digits: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    for (const plain of plainForms(character)) {
      text.push(plain);
      digits.push(numerals[plain] ?? plain);
      from.push(at);
      to.push(end);
    }
    at = end;
  }
  return { text: text.join(''), digits: digits.join(''), from, to };
}

function plainForms(character: string): string {
  const code = character.codePointAt(0)!;
  if ((code >= 0x20 && code < 0x7f) || code === 0x0a) return character;
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  if (code === 0x09 || code === 0x0d) return '\t';
  if (unseen.test(character)) return '';
  if (/\p{Zs}/u.test(character)) return ' ';
  if (/[\p{Pd}\u2212\u30fc\u00b7\u2022\u30fb\u2043\u23af]/u.test(character)) return '-';
  if (/\p{Nd}/u.test(character)) return digitOf(code);
  const plain = character.normalize('NFKC');
  /* Only forms of one UTF-16 unit keep the index arrays in step; the rest holds no part of an identifier. */
  return [...plain].every((part) => part.length === 1) ? plain : '\ufffd';
}

/** Decimal digits stand in blocks of ten in order (Unicode, 4.6). */
function digitOf(code: number): string {
  const nfkc = String.fromCodePoint(code).normalize('NFKC');
  if (/^\d$/u.test(nfkc)) return nfkc;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
