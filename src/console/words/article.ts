import type { Language } from '../../domain/index.ts';

const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A heading over several articles, without a number of its own. */
export function isPart(number: string): boolean {
  return number.startsWith('part-');
}

/** Value of a Roman number up to a few hundred, or null for anything else. */
export function readRoman(text: string): number | null {
  if (!/^[IVXLC]+$/u.test(text)) return null;
  const numbers = [...text].map((letter) => values[letter]!);
  return numbers.reduce((sum, value, index) => sum + (value < (numbers[index + 1] ?? 0) ? -value : value), 0);
}

/** 17 is 十七, 20 is 二十; below one hundred. */
function inChinese(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = digits[value % 10]!;
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : digits[tens]!}十${ones}`;
}

/** The number of an article as its language writes it: XVII, 十七. A number of another kind stays as it is. */
export function articleNumber(number: string, language: Language): string {
  const [head = '', ...rest] = number.split('.');
  const value = language === 'zh' ? readRoman(head) : null;
  return value === null || value >= 100 ? number : [inChinese(value), ...rest].join('.');
}
