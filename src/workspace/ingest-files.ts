import { createHash } from 'node:crypto';
import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { listFile, listFolder, type OpenArchive } from '../adapters/archive/list-folder.ts';
import { ListingBudget, type Found, type ListingLimits, type RefusedFile } from '../adapters/archive/source-file.ts';
import { ProcessPool } from '../adapters/process-pool/process-pool.ts';
import type { Dossier, IntegrityMark } from '../domain/document.ts';
import { AppError } from '../domain/errors.ts';
import { DossierId, Sha256 } from '../domain/ids.ts';
import { mark } from '../stages/ingest/failure-marks.ts';
import { markWords } from '../stages/ingest/words.ts';
import { ingestFaults } from './ingest-words.ts';
import { archiveOpener } from './open-archive.ts';
import { isWorthSharing } from './page-shares.ts';
import { endMark, readSourceFile, type FileEntry, type IngestPool, type ReadSettings } from './read-source-file.ts';
import { Turns } from './turns.ts';

type IngestLimits = ListingLimits & { readonly pagesPerPdf: number; readonly secondsPerFile: number };

const defaultLimits: IngestLimits = {
  fileBytes: 200 * 1024 * 1024,
  dossierBytes: 1024 * 1024 * 1024,
  entries: 5000,
  ratio: 100,
  nesting: 2,
  pagesPerPdf: 5000,
  secondsPerFile: 120,
};

/** Of each process that reads; a file that needs more is left out. */
const memory = { heapMb: 768, dataMb: 2048 };

export type IngestEvent =
  | { readonly type: 'listed'; readonly files: number }
  | { readonly type: 'file-started'; readonly path: string }
  | { readonly type: 'page-read'; readonly path: string; readonly page: number; readonly of: number }
  /** A fault of ours or of a library, for the log; the person sees the mark. */
  | { readonly type: 'file-failed'; readonly path: string; readonly detail: string }
  | { readonly type: 'file-done'; readonly path: string; readonly done: number; readonly of: number };

export type IngestOptions = {
  readonly limits?: Partial<IngestLimits>;
  readonly onProgress?: (event: IngestEvent) => void;
  /** Aborting kills the processes; the promise rejects with `job.cancelled`. */
  readonly signal?: AbortSignal;
  readonly workers?: number;
  /** Keeps each file's bytes once, by hash; called before the file is read. */
  readonly contentStore?: { put(bytes: Uint8Array): Promise<Sha256> };
  readonly dossierName?: string;
  /** Where archives are unpacked for the time of reading; the system's folder for passing files when left out. */
  readonly scratch?: string;
};

/**
 * Reads a folder, a ZIP or a single file into a dossier. Files are read side by side in confined processes; documents and marks come in path order
 * and with the same ids for the same input. Whatever is wrong with one file is a mark and never stops the rest.
 * @throws AppError `input.not-found`, `input.unreadable`, `input.empty`, `job.cancelled`.
 */
export async function ingestPath(path: string, options: IngestOptions = {}): Promise<Dossier> {
  const limits = { ...defaultLimits, ...options.limits };
  const scratch = await mkdtemp(join(await realpath(options.scratch ?? tmpdir()), 'reading-'));
  const pool: IngestPool = new ProcessPool({
    entry: new URL(import.meta.url.endsWith('.ts') ? './ingest-worker.ts' : './ingest-worker.js', import.meta.url),
    timeoutMs: limits.secondsPerFile * 1000,
    ...memory,
    folder: scratch,
    ...(options.workers === undefined ? {} : { size: options.workers }),
  });
  const abort = (): void => void pool.close();
  options.signal?.addEventListener('abort', abort, { once: true });
  try {
    options.signal?.throwIfAborted();
    const budget = new ListingBudget(limits);
    const found = await list(path, budget, archiveOpener(pool, budget, scratch));
    options.signal?.throwIfAborted();
    return await ingestFound(found, options.dossierName ?? basename(path).replace(/\.zip$/iu, ''), limits, pool, options);
  } catch (error) {
    throw options.signal?.aborted === true
      ? new AppError('job.cancelled', 'ingest was cancelled', ingestFaults['job.cancelled'](), { cause: error })
      : error;
  } finally {
    options.signal?.removeEventListener('abort', abort);
    await pool.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function list(path: string, budget: ListingBudget, openArchive: OpenArchive): Promise<Found[]> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) return await listFolder(path, budget, openArchive);
    if (/\.zip$/iu.test(path)) {
      const inside = await openArchive(path, '');
      if (inside !== 'no-archive') return inside.map((entry) => (entry.path === '' ? { ...entry, path: basename(path) } : entry));
    }
    return await listFile(path, basename(path).normalize('NFC'), info.size, budget, openArchive);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    const code = missing ? 'input.not-found' : 'input.unreadable';
    throw new AppError(code, `${path}: ${String(error)}`, ingestFaults[code](path), { cause: error });
  }
}

