import type fc from 'fast-check';
import type { MaskKind } from '../../../src/domain/endpoint.ts';

/** Identifiers made by rule, with right check digits; none belongs to anybody. */
export type Planted = { readonly kind: Exclude<MaskKind, 'placeholder' | 'name'>; readonly value: string };

const provinces = ['11', '31', '42', '44', '51', '61'];
const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** One identifier from a number, the same for the same number. */
export function makeIdentifier(n: number): Planted {
  const pick = (range: number, salt: number): number => {
    let mixed = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % range;
  };
  const digits = (count: number, salt: number): string =>
    Array.from({ length: count }, (_, at) => String(pick(10, salt + at * 7 + 1))).join('');
  switch (n % 7) {
    case 0:
      return {
        kind: 'id-card',
        value: idCard(
          `${provinces[pick(6, 1)]!}0${String(1 + pick(9, 2))}0${String(1 + pick(9, 3))}${String(1950 + pick(55, 4))}${two(1 + pick(12, 5))}${two(1 + pick(28, 6))}${digits(3, 11)}`,
        ),
      };
    case 1:
      return { kind: 'phone', value: `1${String(3 + pick(7, 1))}${digits(9, 13)}` };
    case 2:
      return {
        kind: 'uscc',
        value: creditCode(`91${provinces[pick(6, 1)]!}0100${digits(3, 5)}${letters[10 + pick(20, 9)]!}${digits(5, 17)}`.slice(0, 17)),
      };
    case 3:
      return { kind: 'bank-card', value: luhn(`622${digits(12, 19)}`) };
    case 4:
      return {
        kind: 'email',
        value: `${['li.hua', 'wang_wei', 'q.person', 'zhao8'][pick(4, 1)]!}${digits(2, 3)}@firm${digits(2, 5)}.example.com`,
      };
    case 5:
      return { kind: 'passport', value: `E${letters[10 + pick(4, 1)]!}${digits(7, 23)}` };
    default:
      return { kind: 'phone', value: `0${['10', '21', '27', '28'][pick(4, 1)]!}-${String(2 + pick(7, 2))}${digits(7, 29)}` };
  }
}

/** The disguises that are caught: full width, grouped, hyphenated, every character apart, without-width characters, Chinese numerals. */
export function spellings(kind: Planted['kind'], value: string): string[] {
  const all = [value, fullWidth(value), [...value].join('\u200b'), value.slice(0, 3) + '\u2060\ufeff' + value.slice(3)];
  if (kind === 'email') return [...all, value.replace('@', ' @ '), value.replace('@', '(at)'), [...value].join(' ')];
  if (kind === 'passport') return [...all, `${value.slice(0, 2)} ${value.slice(2)}`, `${value.slice(0, 2)}-${value.slice(2)}`];
  if (value.startsWith('0'))
    return [...all, value.replace('-', ' '), value.replace('-', ''), `(${value.replace('-', ') ')}`, value.replace('-', '—')];
  const grouped = kind === 'phone' ? /(\d{3})(\d{4})(\d{4})/u : kind === 'id-card' ? /(.{6})(.{8})(.{4})/u : /(.{4})(?=.)/gu;
  const by = (mark: string): string =>
    kind === 'phone' || kind === 'id-card' ? value.replace(grouped, `$1${mark}$2${mark}$3`) : value.replace(grouped, `$1${mark}`);
  return [...all, by(' '), by('-'), by('\u00a0'), by('－'), [...value].join(' '), ...(kind === 'uscc' ? [] : [chinese(value)])];
}

type Check = typeof fc;
/** Any identifier in any disguise. */
export function plantedIdentifier(check: Check) {
  return plantedIdentifier.values(check).chain(({ kind, value }) => check.constantFrom(...spellings(kind, value)));
}
plantedIdentifier.values = (check: Check) => check.nat(1_000_000).map(makeIdentifier);

const two = (n: number): string => String(n).padStart(2, '0');
const fullWidth = (text: string): string => [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
const chinese = (text: string): string => [...text].map((c) => (/\d/u.test(c) ? '〇一二三四五六七八九'[Number(c)]! : c)).join('');

function idCard(first: string): string {
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return first + '10X98765432'[sum % 11]!;
}

function creditCode(first: string): string {
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at += 1, weight = (weight * 3) % 31) sum += letters.indexOf(first[at]!) * weight;
  return first + letters[(31 - (sum % 31)) % 31]!;
}

function luhn(first: string): string {
  for (let check = 0; check < 10; check += 1) {
    const digits = [...first, String(check)].reverse().map(Number);
    const sum = digits.reduce((total, d, at) => total + (at % 2 === 0 ? d : d * 2 > 9 ? d * 2 - 9 : d * 2), 0);
    if (sum % 10 === 0) return first + String(check);
  }
  return first;
}
