import { chineseNumber, romanNumber } from './numerals.ts';

/** How a line of an official text is numbered. The first five are named levels of a fixed order; the others take their level from use. */
export type MarkerStyle =
  | 'part' | 'chapter' | 'section' | 'article' | 'roman-dot' | 'roman-paren' | 'chinese-comma' | 'chinese-paren' | 'digit-paren' | 'digit-dot'
  | 'digit-close' | 'letter-paren'; // prettier-ignore

export type Marker = {
  readonly style: MarkerStyle;
  readonly value: number;
  /** As it stands in the text, with the white space behind it: `第十七条 `, `(XVII) `. */
  readonly label: string;
  /** What follows on the line. */
  readonly rest: string;
};

const chinese = '[一二三四五六七八九十百千零〇两]';
const chineseLevels: Readonly<Record<string, MarkerStyle>> = { 编: 'part', 章: 'chapter', 节: 'section', 条: 'article' };

/** A Chinese article number that goes on like this is a reference in a sentence, not the head of an article. */
const chineseReference = /^(?:规定|所|的|第|、|，|和|及|至|或|中|之|以|等|处|给予|实施|执行)/u;
const englishReference = /^(?:of|to|and|or|shall apply|applies|above|below|hereof)\b|^[,;)]/iu;

type Rule = { readonly pattern: RegExp; readonly style: MarkerStyle; readonly valueOf: (numeral: string) => number | undefined };
const number = (text: string): number => Number(text.normalize('NFKC'));
const letter = (text: string): number => text.charCodeAt(0) - 96;
const rules: readonly Rule[] = [
  { pattern: /^([IVXLC]+)[.．]\s+/u, style: 'roman-dot', valueOf: romanNumber },
  { pattern: /^[(（]\s*([IVXLC]+)\s*[)）]\s*/u, style: 'roman-paren', valueOf: romanNumber },
  { pattern: new RegExp(`^(${chinese}+)、\\s*`, 'u'), style: 'chinese-comma', valueOf: chineseNumber },
  { pattern: new RegExp(`^[(（]\\s*(${chinese}+)\\s*[)）]\\s*`, 'u'), style: 'chinese-paren', valueOf: chineseNumber },
  { pattern: /^[(（]\s*([\d０-９]{1,3})\s*[)）]\s*/u, style: 'digit-paren', valueOf: number },
  { pattern: /^([\d０-９]{1,3})[.．、](?!\d)\s*/u, style: 'digit-dot', valueOf: number },
  { pattern: /^([\d０-９]{1,3})[)）]\s*/u, style: 'digit-close', valueOf: number },
  { pattern: /^[(（]([a-z])[)）]\s+/u, style: 'letter-paren', valueOf: letter },
];

/** The marker at the beginning of a trimmed line, if there is one. Whether it really opens a clause shows from its sequence. */
export function markerOf(line: string): Marker | undefined {
  const level = new RegExp(`^第\\s*(${chinese}+|[\\d０-９]+)\\s*([编章节条])(?:\\s+|[:：]\\s*)?`, 'u').exec(line);
  if (level) {
    const rest = line.slice(level[0].length);
    const value = chineseNumber(level[1] ?? '');
    const style = chineseLevels[level[2] ?? ''];
    const spaced = /\s$/u.test(level[0]);
    if (value === undefined || style === undefined || (!spaced && chineseReference.test(rest))) return undefined;
    return { style, value, label: level[0], rest };
  }
  const english = /^(Part|Chapter|Section|Article)\s+([IVXLC]+|\d{1,4})\b[.:)\s—–-]*/iu.exec(line);
  if (english) {
    const rest = line.slice(english[0].length);
    const value = romanNumber((english[2] ?? '').toUpperCase()) ?? Number(english[2]);
    if (!Number.isInteger(value) || englishReference.test(rest)) return undefined;
    return { style: (english[1] ?? '').toLowerCase() as MarkerStyle, value, label: english[0], rest };
  }
  for (const { pattern, style, valueOf } of rules) {
    const found = pattern.exec(line);
    const value = found ? valueOf(found[1] ?? '') : undefined;
    if (found && value !== undefined) return { style, value, label: found[0], rest: line.slice(found[0].length) };
  }
  return undefined;
}
