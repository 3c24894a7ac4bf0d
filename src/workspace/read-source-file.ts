import type { SourceFile } from '../adapters/archive/source-file.ts';
import type { Job, ProcessPool, TaskOutcome } from '../adapters/process-pool/process-pool.ts';
import type { Document, IntegrityMark, Page } from '../domain/document.ts';
import { Sha256 } from '../domain/ids.ts';
import { mark } from '../stages/ingest/failure-marks.ts';
import { markWords } from '../stages/ingest/words.ts';
import type { IngestResult, IngestTask, PdfPart } from './ingest-worker.ts';
import { unpackLayout, type PackedLayout } from './packed-pages.ts';
import { pageShares, type PageShare } from './page-shares.ts';

export type IngestPool = ProcessPool<IngestTask, IngestResult, PackedLayout[]>;
type Outcome = TaskOutcome<IngestResult>;
/** Per file: its hash, its document when it could be read, its marks. */
export type FileEntry = {
  readonly path: string;
  readonly sha256: string;
  readonly document?: Document;
  readonly marks: readonly IntegrityMark[];
};

export type ReadSettings = {
  readonly pagesPerPdf: number;
  /** For the record of the time limit; the pool keeps it, for each share of a long PDF. */
  readonly secondsPerFile: number;
  readonly onStart: () => void;
  readonly onPage: (done: number, of: number) => void;
  readonly onFault: (detail: string) => void;
  readonly keep: (bytes: Uint8Array) => Promise<unknown>;
};

/** Reads one file in the pool. The pages of a long PDF are shared between its workers; the result is the same. */
export async function readSourceFile(file: SourceFile, pool: IngestPool, settings: ReadSettings): Promise<FileEntry> {
  const { path } = file;
  const shares: Promise<Outcome>[] = [];
  const pages: Page[] = [];
  let size = 0;
  let done = 0;
  const onPart = (part: PackedLayout[]): void => void pages.push(...part.map(unpackLayout));
  const job = (task: IngestTask): Job<IngestTask, PackedLayout[]> => ({
    task,
    onPart,
    onProgress: (progress) => {
      const { page, of } = progress as { page: number; of: number };
      if (page > 0) settings.onPage((done += 1), of);
      else if ('workers' in task && of <= settings.pagesPerPdf) shares.push(...pageShares(of, pool.size).slice(1).map(readShare));
    },
  });
  const readShare = (share: PageShare): Promise<Outcome> =>
    pool.run(async () => job({ bytes: await file.read(), maxPages: settings.pagesPerPdf, share }));
  const readFirst = async (): Promise<Job<IngestTask, PackedLayout[]>> => {
    settings.onStart();
    const bytes = await file.read().catch((error: unknown) => Promise.reject(new UnreadableFile(readFailure(path, error))));
    await settings.keep(bytes);
    size = bytes.length;
    return job({ path, bytes, maxPages: settings.pagesPerPdf, workers: pool.size });
  };
  let outcome: Outcome;
  try {
    outcome = await pool.run(readFirst);
    const others = await Promise.all(shares.map(settled));
    const first = outcome.end === 'done' ? outcome.result : undefined;
    if (first?.part !== undefined) outcome = await composed(pool, { path, size, sha256: first.sha256 }, [outcome, ...others], onPart);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { path, sha256: '', marks: [error.mark] };
  }
  if (outcome.end === 'done') {
    const { document, sha256, marks } = outcome.result;
    return { path, sha256, marks, ...(document === undefined ? {} : { document: { ...document, pages } }) };
  }
  if (outcome.end === 'failed') settings.onFault(outcome.detail);
  return { path, sha256: '', marks: [endMark(path, outcome.end, settings.secondsPerFile)] };
}

/** Why a file was not read to its end, or an archive not opened. */
export function endMark(path: string, end: Exclude<Outcome['end'], 'done'>, secondsPerFile: number): IntegrityMark {
  switch (end) {
    case 'timed-out':
      return mark('time-limit', 'major', path, markWords.timeLimit(secondsPerFile));
    case 'out-of-memory':
      return mark('too-large', 'major', path, markWords.memoryLimit);
    case 'failed':
      return mark('damaged', 'major', path, markWords.crashed);
  }
}

/** The whole document of its shares, or the first share's failure. */
async function composed(
  pool: IngestPool,
  { sha256, ...file }: { path: string; size: number; sha256: string },
  outcomes: readonly Outcome[],
  onPart: (part: PackedLayout[]) => void,
): Promise<Outcome> {
  const parts: PdfPart[] = [];
  for (const outcome of outcomes) {
    if (outcome.end !== 'done') return outcome;
    if (outcome.result.part !== undefined) parts.push(outcome.result.part);
  }
  return pool.run(() => Promise.resolve({ task: { ...file, sha256: Sha256.parse(sha256), parts }, onPart }));
}

/** A share whose file could not be read again ends as failed. */
function settled(share: Promise<Outcome>): Promise<Outcome> {
  return share.catch((error: unknown) => ({ end: 'failed', detail: String(error) }) as const);
}

class UnreadableFile extends Error {
  constructor(readonly mark: IntegrityMark) {
    super('the file cannot be read');
  }
}

function readFailure(path: string, error: unknown): IntegrityMark {
  const system = error instanceof Error && 'syscall' in error;
  return system ? mark('unreadable', 'major', path, markWords.unreadable) : mark('damaged', 'major', path, markWords.damaged);
}
