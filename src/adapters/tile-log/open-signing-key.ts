import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { words } from './words.ts';

/**
 * The Ed25519 key that signs checkpoints: PKCS#8 PEM, readable by its owner only. Made when it is not there and `mayCreate`.
 * AppError `audit.invalid` when it is missing though the log exists, is open to others, or cannot be read.
 */
export function openSigningKey(file: string, mayCreate: boolean): KeyObject {
  if (!existsSync(file)) {
    if (!mayCreate) throw new AppError('audit.invalid', `signing key ${file} is missing`, words.keyMissing);
    createKey(file);
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new AppError('audit.invalid', `signing key ${file} is readable by others`, words.keyOpen);
  }
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new AppError('audit.invalid', `signing key ${file} cannot be read`, words.keyInvalid, { cause });
  }
  throw new AppError('audit.invalid', `signing key ${file} is not Ed25519`, words.keyInvalid);
}

function createKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
