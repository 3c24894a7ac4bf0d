import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listArchive } from './list-archive.ts';
import type { ListingBudget, RefusedFile } from './source-file.ts';

/** A file of an archive and the name of ours that it has in the folder; or why it is none. */
export type UnpackedFile = { readonly path: string; readonly size: number; readonly file: string } | RefusedFile;

/** Writes what `listArchive` finds in an archive below `folder`, one file at a time. */
export async function unpackArchive(
  file: string,
  prefix: string,
  budget: ListingBudget,
  folder: string,
): Promise<UnpackedFile[] | 'no-archive'> {
  const found = await listArchive({ file }, prefix, budget, 1);
  if (found === 'no-archive') return found;
  const unpacked: UnpackedFile[] = [];
  for (const entry of found) {
    if ('refused' in entry) unpacked.push(entry);
    else {
      const { path, size } = entry;
      const bytes = await entry.read().catch(() => undefined);
      if (bytes === undefined) unpacked.push({ path, size, refused: 'damaged' });
      else {
        const name = randomUUID();
        await writeFile(join(folder, name), bytes, { flag: 'wx', mode: 0o600 });
        unpacked.push({ path, size, file: name });
      }
    }
  }
  return unpacked;
}