async function ingestFound(
  found: readonly Found[],
  name: string,
  limits: IngestLimits,
  pool: IngestPool,
  options: IngestOptions,
): Promise<Dossier> {
  if (found.length === 0) throw new AppError('input.empty', `no files in ${name}`, ingestFaults['input.empty'](name));
  const { signal, onProgress } = options;
  onProgress?.({ type: 'listed', files: found.length });
  const readable = found.filter((file) => !('refused' in file));
  const engines = readable.some((file) => /\.pdf$/iu.test(file.path)) ? ['--pdf'] : [];
  pool.warm(readable.some(isWorthSharing) ? pool.size : readable.length, engines);
  const longDocuments = new Turns();
  let done = 0;
  const entries = await Promise.all(
    found.map(async (file): Promise<FileEntry> => {
      const read =
        'refused' in file
          ? { path: file.path, sha256: '', marks: [refusedMark(file, limits)] }
          : await readSourceFile(file, pool, { ...settingsFor(file.path, limits, options), longDocuments });
      done += 1;
      onProgress?.({ type: 'file-done', path: file.path, done, of: found.length });
      return read;
    }),
  );
  signal?.throwIfAborted();
  return toDossier(name, entries);
}

function settingsFor(path: string, limits: IngestLimits, { onProgress, contentStore }: IngestOptions): Omit<ReadSettings, 'longDocuments'> {
  return {
    pagesPerPdf: limits.pagesPerPdf,
    secondsPerFile: limits.secondsPerFile,
    onStart: () => onProgress?.({ type: 'file-started', path }),
    onPage: (page, of) => onProgress?.({ type: 'page-read', path, page, of }),
    onFault: (detail) => onProgress?.({ type: 'file-failed', path, detail }),
    keep: (bytes) => contentStore?.put(bytes) ?? Promise.resolve(),
  };
}

function refusedMark(file: RefusedFile, limits: IngestLimits): IntegrityMark {
  const { path } = file;
  switch (file.refused) {
    case 'unreadable':
      return mark('unreadable', 'major', path, markWords.unreadable);
    case 'unreadable-folder':
      return mark('unreadable', 'major', path, markWords.unreadableFolder);
    case 'link-outside':
      return mark('unreadable', 'major', path, markWords.linkOutside);
    case 'unsafe-path':
      return mark('archive-unsafe-path', 'major', path, markWords.unsafePath(path));
    case 'encrypted':
      return mark('encrypted', 'major', path, markWords.encrypted);
    case 'bomb':
      return mark('archive-bomb', 'major', path, markWords.bomb);
    case 'nested':
      return mark('archive-bomb', 'major', path, markWords.nested);
    case 'damaged':
      return mark('damaged', 'major', path, markWords.damaged);
    case 'too-large':
      return mark('too-large', 'major', path, markWords.tooLarge(megabytes(file.size ?? 0), megabytes(limits.fileBytes)));
    case 'dossier-too-large':
      return mark('too-large', 'major', path, markWords.dossierTooLarge(megabytes(limits.dossierBytes)));
    case 'failed':
    case 'timed-out':
    case 'out-of-memory':
      return endMark(path, file.refused, limits.secondsPerFile);
    case 'too-many-entries':
      return mark('archive-too-many-entries', 'major', path, markWords.tooManyEntries(limits.entries));
  }
}

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

function toDossier(name: string, entries: readonly FileEntry[]): Dossier {
  const first = new Map<string, string>();
  const duplicates: IntegrityMark[] = [];
  const hash = createHash('sha256');
  for (const { path, sha256 } of entries) {
    hash.update(`${path}\0${sha256}\n`);
    const before = sha256 === '' ? undefined : first.get(sha256);
    if (before !== undefined) duplicates.push(mark('duplicate-file', 'minor', path, markWords.duplicate(before)));
    else first.set(sha256, path);
  }
  const inputHash = Sha256.parse(hash.digest('hex'));
  return {
    id: DossierId.parse(`dossier-${inputHash.slice(0, 16)}`),
    name,
    documents: entries.flatMap((entry) => (entry.document === undefined ? [] : [entry.document])),
    integrity: [...entries.flatMap((entry) => entry.marks), ...duplicates],
    inputHash,
  };
}
