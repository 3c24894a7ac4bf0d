import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

export type ZipEntry = {
  /** As written in the archive, `\` as `/`; may be unsafe: check before use. */
  readonly name: string;
  /** What the archive claims; a stream that holds more fails. */
  readonly size: number;
  readonly packedSize: number;
  readonly encrypted: boolean;
  readonly folder: boolean;
  readonly link: boolean;
  /** @throws Error when the data are damaged, or longer or shorter than claimed. */
  read(): Promise<Uint8Array>;
};

export type Zip = { readonly count: number; entries(): AsyncGenerator<ZipEntry>; close(): void };

/** @throws Error when the bytes are no whole ZIP archive. */
export function openZip(source: Uint8Array | { readonly file: string }): Promise<Zip> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const;
    const opened = (error: Error | null, zip?: ZipFile): void => {
      if (error !== null || zip === undefined) reject(error ?? new Error('no archive'));
      else resolve({ count: zip.entryCount, entries: () => entries(zip), close: () => zip.close() });
    };
    if (source instanceof Uint8Array) yauzl.fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, opened);
    else yauzl.open(source.file, options, opened);
  });
}

async function* entries(zip: ZipFile): AsyncGenerator<ZipEntry> {
  for (;;) {
    const entry = await nextEntry(zip);
    if (entry === undefined) return;
    const name = decodeName(entry).replaceAll('\\', '/');
    yield {
      name,
      size: entry.uncompressedSize,
      packedSize: entry.compressedSize,
      encrypted: entry.isEncrypted(),
      folder: name.endsWith('/'),
      // Unix file type in the upper half of the external attributes, when the archive was made on Unix.
      link: entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000,
      read: () => readEntry(zip, entry),
    };
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
      settle();
    };
    zip.once('entry', (entry: Entry) => done(() => resolve(entry)));
    zip.once('end', () => done(() => resolve(undefined)));
    zip.once('error', (error: Error) => done(() => reject(error)));
    zip.readEntry();
  });
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error: Error | null, stream?: Readable) => {
      if (error !== null || stream === undefined) {
        reject(error ?? new Error('no data'));
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

/** UTF-8 where flagged or where the bytes are UTF-8 (Info-ZIP unicode path field first), GB18030 otherwise: what Chinese Windows writes. */
function decodeName(entry: Entry): string {
  const unicode = entry.extraFields.find((field) => field.id === 0x7075);
  if (unicode !== undefined && unicode.data.length > 5) return unicode.data.subarray(5).toString('utf8');
  const raw = entry.fileNameRaw;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}
