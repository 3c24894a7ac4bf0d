import type { SourceFile } from '../adapters/archive/source-file.ts';
import type { Job, ProcessPool, TaskOutcome } from '../adapters/process-pool/process-pool.ts';
import type { Document, IntegrityMark, Page } from '../domain/document.ts';
import { mark } from '../stages/ingest/failure-marks.ts';
import { markWords } from '../stages/ingest/words.ts';
import type { IngestResult, IngestSaid, IngestTask } from './ingest-worker.ts';
import { unpackLayout } from './packed-layout.ts';
import { isWorthSharing, pageShares, type PageShare } from './page-shares.ts';
import { RoundTable } from './round-table.ts';
import type { Turns } from './turns.ts';

export type IngestPool = ProcessPool<IngestTask, IngestResult, IngestSaid>;
type IngestJob = Job<IngestTask, IngestSaid>;
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
  /** Of the files that are read at the same time. */
  readonly longDocuments: Turns;
};

/**
 * Reads one file in the pool. The pages of a long PDF are shared between its processes, of one such document after the other: those who read the
 * shares wait for one another. The result is the same.
 */
export async function readSourceFile(file: SourceFile, pool: IngestPool, settings: ReadSettings): Promise<FileEntry> {
  const { path } = file;
  const pass = isWorthSharing(file) ? await settings.longDocuments.take() : undefined;
  const reading = new Reading(file, pool, settings, pass);
  try {
    const outcome = await reading.all();
    if (outcome.end === 'done') {
      const { document, sha256, marks } = outcome.result;
      return { path, sha256, marks, ...(document === undefined ? {} : { document: { ...document, pages: reading.pages } }) };
    }
    if (outcome.end === 'failed') settings.onFault(outcome.detail);
    return { path, sha256: '', marks: [endMark(path, outcome.end, settings.secondsPerFile)] };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { path, sha256: '', marks: [error.mark] };
  } finally {
    pass?.();
  }
}

/** One file being read, in several shares when it is a long PDF and may be shared. */
class Reading {
  readonly #shares: Page[][] = [];
  readonly #others: Promise<Outcome>[] = [];
  #table: RoundTable | undefined;
  #failed: Outcome | undefined;
  #done = 0;

  /** @param pass lets the next long document have its turn; not given to a file that is not to be shared. */
  constructor(
    readonly file: SourceFile,
    readonly pool: IngestPool,
    readonly settings: ReadSettings,
    readonly pass: (() => void) | undefined,
  ) {}

  get pages(): Page[] {
    return this.#shares.flat();
  }

  async all(): Promise<Outcome> {
    const first = await this.#watched(this.pool.run(() => this.#first()));
    await Promise.all(this.#others);
    return this.#failed ?? first;
  }

  async #first(): Promise<IngestJob> {
    const { file, settings } = this;
    settings.onStart();
    const bytes = await file.read().catch((error: unknown) => Promise.reject(new UnreadableFile(readFailure(file.path, error))));
    await settings.keep(bytes);
    return this.#job({ path: file.path, bytes, maxPages: settings.pagesPerPdf }, 0);
  }

  #job(task: IngestTask, seat: number): IngestJob {
    const onSaid = (said: IngestSaid): unknown => {
      if ('pages' in said) return this.#share(said);
      if ('found' in said) return this.#table?.gather(seat, said.found);
      (this.#shares[seat] ??= []).push(...said.layouts.map(unpackLayout));
      return undefined;
    };
    return { task, onSaid, onProgress: (progress) => this.settings.onPage((this.#done += 1), (progress as { of: number }).of) };
  }

  #share({ pages, sha256 }: Extract<IngestSaid, { pages: number }>): PageShare[] {
    const { file, pool } = this;
    const shares = pageShares(pages, this.pass === undefined ? 1 : pool.size);
    const seats = shares.length;
    if (seats === 1) this.pass?.();
    else this.#table = new RoundTable(seats);
    shares.slice(1).forEach((share, index) => {
      const seat = index + 1;
      const read = async (): Promise<IngestJob> =>
        this.#job({ path: file.path, bytes: await file.read(), sha256, share, seat, seats }, seat);
      // A share whose file cannot be read again has failed.
      const run = pool.run(read, true).catch((error: unknown) => ({ end: 'failed', detail: String(error) }) as const);
      this.#others.push(this.#watched(run));
    });
    return shares;
  }

  /** Whoever fails first says why; the others fail because of it. */
  async #watched(run: Promise<Outcome>): Promise<Outcome> {
    const outcome = await run;
    if (outcome.end !== 'done') {
      this.#failed ??= outcome;
      this.#table?.leave();
    }
    return outcome;
  }
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

class UnreadableFile extends Error {
  constructor(readonly mark: IntegrityMark) {
    super('the file cannot be read');
  }
}

function readFailure(path: string, error: unknown): IntegrityMark {
  const system = error instanceof Error && 'syscall' in error;
  return system ? mark('unreadable', 'major', path, markWords.unreadable) : mark('damaged', 'major', path, markWords.damaged);
}
