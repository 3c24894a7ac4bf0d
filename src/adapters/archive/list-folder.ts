import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { comparePaths, isLitter, type Found, type ListingBudget } from './source-file.ts';

/** What an archive on disk holds, with `prefix` before each path; or that it is none. */
export type OpenArchive = (file: string, prefix: string) => Promise<Found[] | 'no-archive'>;

/**
 * Every file below a folder, archives opened, in path order. Links are followed only where they lead to a place inside the folder.
 * @throws the system's error when the folder itself cannot be read.
 */
export async function listFolder(root: string, budget: ListingBudget, openArchive: OpenArchive): Promise<Found[]> {
  const home = await realpath(root);
  const found: Found[] = [];
  await walk(home, '', { home, budget, openArchive, found, visited: new Set([home]) }, true);
  return found.sort((a, b) => comparePaths(a.path, b.path));
}

type Walk = {
  readonly home: string;
  readonly budget: ListingBudget;
  readonly openArchive: OpenArchive;
  readonly found: Found[];
  readonly visited: Set<string>;
};

async function walk(folder: string, prefix: string, walking: Walk, isRoot: boolean): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isRoot) throw error;
    walking.found.push({ path: prefix.slice(0, -1), refused: 'unreadable-folder' });
    return [];
  });
  for (const entry of entries.sort((a, b) => comparePaths(a.name, b.name))) {
    const path = prefix + entry.name.normalize('NFC');
    if (isLitter(path) || walking.budget.exhausted) continue;
    await visit(join(folder, entry.name), path, walking);
  }
}

async function visit(place: string, path: string, walking: Walk): Promise<void> {
  const { home, found, visited, budget, openArchive } = walking;
  let real: string;
  let info: Awaited<ReturnType<typeof stat>>;
  try {
    real = await realpath(place);
    info = await stat(real);
  } catch {
    found.push({ path, refused: 'unreadable' });
    return;
  }
  if (real !== home && !real.startsWith(home + sep)) {
    found.push({ path, refused: 'link-outside' });
    return;
  }
  if (info.isDirectory()) {
    if (visited.has(real)) return;
    visited.add(real);
    await walk(real, `${path}/`, walking, false);
  } else if (info.isFile()) found.push(...(await listFile(real, path, info.size, budget, openArchive)));
}

/** A file as it is, or what its archive holds. */
export async function listFile(
  place: string,
  path: string,
  size: number,
  budget: ListingBudget,
  openArchive: OpenArchive,
): Promise<Found[]> {
  if (/\.zip$/iu.test(path)) {
    const inside = await openArchive(place, `${path}/`);
    if (inside !== 'no-archive') return inside;
  }
  const refused = budget.refuse(size);
  return [refused === undefined ? { path, size, read: async () => new Uint8Array(await readFile(place)) } : { path, refused, size }];
}
