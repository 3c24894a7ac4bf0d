import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '../../domain/errors.ts';
import { createPrivateFile, isOpenToOthers } from './private-file.ts';
import { words } from './words.ts';

export type SecretBox = {
  /** AES-256-GCM, fresh nonce, base64url of nonce, tag and text. `context` is bound in: the outcome opens under the same one only. */
  seal(plain: string, context: string): string;
  /** Undefined for a changed text, another context or another key. */
  open(sealed: string, context: string): string | undefined;
};

const [nonceBytes, tagBytes] = [12, 16];

/**
 * Secrets that the database must not hold in clear, under a key in a file beside it: 32 bytes, readable by its owner only, made when the first
 * secret is sealed. A copy of the database alone gives no secret away; whoever can read both can open them.
 * @throws AppError `config.invalid`, at the first use, when the file can be read by others or is not a key.
 */
export function openSecretBox(file: string): SecretBox {
  let key: Buffer | undefined;
  const keyOf = (): Buffer => (key ??= readKey(file));
  return {
    seal(plain, context) {
      if (!existsSync(file)) createPrivateFile(file, randomBytes(32));
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(), nonce).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    open(sealed, context) {
      if (key === undefined && !existsSync(file)) return undefined;
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', keyOf(), bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function readKey(file: string): Buffer {
  if (isOpenToOthers(file)) throw new AppError('config.invalid', `${file} can be read by others`, words.open(file));
  const key = readFileSync(file);
  if (key.length !== 32) throw new AppError('config.invalid', `${file} is not a key of 32 bytes`, words.invalid(file));
  return key;
}
