import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { Sha256 } from '../../domain/ids.ts';
import { words } from './words.ts';

/** Bytes under their SHA-256. Written once, never changed; removed only with the deletion of a dossier. */
export type ContentStore = {
  /** Stores bytes and returns their hash. When it returns they survive a power cut (file and directory are synced). */
  put(bytes: Uint8Array): Promise<Sha256>;
  /** The bytes, hash checked. AppError `not-found` when absent, `store.unavailable` when they are not what was stored. */
  get(sha256: Sha256): Promise<Buffer>;
  /** Same as `get`, for use inside a transaction. */
  getSync(sha256: Sha256): Buffer;
  has(sha256: Sha256): Promise<boolean>;
  /** Removes the bytes; when it returns they stay away after a power cut. Nothing to do where they are absent. */
  remove(sha256: Sha256): Promise<void>;
  /** File that holds the bytes, for streaming; it may not exist. */
  pathOf(sha256: Sha256): string;
};

/** Opens, and where needed makes, a content store: `<directory>/ab/cdef…`, the file name is the rest of the hash. */
export function openContentStore(directory: string): ContentStore {
  mkdirSync(directory, { recursive: true });
  const pathOf = (sha256: Sha256): string => join(directory, Sha256.parse(sha256).slice(0, 2), sha256.slice(2));
  const has = (sha256: Sha256): Promise<boolean> => access(pathOf(sha256)).then(yes, no);

  return {
    pathOf,
    has,
    async put(bytes) {
      const sha256 = hashOf(bytes);
      if (await has(sha256)) return sha256;
      const path = pathOf(sha256);
      await mkdir(dirname(path), { recursive: true });
      const staged = join(directory, `.staged-${randomUUID()}`);
      try {
        await writeDurably(staged, bytes);
        await rename(staged, path);
      } catch (cause) {
        await rm(staged, { force: true });
        throw new AppError('store.unavailable', `cannot store content ${sha256}`, words.notStored, { cause });
      }
      await syncDirectory(dirname(path));
      await syncDirectory(directory);
      return sha256;
    },
    async remove(sha256) {
      const path = pathOf(sha256);
      if (!(await has(sha256))) return;
      await rm(path, { force: true });
      await syncDirectory(dirname(path));
    },
    async get(sha256) {
      return checked(sha256, await readFile(pathOf(sha256)).catch((cause: unknown) => missing(sha256, cause)));
    },
    getSync(sha256) {
      try {
        return checked(sha256, readFileSync(pathOf(sha256)));
      } catch (cause) {
        return cause instanceof AppError ? rethrow(cause) : missing(sha256, cause);
      }
    },
  };
}

function hashOf(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}

function checked(sha256: Sha256, bytes: Buffer): Buffer {
  if (hashOf(bytes) === sha256) return bytes;
  throw new AppError('store.unavailable', `content ${sha256} was changed on disk`, words.changed);
}

function missing(sha256: Sha256, cause: unknown): never {
  const isAbsent = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
  if (!isAbsent) throw new AppError('store.unavailable', `content ${sha256} cannot be read`, words.unreadable, { cause });
  throw new AppError('not-found', `content ${sha256} is not in the store`, words.missing, { cause });
}

function rethrow(fault: AppError): never {
  throw fault;
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
