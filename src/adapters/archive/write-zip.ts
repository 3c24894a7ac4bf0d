import { createReadStream, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** What goes into an archive: bytes, or a file that is read when its turn comes and must not change meanwhile. */
export type ZipContent = { readonly path: string; readonly content: Uint8Array | { readonly file: string } };

const [utf8Names, stored, version, needsWide] = [0x0800, 0, 45, 0xffffffff] as const;
/** 1 January 1980, the first day that a ZIP knows. */
const day = 0x0021;

/**
 * Writes a ZIP (APPNOTE 6.3, ZIP64) whose bytes depend on names and contents only: stored, in the order given, all of the same day. Synced when
 * it returns. Never overwrites.
 * @throws the system's error; nothing is left under the name then.
 */
export async function writeZip(file: string, entries: readonly ZipContent[]): Promise<void> {
  const out = await open(file, 'wx', 0o600);
  try {
    const listed: Buffer[] = [];
    let at = 0;
    for (const { path, content } of entries) {
      const name = Buffer.from(path, 'utf8');
      const { crc, size } = await sumOf(content);
      const head = localHeader(name, crc, size);
      listed.push(centralHeader(name, crc, size, at));
      await out.writeFile(head);
      await copy(content, out);
      at += head.length + size;
    }
    const central = Buffer.concat(listed);
    await out.writeFile(Buffer.concat([central, ending(entries.length, central.length, at)]));
    await out.sync();
  } finally {
    await out.close();
  }
}

async function sumOf(content: ZipContent['content']): Promise<{ crc: number; size: number }> {
  if (content instanceof Uint8Array) return { crc: crc32(content), size: content.length };
  let crc = 0;
  for await (const part of createReadStream(content.file)) crc = crc32(part as Buffer, crc);
  return { crc, size: statSync(content.file).size };
}

async function copy(content: ZipContent['content'], out: FileHandle): Promise<void> {
  if (content instanceof Uint8Array) return out.writeFile(content);
  for await (const part of createReadStream(content.file)) await out.writeFile(part as Buffer);
}

function localHeader(name: Buffer, crc: number, size: number): Buffer {
  const extra = wide([size, size]);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  common(head, 4, crc, name.length, extra.length);
  return Buffer.concat([head, name, extra]);
}

function centralHeader(name: Buffer, crc: number, size: number, at: number): Buffer {
  const extra = wide([size, size, at]);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(version, 4);
  common(head, 6, crc, name.length, extra.length);
  head.writeUInt32LE(needsWide, 42);
  return Buffer.concat([head, name, extra]);
}

function common(head: Buffer, at: number, crc: number, name: number, extra: number): void {
  head.writeUInt16LE(version, at);
  head.writeUInt16LE(utf8Names, at + 2);
  head.writeUInt16LE(stored, at + 4);
  head.writeUInt16LE(day, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(needsWide, at + 14);
  head.writeUInt32LE(needsWide, at + 18);
  head.writeUInt16LE(name, at + 22);
  head.writeUInt16LE(extra, at + 24);
}

/** ZIP64 extended information: every size and place in 8 bytes. */
function wide(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, n) => extra.writeBigUInt64LE(BigInt(value), 4 + n * 8));
  return extra;
}

function ending(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(version, 12);
  end.writeUInt16LE(version, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(at), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(at + size), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(0xffff, 84);
  end.writeUInt16LE(0xffff, 86);
  end.writeUInt32LE(needsWide, 88);
  end.writeUInt32LE(needsWide, 92);
  return end;
}
