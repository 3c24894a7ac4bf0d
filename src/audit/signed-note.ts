import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/**
 * A named Ed25519 public key: C2SP signed-note, "Verifier keys". A `log` signs the text itself (type 0x01), a `witness` the text with
 * the time at which it saw it (type 0x04, C2SP tlog-cosignature).
 */
export type VerifierKey = { readonly name: string; readonly id: number; readonly key: KeyObject; readonly kind: KeyKind };
export type KeyKind = 'log' | 'witness';
export type OpenedNote =
  | {
      readonly kind: 'verified';
      readonly text: string;
      readonly by: readonly string[];
      /** When each witness says that it saw the note, POSIX seconds, by key name. */
      readonly witnessed: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'malformed' | 'invalid-signature' | 'unverified' };

const typeOf: Readonly<Record<KeyKind, number>> = { log: 0x01, witness: 0x04 };
const mostSignatures = 100;

/** `<name>+<hex key id>+<base64 of type and 32-byte key>`. TypeError for a name with white space or plus, or another kind of key. */
export function formatVerifierKey(name: string, publicKey: KeyObject, kind: KeyKind = 'log'): string {
  if (!isKeyName(name)) throw new TypeError(`not a key name: ${name}`);
  const raw = rawKey(publicKey);
  return `${name}+${keyId(name, raw, kind).toString(16).padStart(8, '0')}+${Buffer.from([typeOf[kind], ...raw]).toString('base64')}`;
}

/** Undefined when the text is not an Ed25519 verifier key with its right key id. */
export function parseVerifierKey(vkey: string): VerifierKey | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey);
  const [, name = '', hex = '', encoded = ''] = match ?? [];
  const bytes = strictBase64(encoded);
  const kind = bytes?.[0] === typeOf.log ? 'log' : 'witness';
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== typeOf[kind]) return undefined;
  const raw = bytes.subarray(1);
  const id = Number.parseInt(hex, 16);
  if (id !== keyId(name, raw, kind)) return undefined;
  return { name, id, kind, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' }) };
}

/** A note with one signature. The text ends in a newline and holds no control character but newline. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  if (!text.endsWith('\n') || hasControl(text)) throw new TypeError('not a note text');
  return `${text}\n${signatureLine(name, 'log', privateKey, sign(null, Buffer.from(text, 'utf8'), privateKey))}`;
}

/**
 * The signature line by which a witness says that it saw this text at `seconds` (POSIX time) as the largest tree of its log that it
 * knows, and checked that it continues the last: C2SP tlog-cosignature, "Ed25519 signed message". To be put at the end of the note.
 */
export function cosignatureLine(text: string, name: string, privateKey: KeyObject, seconds: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  return signatureLine(name, 'witness', privateKey, Buffer.concat([time, sign(null, cosigned(text, seconds), privateKey)]));
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
  const witnessed = new Map<string, number>();
  for (const line of lines) {
    const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const signature = strictBase64(encoded);
    if (!isKeyName(name) || signature === undefined || signature.length < 5) return { kind: 'malformed' };
    const signer = known.find((key) => key.name === name && key.id === signature.readUInt32BE(0));
    if (signer === undefined) continue;
    const seconds = verifySignature(text, signer, signature.subarray(4));
    if (seconds === undefined) return { kind: 'invalid-signature' };
    by.push(name);
    if (signer.kind === 'witness') witnessed.set(name, seconds);
  }
  return by.length === 0 ? { kind: 'unverified' } : { kind: 'verified', text, by, witnessed };
}

/** The time that a witness signed, 0 for a log; undefined when the signature does not hold. */
function verifySignature(text: string, { key, kind }: VerifierKey, signature: Buffer): number | undefined {
  if (kind === 'log') return verify(null, Buffer.from(text, 'utf8'), key, signature) ? 0 : undefined;
  if (signature.length !== 72) return undefined;
  const seconds = Number(signature.readBigUInt64BE(0));
  if (!Number.isSafeInteger(seconds) || seconds === 0) return undefined;
  return verify(null, cosigned(text, seconds), key, signature.subarray(8)) ? seconds : undefined;
}

function cosigned(text: string, seconds: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${String(seconds)}\n${text}`, 'utf8');
}

function signatureLine(name: string, kind: KeyKind, privateKey: KeyObject, signature: Uint8Array): string {
  if (!isKeyName(name)) throw new TypeError(`not a key name: ${name}`);
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId(name, rawKey(createPublicKey(privateKey)), kind));
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** First four bytes of SHA-256(name || 0x0A || type || key), big-endian. */
function keyId(name: string, raw: Uint8Array, kind: KeyKind): number {
  return createHash('sha256').update(name, 'utf8').update(Uint8Array.of(0x0a, typeOf[kind])).update(raw).digest().readUInt32BE(0);
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
