const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const chineseDigits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore
const chineseUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `XVII` → 17; undefined for what is not a Roman numeral up to 399 in its usual form. */
export function romanNumber(text: string): number | undefined {
  if (!/^C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u.test(text) || text === '') return undefined;
  let total = 0;
  for (let i = 0; i < text.length; i += 1) {
    const value = romanValues[text[i] ?? ''] ?? 0;
    total += value < (romanValues[text[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}

/** `一百二十三` → 123, `17` and `１７` → 17; undefined for anything else. */
export function chineseNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC');
  if (/^\d+$/u.test(plain)) return Number(plain);
  let total = 0;
  let digit: number | undefined;
  for (const character of plain) {
    const unit = chineseUnits[character];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      digit = undefined;
      continue;
    }
    const value = chineseDigits[character];
    if (value === undefined) return undefined;
    digit = value;
  }
  const number = total + (digit ?? 0);
  return number > 0 ? number : undefined;
}
