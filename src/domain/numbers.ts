/** A number read from running text: `value` in plain units (`20万` is 200000), `unit` the word that follows, where one does. */
export type NumberReading = { readonly start: number; readonly end: number; readonly value: number; readonly unit: string };

const digit: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const power: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const bigPower: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Reads a Chinese numeral, positional (二〇二六) or with powers (二十四, 一万两千). Undefined for anything else. */
export function readChineseNumeral(text: string): number | undefined {
  if (text === '') return undefined;
  if ([...text].every((c) => digit[c] !== undefined)) return Number([...text].map((c) => digit[c]).join(''));
  let total = 0;
  let section = 0;
  let pending = 0;
  for (const c of text) {
    const d = digit[c];
    const p = power[c];
    const b = bigPower[c];
    if (d !== undefined) pending = d;
    else if (p !== undefined) {
      section += (pending === 0 ? 1 : pending) * p;
      pending = 0;
    } else if (b !== undefined) {
      total += (section + pending) * b;
      section = 0;
      pending = 0;
    } else return undefined;
  }
  return total + section + pending;
}

const units = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Reads an English numeral up to ninety-nine (`twenty-four`, `a`, `an`, `one`). Undefined for anything else. */
export function readEnglishNumeral(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .trim()
    .split(/[\s-]+/u);
  if (words.length === 1 && (words[0] === 'a' || words[0] === 'an')) return 1;
  let value = 0;
  for (const word of words) {
    const unit = units.indexOf(word);
    const ten = tens.indexOf(word);
    if (unit >= 0) value += unit + 1;
    else if (ten >= 0) value += (ten + 2) * 10;
    else return undefined;
  }
  return value === 0 ? undefined : value;
}

/** Source of a regular expression that matches a numeral in either language, for use in larger patterns. */
export const numeralPattern = `(?:\\d{1,3}(?:[,\\u2009\\u202f]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[〇零一二两三四五六七八九十百]+|(?:${tens.join('|')})(?:-(?:${units.slice(0, 9).join('|')}))?|(?:${[...units].reverse().join('|')})(?![a-z])|an?(?=\\s))`;

/** The value of a numeral that `numeralPattern` matched: digits with separators, Chinese or English. */
export function numeralValue(text: string): number | undefined {
  const plain = text.replace(/[,\u2009\u202f\u00a0 ]/gu, '');
  if (/^\d+(?:\.\d+)?$/u.test(plain)) return Number(plain);
  return readChineseNumeral(text) ?? readEnglishNumeral(text);
}

const number =
  /(?<![\d.])(\d{1,3}(?:[,\u2009\u202f\u00a0 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(亿|万|million|thousand)?\s*([%‰℃°µμA-Za-z\u4e00-\u9fff]{0,12})/gu;
const factor: Readonly<Record<string, number>> = { 亿: 100_000_000, 万: 10_000, million: 1_000_000, thousand: 1000 };

/** All numbers written in digits, with comma, space or thin-space groups, 万/亿, million, thousand, and the unit word behind them. */
export function readNumbers(text: string): NumberReading[] {
  return [...text.matchAll(number)].map((m) => {
    const value = Number((m[1] ?? '').replace(/[,\u2009\u202f\u00a0 ]/gu, '')) * (factor[m[2] ?? ''] ?? 1);
    return { start: m.index, end: m.index + m[0].trimEnd().length, value, unit: m[3] ?? '' };
  });
}
