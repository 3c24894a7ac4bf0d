import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Vectors by the hash of model and text. Vectors of one cache have the same dimensions. */
export type VectorCache = {
  readonly get: (key: string) => Float32Array | undefined;
  /** On disk when it returns; a crash in the middle loses at most these. */
  readonly add: (entries: readonly (readonly [key: string, vector: Float32Array])[]) => void;
  readonly dimensions: () => number | undefined;
  readonly size: () => number;
  readonly close: () => void;
};

/** SHA-256 of model and text, hex: the same text of the same model is never sent twice. */
export function vectorKey(model: string, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([model, text]))
    .digest('hex');
}

const keyBytes = 32;
const checkBytes = 4;
const headBytes = 4;

/**
 * One file for each model, only ever added to: the number of dimensions (4 bytes), then records of key (32 bytes), vector (4 bytes a value, little
 * endian) and CRC-32 of both. What a crash left half written at the end is cut off when it is opened; a damaged record in the middle ends what is
 * believed, and what follows is asked for again. One process at a time (the workspace's lock).
 */
export function openVectorCache(folder: string, model: string): VectorCache {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${createHash('sha256').update(model).digest('hex').slice(0, 16)}.vectors`);
  const file = openSync(path, 'a+');
  const known = new Map<string, Float32Array>();
  const read = readRecords(readFileSync(path), known);
  let dimensions = read.dimensions;
  ftruncateSync(file, read.end);
  return {
    get: (key) => known.get(key),
    add: (entries) => {
      const fresh = entries.filter(([key]) => !known.has(key));
      if (fresh.length === 0) return;
      const parts: Buffer[] = [];
      if (dimensions === undefined) {
        dimensions = fresh[0]?.[1].length ?? 0;
        const head = Buffer.alloc(headBytes);
        head.writeUInt32LE(dimensions);
        parts.push(head);
      }
      for (const [key, vector] of fresh) parts.push(recordOf(key, vector));
      const bytes = Buffer.concat(parts);
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      fsyncSync(file);
      for (const [key, vector] of fresh) known.set(key, vector);
    },
    dimensions: () => dimensions,
    size: () => known.size,
    close: () => closeSync(file),
  };
}

function recordOf(key: string, vector: Float32Array): Buffer {
  const record = Buffer.alloc(keyBytes + 4 * vector.length + checkBytes);
  record.write(key, 0, 'hex');
  vector.forEach((value, d) => record.writeFloatLE(value, keyBytes + 4 * d));
  record.writeUInt32LE(crc32(record.subarray(0, -checkBytes)), record.length - checkBytes);
  return record;
}

function readRecords(bytes: Buffer, into: Map<string, Float32Array>): { readonly dimensions: number | undefined; readonly end: number } {
  if (bytes.length < headBytes) return { dimensions: undefined, end: 0 };
  const dimensions = bytes.readUInt32LE(0);
  const size = keyBytes + 4 * dimensions + checkBytes;
  let at = headBytes;
  for (; dimensions > 0 && at + size <= bytes.length; at += size) {
    const record = bytes.subarray(at, at + size);
    if (crc32(record.subarray(0, -checkBytes)) !== record.readUInt32LE(size - checkBytes)) break;
    into.set(
      record.toString('hex', 0, keyBytes),
      Float32Array.from({ length: dimensions }, (_, d) => record.readFloatLE(keyBytes + 4 * d)),
    );
  }
  return into.size === 0 ? { dimensions: undefined, end: 0 } : { dimensions, end: at };
}
