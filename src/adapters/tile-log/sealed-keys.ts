import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';

const base64 = z.base64();
const Sealed = z.object({
  v: z.literal(1),
  kdf: z.literal('scrypt-17-8-1'),
  cipher: z.literal('aes-256-gcm'),
  salt: base64,
  iv: base64,
  tag: base64,
  data: base64,
});

/** Files under one passphrase: AES-256-GCM, key by scrypt (N = 2^17, r = 8, p = 1; RFC 7914). */
export function sealKeys(files: ReadonlyMap<string, Uint8Array>, passphrase: string): Buffer {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), iv);
  const plain = JSON.stringify([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
  const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
  const text = (bytes: Buffer): string => bytes.toString('base64');
  return Buffer.from(
    JSON.stringify({
      v: 1,
      kdf: 'scrypt-17-8-1',
      cipher: 'aes-256-gcm',
      salt: text(salt),
      iv: text(iv),
      tag: text(cipher.getAuthTag()),
      data,
    }),
  );
}

/** Undefined for another passphrase, or when a byte was changed. */
export function openSealedKeys(sealed: Uint8Array, passphrase: string): ReadonlyMap<string, Buffer> | undefined {
  try {
    const { salt, iv, tag, data } = Sealed.parse(JSON.parse(Buffer.from(sealed).toString('utf8')));
    const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, bytes(salt)), bytes(iv), { authTagLength: 16 });
    decipher.setAuthTag(bytes(tag));
    const plain = Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8');
    const files = z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(plain));
    return new Map(files.map(([name, text]) => [name, bytes(text)]));
  } catch {
    return undefined;
  }
}

function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 });
}
