import { randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Ten codes of 50 random bits; the digit in front says which of the ten it is: `3-K7QFA-2MXWD`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, (_, no) => {
    const text = [...randomBytes(10)].map((byte) => letters[byte & 31] ?? '').join('');
    return `${String(no)}-${text.slice(0, 5)}-${text.slice(5)}`;
  });
}

/** A code as a person types it: blanks, hyphens and case do not count. Undefined for what is no such code. */
export function foldRecoveryCode(code: string): { readonly no: number; readonly text: string } | undefined {
  const text = code.toUpperCase().replaceAll(/[\s-]/gu, '');
  return /^\d[A-Z2-7]{10}$/u.test(text) ? { no: Number(text[0]), text } : undefined;
}
