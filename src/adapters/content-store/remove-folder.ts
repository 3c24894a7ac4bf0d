import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from './open-content-store.ts';

/** Removes `<parent>/<name>` with everything in it; when it returns it stays away after a power cut. Nothing to do where it is not there. */
export async function removeFolder(parent: string, name: string): Promise<void> {
  if (!/^[\w-]+$/u.test(name)) throw new RangeError(`unusable folder name ${JSON.stringify(name)}`);
  if (!existsSync(parent)) return;
  await rm(join(parent, name), { recursive: true, force: true });
  await syncDirectory(parent);
}
