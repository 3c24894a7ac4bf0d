import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { words } from './words.ts';

export type TileLog = {
  /** A published file by its path in the log, undefined when it is not there. */
  read(path: string): Uint8Array | undefined;
  /** See `LogFiles.publish` of src/audit: files first, then the checkpoint, then what is replaced goes. */
  publish(
    files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
    checkpoint: string,
    replaced: readonly string[],
  ): Promise<void>;
};

/**
 * A folder in which a log is published. Every file is staged, synced and renamed into place, and its folder synced, before the
 * checkpoint that needs it is; a reader never sees half a file. A published tile is never overwritten with other bytes
 * (AppError `audit.invalid`). Staged files that a crash left behind are removed at the next publication.
 */
export function openTileLog(directory: string): TileLog {
  mkdirSync(directory, { recursive: true });
  const staging = join(directory, '.staging');
  let isClean = false;

  /** Folders that gained an entry and are not yet synced, this one and those above it up to the log's own. */
  const foldersOf = (path: string): string[] => {
    const parent = dirname(path);
    return parent === directory ? [directory] : [parent, ...foldersOf(parent)];
  };

  const place = async (path: string, bytes: Uint8Array): Promise<void> => {
    const staged = join(staging, randomUUID());
    const file = await open(staged, 'wx', 0o644);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await mkdir(dirname(path), { recursive: true });
    await rename(staged, path);
  };

  return {
    read: (path) => readIfThere(join(directory, path)),
    async publish(files, checkpoint, replaced) {
      if (!isClean) await rm(staging, { recursive: true, force: true });
      isClean = true;
      await mkdir(staging, { recursive: true });
      const folders = new Set<string>();
      for (const { path, bytes } of files) {
        const target = join(directory, path);
        const present = await readFile(target).catch(() => undefined);
        if (present !== undefined && Buffer.compare(present, bytes) !== 0) {
          throw new AppError('audit.invalid', `${path} was published with other bytes`, words.differs);
        }
        if (present === undefined) await place(target, bytes);
        for (const folder of foldersOf(target)) folders.add(folder);
      }
      for (const folder of folders) await syncFolder(folder);
      await place(join(directory, 'checkpoint'), Buffer.from(checkpoint, 'utf8'));
      await syncFolder(directory);
      for (const folder of replaced) await rm(join(directory, folder), { recursive: true, force: true });
    },
  };
}

/** All files of a published log, as paths in the log, sorted; staged ones left out. */
export async function listLogFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.staging'))
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ENOTDIR')) return undefined;
    throw fault;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
