import type { Bilingual } from '../domain/bilingual.ts';
import { isUtf8 } from 'node:buffer';
import { isAuditRecord } from '../domain/audit-record.ts';
import { isCanonicalJson } from '../domain/canonical-json.ts';
import { openCheckpoint, openWitnessed, type Checkpoint, type CheckpointFault } from './checkpoint.ts';
import { leafHash, sameHash } from './merkle-hash.ts';
import { MerkleTree } from './merkle-tree.ts';
import { parseVerifierKey, type VerifierKey } from './signed-note.ts';
import { finish, type Steps } from './steps.ts';
import { decodeBundle, hashTile, newTiles, tilePath, tileWidth } from './tiles.ts';
import { logFaults, type LogFaultCode } from './words.ts';

/** Reads a published file of a log by its path in the log (`checkpoint`, `tile/0/000`); undefined when it is not there. */
export type ReadLogFile = (path: string) => Uint8Array | undefined;
/** `record` is the number of the first bad record where one can be named, `file` the file at fault. */
export type LogFault = {
  readonly kind: 'invalid';
  readonly code: LogFaultCode;
  readonly record: number | null;
  readonly file: string | null;
  readonly message: Bilingual;
};
/** The newest head that a witness has cosigned; `at` in POSIX seconds, by the witness's clock. */
export type WitnessedHead = { readonly witness: string; readonly size: number; readonly at: number };
export type VerifiedLog = {
  readonly kind: 'verified';
  readonly checkpoint: Checkpoint;
  readonly tree: MerkleTree;
  /** One for each witness that was asked for. */
  readonly witnessed: readonly WitnessedHead[];
};
export type VerifyOptions = {
  /** Is each entry one of our audit records, canonical and with its own number? False to verify anybody's tiled log. */
  readonly ourRecords?: boolean;
  /** Checkpoints of this log that were kept elsewhere: the log must continue each of them. */
  readonly earlier?: readonly string[];
  /** Verifier keys of witnesses: the log must carry a checkpoint that each has cosigned, and continue it. */
  readonly witnesses?: readonly string[];
  /** Called with each entry that is as published. */
  readonly onEntry?: (entry: Buffer, index: number) => void;
};

/**
 * Verifies a published log from its files alone: signature of the checkpoint, every entry against its leaf hash, every tile against
 * the tiles below it, the root, and earlier checkpoints. Nothing is taken on trust but the verifier key.
 */
export function verifyLog(read: ReadLogFile, vkey: string, options: VerifyOptions = {}): VerifiedLog | LogFault {
  return finish(verifyLogInSteps(read, vkey, options));
}

/** The same, one bundle of 256 records at a step, for a caller that has other work between the steps. */
export function* verifyLogInSteps(read: ReadLogFile, vkey: string, options: VerifyOptions = {}): Steps<VerifiedLog | LogFault> {
  const key = parseVerifierKey(vkey.trim());
  if (key === undefined) return logFault('key-malformed', null, 'log.vkey');
  const checkpoint = readCheckpoint(read, key);
  if ('kind' in checkpoint) return checkpoint;
  const tree = new MerkleTree();
  const fault = (yield* readEntries(read, checkpoint.size, tree, options)) ?? compareHashTiles(read, tree);
  if (fault !== undefined) return fault;
  if (!sameHash(tree.root(), checkpoint.root)) return logFault('root-differs', null, 'checkpoint');
  for (const note of options.earlier ?? []) {
    const earlier = openCheckpoint(Buffer.from(note, 'utf8'), key);
    const fault = typeof earlier === 'string' ? logFault(checkpointFault(earlier), null, null) : compareHead(tree, earlier, 'checkpoint');
    if (fault !== undefined) return fault;
  }
  const witnessed: WitnessedHead[] = [];
  for (const vkey of options.witnesses ?? []) {
    const head = verifyWitnessed(read, key, vkey, tree);
    if ('kind' in head) return head;
    witnessed.push(head);
  }
  return { kind: 'verified', checkpoint, tree, witnessed };
}

/** Where the log keeps the newest checkpoint that a witness has cosigned. */
export function witnessedPath(witness: VerifierKey): string {
  return `witnessed/${witness.id.toString(16).padStart(8, '0')}`;
}

