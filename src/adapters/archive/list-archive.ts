import { open } from 'node:fs/promises';
import { openZip, type Zip, type ZipEntry } from './open-zip.ts';
import { comparePaths, isLitter, type Found, type ListingBudget } from './source-file.ts';

/** Below this size no ratio is suspicious. */
const smallEntry = 1024 * 1024;

/**
 * What a ZIP holds, archives inside opened as far as `nesting` allows. Entries that lead out of the archive, are packed beyond reason, encrypted
 * or links are refused, each for itself. `no-archive` when the bytes are none, or an Office document under another name.
 * @param prefix goes before each path; empty when the archive is the dossier.
 */
export async function listArchive(
  source: Uint8Array | { readonly file: string },
  prefix: string,
  budget: ListingBudget,
  depth: number,
): Promise<Found[] | 'no-archive'> {
  if (!(await startsLikeZip(source))) return 'no-archive';
  const itself = prefix.replace(/\/$/u, '');
  let zip: Zip;
  try {
    zip = await openZip(source);
  } catch {
    return [{ path: itself, refused: 'damaged' }];
  }
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of zip.entries()) {
      entries.push(entry);
      if (entries.length > budget.limits.entries * 2) break;
    }
  } catch {
    return [{ path: itself, refused: 'damaged' }];
  }
  if (entries.some((entry) => /^(?:word|xl)\//u.test(entry.name)) && entries.some((entry) => entry.name === '[Content_Types].xml'))
    return 'no-archive';
  if (depth > budget.limits.nesting) return [{ path: itself, refused: 'nested' }];
  const found: Found[] = [];
  for (const entry of entries.sort((a, b) => comparePaths(a.name, b.name))) {
    if (entry.folder || isLitter(entry.name)) continue;
    found.push(...(await listEntry(entry, prefix, budget, depth)));
    if (budget.exhausted) break;
  }
  return found;
}

async function listEntry(entry: ZipEntry, prefix: string, budget: ListingBudget, depth: number): Promise<Found[]> {
  const path = prefix + entry.name.normalize('NFC');
  if (isUnsafe(entry.name) || entry.link) return [{ path: prefix + safeName(entry.name), refused: 'unsafe-path' }];
  if (entry.encrypted) return [{ path, refused: 'encrypted' }];
  if (entry.size > smallEntry && entry.size > entry.packedSize * budget.limits.ratio) return [{ path, refused: 'bomb', size: entry.size }];
  const refused = budget.refuse(entry.size);
  if (refused !== undefined) return [{ path, refused, size: entry.size }];
  if (!/\.zip$/iu.test(path)) return [{ path, size: entry.size, read: () => entry.read() }];
  if (depth >= budget.limits.nesting) return [{ path, refused: 'nested' }];
  try {
    const bytes = await entry.read();
    const inside = await listArchive(bytes, `${path}/`, budget, depth + 1);
    return inside === 'no-archive' ? [{ path, size: entry.size, read: () => Promise.resolve(bytes) }] : inside;
  } catch {
    return [{ path, refused: 'damaged' }];
  }
}

/** Absolute, with a drive letter, or climbing out by `..`. */
function isUnsafe(name: string): boolean {
  return name === '' || name.startsWith('/') || /^[A-Za-z]:/u.test(name) || name.includes('\0') || name.split('/').includes('..');
}

/** The name for the record, so that it points nowhere. */
const safeName = (name: string): string =>
  name
    .replaceAll('\0', '')
    .split('/')
    .filter((part) => part !== '..' && part !== '' && !/^[A-Za-z]:$/u.test(part))
    .join('/') || '?';

async function startsLikeZip(source: Uint8Array | { readonly file: string }): Promise<boolean> {
  let head: Uint8Array;
  if (source instanceof Uint8Array) head = source;
  else {
    const file = await open(source.file).catch(() => undefined);
    if (file === undefined) return false;
    try {
      head = (await file.read(new Uint8Array(4), 0, 4, 0)).buffer;
    } finally {
      await file.close();
    }
  }
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}
