import type { KeyObject } from 'node:crypto';
import type { Hash } from './merkle-hash.ts';
import { openNote, signNote, strictBase64, type VerifierKey } from './signed-note.ts';

/** A tree head that the log has signed: C2SP tlog-checkpoint. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

/** Signs a tree head; the key's name is the origin. */
export function signCheckpoint({ origin, size, root }: Checkpoint, privateKey: KeyObject): string {
  return signNote(`${origin}\n${String(size)}\n${Buffer.from(root).toString('base64')}\n`, origin, privateKey);
}

/** The tree head of a checkpoint, or why it cannot be trusted. The origin must be the name of the key. */
export function openCheckpoint(note: Uint8Array, key: VerifierKey): Checkpoint | 'malformed' | 'invalid-signature' | 'unverified' {
  const opened = openNote(note, [key]);
  if (opened.kind !== 'verified') return opened.kind;
  const [origin = '', size = '', encoded = '', ...extensions] = opened.text.slice(0, -1).split('\n');
  const root = strictBase64(encoded);
  if (origin !== key.name || !/^(?:0|[1-9]\d*)$/u.test(size) || !Number.isSafeInteger(Number(size))) return 'malformed';
  if (root?.length !== 32 || extensions.includes('')) return 'malformed';
  return { origin, size: Number(size), root };
}
