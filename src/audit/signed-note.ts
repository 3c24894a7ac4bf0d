import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** A named Ed25519 public key: C2SP signed-note, "Verifier keys". */
export type VerifierKey = { readonly name: string; readonly id: number; readonly key: KeyObject };
export type OpenedNote =
  | { readonly kind: 'verified'; readonly text: string; readonly by: readonly string[] }
  | { readonly kind: 'malformed' | 'invalid-signature' | 'unverified' };

const ed25519 = 0x01;
const mostSignatures = 100;

/** `<name>+<hex key id>+<base64 of 0x01 and the 32-byte key>`. TypeError for a name with white space or plus, or another kind of key. */
export function formatVerifierKey(name: string, publicKey: KeyObject): string {
  if (!isKeyName(name)) throw new TypeError(`not a key name: ${name}`);
  const raw = rawKey(publicKey);
  return `${name}+${keyId(name, raw).toString(16).padStart(8, '0')}+${Buffer.from([ed25519, ...raw]).toString('base64')}`;
}

/** Undefined when the text is not an Ed25519 verifier key with its right key id. */
export function parseVerifierKey(vkey: string): VerifierKey | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey);
  const [, name = '', hex = '', encoded = ''] = match ?? [];
  const bytes = strictBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ed25519) return undefined;
  const raw = bytes.subarray(1);
  const id = Number.parseInt(hex, 16);
  if (id !== keyId(name, raw)) return undefined;
  return { name, id, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' }) };
}

/** A note with one signature. The text ends in a newline and holds no control character but newline. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  if (!text.endsWith('\n') || hasControl(text)) throw new TypeError('not a note text');
  if (!isKeyName(name)) throw new TypeError(`not a key name: ${name}`);
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId(name, rawKey(createPublicKey(privateKey))));
  const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
  return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/**
 * The text of a note if a known key signed it. A signature of a known key that fails rejects the whole note; signatures of
 * unknown keys are ignored. C2SP signed-note, "Format" and "Signatures".
 */
export function openNote(bytes: Uint8Array, known: readonly VerifierKey[]): OpenedNote {
  const note = strictUtf8(bytes);
  if (note === undefined || !note.endsWith('\n') || hasControl(note)) return { kind: 'malformed' };
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return { kind: 'malformed' };
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > mostSignatures) return { kind: 'malformed' };
  const by: string[] = [];
  for (const line of lines) {
    const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const signature = strictBase64(encoded);
    if (!isKeyName(name) || signature === undefined || signature.length < 5) return { kind: 'malformed' };
    const signer = known.find((key) => key.name === name && key.id === signature.readUInt32BE(0));
    if (signer === undefined) continue;
    if (!verify(null, Buffer.from(text, 'utf8'), signer.key, signature.subarray(4))) return { kind: 'invalid-signature' };
    by.push(name);
  }
  return by.length === 0 ? { kind: 'unverified' } : { kind: 'verified', text, by };
}

/** First four bytes of SHA-256(name || 0x0A || 0x01 || key), big-endian. */
function keyId(name: string, raw: Uint8Array): number {
  return createHash('sha256').update(name, 'utf8').update(Uint8Array.of(0x0a, ed25519)).update(raw).digest().readUInt32BE(0);
}

function rawKey(publicKey: KeyObject): Buffer {
  const { crv, x } = publicKey.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError('not an Ed25519 key');
  return Buffer.from(x, 'base64url');
}

function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+]/u.test(name);
}

function hasControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- the format names the control characters
  return /[\u0000-\u0009\u000b-\u001f]/u.test(text);
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Undefined unless the text is exactly the standard, padded encoding of some bytes. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}
