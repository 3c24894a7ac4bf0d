import type { KeyObject } from 'node:crypto';
import type { Hash } from './merkle-hash.ts';
import { openNote, signNote, strictBase64, type VerifierKey } from './signed-note.ts';

/** A tree head that the log has signed: C2SP tlog-checkpoint. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

/** Signs a tree head; the key's name is the origin. */
export function signCheckpoint({ origin, size, root }: Checkpoint, privateKey: KeyObject): string {
  return signNote(`${origin}\n${String(size)}\n${Buffer.from(root).toString('base64')}\n`, origin, privateKey);
}

export type CheckpointFault = 'malformed' | 'invalid-signature' | 'unverified';

/** The tree head of a checkpoint, or why it cannot be trusted. The origin must be the name of the log's key, and that key has signed. */
export function openCheckpoint(note: Uint8Array, key: VerifierKey): Checkpoint | CheckpointFault {
  const opened = openNote(note, [key]);
  return opened.kind === 'verified' ? readHead(opened.text, key) : opened.kind;
}

/** The same, cosigned by this witness too; `at` is when it says that it saw the head, POSIX seconds. */
export function openWitnessed(
  note: Uint8Array,
  key: VerifierKey,
  witness: VerifierKey,
): (Checkpoint & { readonly at: number }) | CheckpointFault {
  const opened = openNote(note, [key, witness]);
  if (opened.kind !== 'verified') return opened.kind;
  const at = opened.witnessed.get(witness.name);
  if (at === undefined || !opened.by.includes(key.name)) return 'unverified';
  const head = readHead(opened.text, key);
  return typeof head === 'string' ? head : { ...head, at };
}

/** Origin of a note that claims to be a checkpoint, before anything is verified; undefined when there is none. */
export function originOf(note: Uint8Array): string | undefined {
  return /^([^\n]+)\n/u.exec(Buffer.from(note).toString('utf8'))?.[1];
}

function readHead(text: string, key: VerifierKey): Checkpoint | 'malformed' {
  const [origin = '', size = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n');
  const root = strictBase64(encoded);
  if (origin !== key.name || !/^(?:0|[1-9]\d*)$/u.test(size) || !Number.isSafeInteger(Number(size))) return 'malformed';
  if (root?.length !== 32 || extensions.includes('')) return 'malformed';
  return { origin, size: Number(size), root };
}
