const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(' '),
);

/** Is it built as a resident identity number: province, day of birth (GB 11643-1999)? The check character is not looked at. */
export function hasIdCardShape(number: string): boolean {
  if (!/^\d{17}[\dX]$/u.test(number) || !provinces.has(number.slice(0, 2))) return false;
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))];
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Check character of GB 11643-1999 (ISO 7064 MOD 11-2). */
export function idCardFits(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += Number(number[index]) * weights[index]!;
  return '10X98765432'[sum % 11] === number[17];
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of a unified social credit code (GB 32100-2015). */
export function socialCreditCodeFits(code: string): boolean {
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    const value = alphabet.indexOf(character);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}

/** Luhn (ISO/IEC 7812-1, annex B). */
export function luhnFits(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Number ranges of payment cards: UnionPay, Visa, Mastercard, JCB, American Express. */
export function hasCardIssuer(digits: string): boolean {
  const n = digits.length;
  if (/^(?:62|60|9558|88|95)/u.test(digits)) return n >= 16 && n <= 19;
  if (/^4/u.test(digits)) return n === 16 || n === 18 || n === 19;
  if (/^(?:5[0-8]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|35(?:2[89]|[3-8]))/u.test(digits)) return n >= 16 && n <= 19;
  return /^3[47]/u.test(digits) && n === 15;
}
