import { createHash } from 'node:crypto';
import type { Sha256 } from './ids.ts';

/** With the `u` flag only a surrogate without its partner matches. */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * JSON Canonicalization Scheme (RFC 8785): members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * Members that are `undefined` are left out. Throws TypeError for what I-JSON cannot carry: NaN, infinities, lone surrogates, functions.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON: number is not finite');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (loneSurrogate.test(value)) throw new TypeError('canonical JSON: string has a lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`canonical JSON: ${typeof value} has no JSON form`);
}

/** Is this text exactly the canonical JSON of the value that was parsed from it? As `canonicalJson(value) === text`, several times as fast. */
export function isCanonicalJson(text: string, value: unknown): boolean {
  /* Escaped surrogates may be lone ones, and a parser puts names that are numbers in another order: those rare ones take the long way. */
  const isPlain = !text.includes('\\ud') && isSorted(value) && JSON.stringify(value) === text;
  return isPlain || canonicalJsonOrNothing(value) === text;
}

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  const members = value as Record<string, unknown>;
  let before: string | undefined;
  for (const key of Object.keys(members)) {
    if ((before !== undefined && key <= before) || !isSorted(members[key])) return false;
    before = key;
  }
  return true;
}

function canonicalJsonOrNothing(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

/** SHA-256 of the UTF-8 bytes of the canonical JSON. */
export function canonicalHash(value: unknown): Sha256 {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex') as Sha256;
}