/** Does the log continue this head? */
function compareHead(tree: MerkleTree, head: Checkpoint, file: string): LogFault | undefined {
  if (head.size > tree.size) return logFault('rolled-back', tree.size, file);
  return sameHash(tree.root(head.size), head.root) ? undefined : logFault('forked', null, file);
}

function verifyWitnessed(read: ReadLogFile, key: VerifierKey, vkey: string, tree: MerkleTree): WitnessedHead | LogFault {
  const witness = parseVerifierKey(vkey.trim());
  if (witness?.kind !== 'witness') return logFault('witness-key-malformed', null, null);
  const file = witnessedPath(witness);
  const note = read(file);
  if (note === undefined) return logFault('not-witnessed', null, file);
  const head = openWitnessed(note, key, witness);
  if (typeof head === 'string') return logFault('not-witnessed', null, file);
  return compareHead(tree, head, file) ?? { witness: witness.name, size: head.size, at: head.at };
}

export function logFault(code: LogFaultCode, record: number | null, file: string | null): LogFault {
  return { kind: 'invalid', code, record, file, message: logFaults[code] };
}

function readCheckpoint(read: ReadLogFile, key: VerifierKey): Checkpoint | LogFault {
  const note = read('checkpoint');
  if (note === undefined) return logFault('checkpoint-missing', null, 'checkpoint');
  const opened = openCheckpoint(note, key);
  return typeof opened === 'string' ? logFault(checkpointFault(opened), null, 'checkpoint') : opened;
}

function checkpointFault(fault: CheckpointFault): LogFaultCode {
  return fault === 'malformed' ? 'checkpoint-malformed' : 'checkpoint-unsigned';
}

/** A partial tile may have been removed once the full one is there (tlog-tiles, "Partial Tiles"); the full one begins with it. */
function readTile(read: ReadLogFile, level: number | 'entries', index: number, width: number): Uint8Array | undefined {
  return read(tilePath({ level, index, width })) ?? (width < tileWidth ? read(tilePath({ level, index, width: tileWidth })) : undefined);
}

function* readEntries(read: ReadLogFile, size: number, tree: MerkleTree, options: VerifyOptions): Steps<LogFault | undefined> {
  for (let index = 0; index * tileWidth < size; index++) {
    const first = index * tileWidth;
    const width = Math.min(tileWidth, size - first);
    const [bundlePath, hashPath] = [tilePath({ level: 'entries', index, width }), tilePath({ level: 0, index, width })];
    const bundle = readTile(read, 'entries', index, width);
    if (bundle === undefined) return logFault('tile-missing', first, bundlePath);
    const hashes = readTile(read, 0, index, width);
    if (hashes === undefined) return logFault('tile-missing', first, hashPath);
    const entries = decodeBundle(bundle);
    if (entries === undefined || entries.length < width) return logFault('tile-malformed', first, bundlePath);
    if (hashes.length % 32 !== 0 || hashes.length < width * 32) return logFault('tile-malformed', first, hashPath);
    for (const [n, entry] of entries.slice(0, width).entries()) {
      const leaf = leafHash(entry);
      if (!sameHash(hashes.subarray(n * 32, n * 32 + 32), leaf)) return logFault('record-changed', first + n, bundlePath);
      if (options.ourRecords !== false && !isRecord(entry, first + n)) return logFault('record-malformed', first + n, bundlePath);
      tree.append(leaf);
      options.onEntry?.(entry, first + n);
    }
    yield;
  }
  return undefined;
}

function compareHashTiles(read: ReadLogFile, tree: MerkleTree): LogFault | undefined {
  for (const { level, index, width } of newTiles(0, tree.size)) {
    if (level === 'entries' || level === 0) continue;
    const path = tilePath({ level, index, width });
    const first = index * tileWidth ** (level + 1);
    const tile = readTile(read, level, index, width);
    if (tile === undefined) return logFault('tile-missing', first, path);
    if (Buffer.compare(tile.subarray(0, width * 32), hashTile(tree, level, index, width)) !== 0) {
      return logFault('tile-changed', first, path);
    }
  }
  return undefined;
}

/** Exactly the bytes that we write for a record with this number. */
export function isRecord(line: Buffer, seq: number): boolean {
  if (!isUtf8(line)) return false;
  const text = line.toString('utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    return isAuditRecord(parsed) && parsed.seq === seq && isCanonicalJson(text, parsed);
  } catch {
    return false;
  }
}
