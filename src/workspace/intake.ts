import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { AppError, type DossierId, type PersonId, type Sha256 } from '../domain/index.ts';
import { words } from './intake-words.ts';

export type OpenIntake = {
  readonly id: DossierId;
  readonly name: string;
  readonly programme: string;
  readonly side: 'review' | 'precheck';
  readonly createdBy: PersonId;
  readonly createdAt: string;
  /** The team that will see it; left out: whoever brings it in is in none. */
  readonly team?: string;
  /** The earlier pre-check of the same submission. */
  readonly follows?: DossierId;
};
export type TakenFile = { readonly path: string; readonly sha256: Sha256; readonly bytes: number };

/** Files that are coming in, before the dossier exists on the record: `<folder>/<dossierId>/intake.json` and `files/…`. */
export class Intake {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async open(intake: OpenIntake): Promise<void> {
    await mkdir(this.filesOf(intake.id), { recursive: true });
    await this.place(intake.id, join(this.folder, intake.id, 'intake.json'), JSON.stringify(intake));
  }

  get(id: string): OpenIntake | undefined {
    const file = join(this.folder, id, 'intake.json');
    return /^[\w-]+$/u.test(id) && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as OpenIntake) : undefined;
  }

  list(): OpenIntake[] {
    return readdirSync(this.folder).flatMap((id) => this.get(id) ?? []);
  }

  /** @throws AppError `input.invalid` for a name that leads out of the dossier or that the disk cannot hold. */
  async add(id: DossierId, path: string, bytes: Uint8Array): Promise<TakenFile> {
    const safe = safePath(path);
    const target = join(this.filesOf(id), safe);
    try {
      await mkdir(dirname(target), { recursive: true });
      await this.place(id, target, bytes);
    } catch (fault) {
      throw isNameFault(fault) ? unusableName(path, fault) : fault;
    }
    return { path: safe, sha256: hash(bytes), bytes: bytes.length };
  }

  filesOf(id: DossierId): string {
    return join(this.folder, id, 'files');
  }

  /** Every file taken so far, by path. */
  files(id: DossierId): { readonly path: string; readonly absolute: string }[] {
    const root = this.filesOf(id);
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((absolute) => ({ path: absolute.slice(root.length + 1).replaceAll('\\', '/'), absolute }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Puts files that are on the record back in place, to be read again. */
  async restore(id: DossierId, files: readonly { readonly path: string; readonly from: string }[]): Promise<void> {
    this.close(id);
    for (const { path, from } of files) {
      const target = join(this.filesOf(id), safePath(path));
      await mkdir(dirname(target), { recursive: true });
      await copyFile(from, target);
    }
  }

  close(id: DossierId): void {
    rmSync(join(this.folder, id), { recursive: true, force: true });
  }

  /** Written beside and renamed, so that a crash never leaves half a file under its name. */
  private async place(id: DossierId, target: string, content: string | Uint8Array): Promise<void> {
    const incoming = join(this.folder, id, `incoming-${randomUUID()}`);
    await writeFile(incoming, content);
    await rename(incoming, target).catch((fault: unknown) => {
      rmSync(incoming, { force: true });
      throw fault;
    });
  }
}

/** A name longer than the file system takes, or one that is a file here and a folder there. */
function isNameFault(fault: unknown): boolean {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  return ['ENAMETOOLONG', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOTEMPTY'].some((name) => name === code);
}

function unusableName(path: string, cause: unknown): AppError {
  return new AppError('input.invalid', `unusable path ${JSON.stringify(path)}`, words.unusableName, { cause });
}

function safePath(path: string): string {
  const normal = posix.normalize(path.replaceAll('\\', '/').normalize('NFC')).replace(/^\/+/u, '');
  const bad =
    normal === '' || normal === '.' || normal.startsWith('..') || normal.endsWith('/') || /[\u0000-\u001f]|^[a-z]:/iu.test(normal); // eslint-disable-line no-control-regex
  if (!bad) return normal;
  throw new AppError('input.invalid', `unsafe path ${JSON.stringify(path)}`, words.unsafePath);
}

function hash(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}
