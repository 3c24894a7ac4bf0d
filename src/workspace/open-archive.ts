import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { OpenArchive } from '../adapters/archive/list-folder.ts';
import type { ListingBudget } from '../adapters/archive/source-file.ts';
import type { IngestPool } from './read-source-file.ts';

/**
 * Unpacks archives in a process of the pool, which gets a copy: it can change neither the archive nor what is not in its folder,
 * and names files in that folder only.
 */
export function archiveOpener(pool: IngestPool, budget: ListingBudget, folder: string): OpenArchive {
  return async (file, prefix) => {
    const archive = join(folder, randomUUID());
    if (!(await copyReadable(file, archive))) return 'no-archive';
    const { limits, used } = budget;
    const outcome = await pool.run(() => Promise.resolve({ task: { archive, prefix, limits, used } }));
    await rm(archive, { force: true });
    if (outcome.end !== 'done') return [{ path: prefix.replace(/\/$/u, ''), refused: outcome.end }];
    const { unpacked } = outcome.result;
    if (unpacked === undefined) throw new Error('an archive gave no listing');
    budget.goOnFrom(unpacked.used);
    if (unpacked.found === 'no-archive') return 'no-archive';
    return unpacked.found.map((entry) =>
      'refused' in entry ? entry : { path: entry.path, size: entry.size, read: () => readUnpacked(join(folder, basename(entry.file))) },
    );
  };
}

/** False when the file may not be read or is gone: as a file of its own it gets the mark for that. */
async function copyReadable(file: string, to: string): Promise<boolean> {
  try {
    await copyFile(file, to, constants.COPYFILE_FICLONE);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'ENOENT'].includes(String(error.code))) return false;
    throw error;
  }
}

/** A link in the place of the file would lead out of the folder: it is not followed. */
async function readUnpacked(file: string): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}
