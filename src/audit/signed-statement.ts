import { createHash, type KeyObject } from 'node:crypto';
import { openNote, signNote, type VerifierKey } from './signed-note.ts';

/** What the log's key vouches for beside checkpoints. The word stands in the signed text, so that one cannot pass for the other. */
export type StatementKind = 'capsule' | 'backup';

/** A C2SP signed note of `countersign.local/<kind>/v1` and the SHA-256 of these bytes. No checkpoint: its origin is never such a name. */
export function signStatement(kind: StatementKind, bytes: Uint8Array, origin: string, privateKey: KeyObject): string {
  return signNote(textOf(kind, bytes), origin, privateKey);
}

export function verifyStatement(note: Uint8Array, kind: StatementKind, bytes: Uint8Array, key: VerifierKey): boolean {
  const opened = openNote(note, [key]);
  return opened.kind === 'verified' && opened.text === textOf(kind, bytes);
}

function textOf(kind: StatementKind, bytes: Uint8Array): string {
  return `countersign.local/${kind}/v1\n${createHash('sha256').update(bytes).digest('hex')}\n`;
}
