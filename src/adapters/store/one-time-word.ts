import { randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 100 random bits in groups of five, without letters that are mistaken for digits. */
export function newOneTimeWord(): string {
  const text = [...randomBytes(20)].map((byte) => letters[byte & 31] ?? '').join('');
  return text.match(/.{5}/gu)?.join('-') ?? text;
}

/** As a person types it: blanks, hyphens and case do not count. */
export function foldOneTimeWord(word: string): string {
  return word.toUpperCase().replaceAll(/[\s-]/gu, '').slice(0, 100);
}
