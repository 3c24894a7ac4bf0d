import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '../../domain/errors.ts';
import { createPrivateFile, isOpenToOthers } from '../secret-box/private-file.ts';
import { words } from './words.ts';

/**
 * The Ed25519 key that signs checkpoints: PKCS#8 PEM, readable by its owner only. Made when it is not there and `mayCreate`.
 * AppError `audit.invalid` when it is missing though the log exists, is open to others, or cannot be read.
 */
export function openSigningKey(file: string, mayCreate: boolean): KeyObject {
  if (!existsSync(file)) {
    if (!mayCreate) throw new AppError('audit.invalid', `signing key ${file} is missing`, words.keyMissing);
    createPrivateFile(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  if (isOpenToOthers(file)) {
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
