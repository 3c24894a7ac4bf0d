import type { KeyObject } from 'node:crypto';
import { readAddCheckpoint } from './add-checkpoint.ts';
import { openCheckpoint, originOf, type Checkpoint } from './checkpoint.ts';
import { emptyRoot, sameHash } from './merkle-hash.ts';
import { cosignatureLine, type VerifierKey } from './signed-note.ts';
import { verifyConsistency } from './verify-proof.ts';

/** A witness: its name and key, the logs that it knows, and what it last cosigned of each. */
export type Witness = {
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly logs: readonly VerifierKey[];
  /** Head that was last cosigned for this log; undefined before the first. */
  readonly lastOf: (log: VerifierKey) => Checkpoint | undefined;
};
export type WitnessAnswer =
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 409 | 422; readonly body: string; readonly contentType: string }
  | {
      readonly kind: 'cosigned';
      readonly log: VerifierKey;
      /** Signature line to answer with, once `note` is durable. */
      readonly line: string;
      /** The log's checkpoint with the cosignature: what the witness now remembers of this log. */
      readonly note: string;
    };

/**
 * Decides a request of C2SP tlog-witness, `add-checkpoint`. Pure: the caller makes `note` durable before it answers with `line`, and
 * lets no other request in between.
 */
export function answerAddCheckpoint(body: Uint8Array, witness: Witness, seconds: number): WitnessAnswer {
  const request = readAddCheckpoint(Buffer.from(body));
  if (request === undefined) return refused(400, 'the request is not of the form old size, proof, checkpoint');
  const { oldSize, proof, note } = request;
  const origin = originOf(note);
  const log = witness.logs.find(({ name }) => name === origin);
  if (log === undefined) return refused(404, 'unknown log');
  const head = openCheckpoint(note, log);
  if (head === 'malformed') return refused(400, 'the checkpoint is malformed');
  if (typeof head === 'string') return refused(403, 'the checkpoint is not signed by a key that is known for this log');
  if (oldSize > head.size) return refused(400, 'the old size is larger than the checkpoint');
  const last = witness.lastOf(log);
  const known = last?.size ?? 0;
  if (oldSize !== known) return { kind: 'refused', status: 409, body: `${String(known)}\n`, contentType: 'text/x.tlog.size' };
  if (!continues(last, head, proof)) return refused(422, 'the checkpoint does not continue the last one that was cosigned');
  const text = note.toString('utf8').slice(0, note.toString('utf8').lastIndexOf('\n\n') + 1);
  const line = cosignatureLine(text, witness.name, witness.privateKey, seconds);
  return { kind: 'cosigned', log, line, note: `${withOnly(note, log)}${line}` };
}

function continues(last: Checkpoint | undefined, head: Checkpoint, proof: readonly Buffer[]): boolean {
  if (head.size === 0 && !sameHash(head.root, emptyRoot)) return false;
  if (last === undefined || last.size === 0) return proof.length === 0;
  return verifyConsistency(last.size, head.size, last.root, head.root, proof);
}

/** The note with the signature lines of this log's key only: nothing unverified is kept or passed on. */
function withOnly(note: Buffer, log: VerifierKey): string {
  const text = note.toString('utf8');
  const split = text.lastIndexOf('\n\n') + 2;
  const lines = text.slice(split).split('\n');
  const kept = lines.filter((line) => {
    const [, name, encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    return name === log.name && Buffer.from(encoded, 'base64').readUInt32BE(0) === log.id;
  });
  return `${text.slice(0, split)}${kept.join('\n')}\n`;
}

function refused(status: 400 | 403 | 404 | 422, reason: string): WitnessAnswer {
  return { kind: 'refused', status, body: `${reason}\n`, contentType: 'text/plain; charset=utf-8' };
}
