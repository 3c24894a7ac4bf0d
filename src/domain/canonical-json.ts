import { createHash } from 'node:crypto';
import type { Sha256 } from './ids.ts';

/**
 * JSON Canonicalization Scheme (RFC 8785): members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * Members that are `undefined` are left out. Throws TypeError for what I-JSON cannot carry: NaN, infinities, lone surrogates, functions.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON: number is not finite');
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`canonical JSON: ${typeof value} has no JSON form`);
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined) text += `${text === '' ? '{' : ','}${quoted(name)}:${canonicalJson(member)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** Written as it stands: no quote, backslash, control character or surrogate. */
const plain = /^[^"\\\p{Cc}\p{Cs}]*$/u;

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('canonical JSON: string has a lone surrogate');
  return JSON.stringify(text);
}

/**
 * Is this text exactly the canonical JSON of the value that was parsed from it? As `canonicalJson(value) === text`, many times as fast: where no token
 * can be written shorter than canonically, a text of the canonical length has nothing else in it, neither white space nor a member twice.
 */
export function isCanonicalJson(text: string, value: unknown): boolean {
  const isPlain = !text.includes('\\') && text.isWellFormed() && plainLength(value) === text.length;
  return isPlain || canonicalJsonOrNothing(value) === text;
}

/**
 * UTF-16 code units of the canonical JSON of a value whose strings need no escapes; NaN where a text as long may be another one: members that are not
 * sorted or begin with a digit (a parser puts those first), numbers that are not safe integers or end in 00 (`1e2` is as short).
 */
function plainLength(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return Number.isSafeInteger(value) && (value === 0 || value % 100 !== 0) ? String(value).length : NaN;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Array.isArray(value)) return value.length === 0 ? 2 : value.reduce<number>((sum, item) => sum + plainLength(item) + 1, 1);
  const members = value as Record<string, unknown>;
  let length = 1;
  let before: string | undefined;
  for (const name in members) {
    if ((before !== undefined && name <= before) || (name >= '0' && name < ':')) return NaN;
    length += name.length + 4 + plainLength(members[name]);
    before = name;
  }
  return before === undefined ? 2 : length;
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
