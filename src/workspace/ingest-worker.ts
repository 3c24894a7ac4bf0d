import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Document, IntegrityMark } from '../domain/document.ts';
import type { Extracted, Extraction } from '../domain/extracted.ts';
import type { DocumentId, Sha256 } from '../domain/ids.ts';
import { answerTasks } from '../adapters/process-pool/answer-tasks.ts';
import { replaceDrawing } from '../adapters/pdf/no-drawing.ts';
import type { ChoosePages } from '../adapters/pdf/extract-pdf.ts';
import { ListingBudget, type BudgetUse, type ListingLimits } from '../adapters/archive/source-file.ts';
import type { UnpackedFile } from '../adapters/archive/unpack-archive.ts';
import { failureMark, mark } from '../stages/ingest/failure-marks.ts';
import { whole, type Parts } from '../stages/ingest/parts.ts';
import { readDocument } from '../stages/ingest/read-document.ts';
import { formatOfName, sniffFormat, type SniffedFormat } from '../stages/ingest/sniff-format.ts';
import { markWords } from '../stages/ingest/words.ts';
import { packLayout, type PackedLayout } from './packed-layout.ts';
import type { PageShare } from './page-shares.ts';

export type IngestTask =
  /** A ZIP in the folder of the process, to be unpacked beside it. */
  | { readonly archive: string; readonly prefix: string; readonly limits: ListingLimits; readonly used: BudgetUse }
  /** A file; of a PDF the first share of its pages, or all. */
  | { readonly path: string; readonly bytes: Uint8Array; readonly maxPages: number }
  /** Another share of a long PDF, at this seat of those who read it. */
  | {
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly sha256: Sha256;
      readonly share: PageShare;
      readonly seat: number;
      readonly seats: number;
    };
export type IngestResult = {
  readonly sha256: string;
  /** Its pages were said before. */
  readonly document?: Document;
  readonly marks: readonly IntegrityMark[];
  /** Given for an archive. */
  readonly unpacked?: { readonly found: readonly UnpackedFile[] | 'no-archive'; readonly used: BudgetUse };
};
/** What a process says while it reads. */
export type IngestSaid =
  /** Pages of the document, in order. */
  | { readonly layouts: readonly PackedLayout[] }
  /** A PDF is open; the answer is the shares of those who read it, of which the first is for this process. */
  | { readonly pages: number; readonly sha256: Sha256 }
  /** What this share gives for the whole document; the answer is what all gave. */
  | { readonly found: unknown };
type FileTask = Exclude<IngestTask, { archive: string }>;
type FileIdentity = { readonly path: string; readonly sha256: Sha256; readonly size: number; readonly format: Readable };
type Say = (said: IngestSaid) => Promise<unknown>;
type OnPage = (page: number, of: number) => void;

/** Every expected failure is one mark; what is thrown is a fault of ours. */
async function perform(task: IngestTask, say: Say, onPage: OnPage): Promise<IngestResult> {
  if ('archive' in task) return unpack(task);
  return 'share' in task ? readShare(task, say, onPage) : readFile(task, say, onPage);
}

/** What a hash function gives needs no check, which spares this process the library for checks. */
const sha256Of = (content: Uint8Array | string): Sha256 => createHash('sha256').update(content).digest('hex') as Sha256;

async function unpack({ archive, prefix, limits, used }: Extract<IngestTask, { archive: string }>): Promise<IngestResult> {
  const { unpackArchive } = await import('../adapters/archive/unpack-archive.ts');
  const budget = new ListingBudget(limits, used);
  const found = await unpackArchive(archive, prefix, budget, dirname(archive));
  return { sha256: '', marks: [], unpacked: { found, used: budget.used } };
}

async function readFile(task: Exclude<FileTask, { share: PageShare }>, say: Say, onPage: OnPage): Promise<IngestResult> {
  const { path, bytes, maxPages } = task;
  const sha256 = sha256Of(bytes);
  if (bytes.length === 0) return { sha256, marks: [mark('empty', 'major', path, markWords.empty)] };
  const format = sniffFormat(path, bytes.subarray(0, 4096), await entryNames(bytes));
  if (format === 'image') return { sha256, marks: [mark('image-only', 'major', path, markWords.image)] };
  if (format === 'ole' && isEncryptedOffice(bytes)) return { sha256, marks: [mark('encrypted', 'major', path, markWords.encrypted)] };
  if (format === 'zip' || format === 'ole' || format === 'rtf' || format === 'binary') return { sha256, marks: [unreadable(path, format)] };
  const size = bytes.length;
  let parts = whole;
  const extraction = await extract(format, bytes, maxPages, onPage, async (pages) => {
    const shares = (await say({ pages, sha256 })) as readonly PageShare[];
    if (shares.length > 1) parts = partsAt(0, shares.length, say);
    return shares[0]!;
  });
  if ('failure' in extraction) return { sha256, marks: [failureMark(path, extraction, maxPages)] };
  return toDocument({ path, sha256, size, format }, extraction.extracted, parts);
}

async function readShare(task: Extract<FileTask, { share: PageShare }>, say: Say, onPage: OnPage): Promise<IngestResult> {
  const { path, bytes, sha256, share, seat, seats } = task;
  const size = bytes.length;
  const extraction = await extract('pdf', bytes, Infinity, onPage, () => share);
  if ('failure' in extraction) throw new Error(`a second reading failed: ${extraction.failure} ${extraction.detail}`);
  return toDocument({ path, sha256, size, format: 'pdf' }, extraction.extracted, partsAt(seat, seats, say));
}

function partsAt(index: number, count: number, say: Say): Parts {
  return { index, count, gather: async <T>(found: T) => (await say({ found })) as readonly T[] };
}

async function toDocument({ path, sha256, size, format }: FileIdentity, extracted: Extracted, parts: Parts): Promise<IngestResult> {
  const id = `doc-${sha256Of(`${path}\0${sha256}`).slice(0, 16)}` as DocumentId;
  const { document, marks } = await readDocument({ id, path, sha256, bytes: size, format }, extracted, parts);
  const named = formatOfName(path);
  const disguised = named !== format && !(isTextual(named) && isTextual(format));
  return { sha256, document, marks: disguised ? [wrongExtension(path, format), ...marks] : marks };
}

type Readable = Exclude<SniffedFormat, 'zip' | 'ole' | 'rtf' | 'binary' | 'image'>;

/** Adapters are loaded when a file needs them: a worker that reads notes carries no PDF engine. */
async function extract(format: Readable, bytes: Uint8Array, maxPages: number, onPage: OnPage, choose: ChoosePages): Promise<Extraction> {
  switch (format) {
    case 'pdf':
      return (await import('../adapters/pdf/extract-pdf.ts')).extractPdf(bytes, maxPages, onPage, choose);
    case 'docx':
      return (await import('../adapters/docx/extract-docx.ts')).extractDocx(bytes);
    case 'xlsx':
      return (await import('../adapters/xlsx/extract-xlsx.ts')).extractXlsx(bytes);
    case 'html':
      return (await import('../adapters/html/extract-html.ts')).extractHtml(bytes);
    case 'csv':
      return (await import('../adapters/text/extract-text.ts')).extractCsv(bytes);
    case 'md':
      return (await import('../adapters/text/extract-text.ts')).extractMarkdown(bytes);
    case 'txt':
      return (await import('../adapters/text/extract-text.ts')).extractPlainText(bytes);
  }
}

const isTextual = (format: SniffedFormat | undefined): boolean =>
  format === undefined || format === 'txt' || format === 'md' || format === 'csv' || format === 'html';

function wrongExtension(path: string, real: string): IntegrityMark {
  const extension = /\.([^./]+)$/u.exec(path)?.[1] ?? '';
  return mark('wrong-extension', 'minor', path, markWords.wrongExtension(extension.toUpperCase(), real.toUpperCase()));
}

/** A file whose name says a format that its bytes are not is damaged in the eyes of a reader; otherwise we do not read its kind. */
function unreadable(path: string, format: SniffedFormat): IntegrityMark {
  const named = formatOfName(path);
  const broken = (format === 'binary' && named !== undefined) || (format === 'zip' && (named === 'docx' || named === 'xlsx'));
  return broken ? mark('damaged', 'major', path, markWords.damaged) : mark('unsupported', 'major', path, markWords.unsupported);
}

/** Names in a ZIP directory, or undefined when it is none or is cut off. */
async function entryNames(bytes: Uint8Array): Promise<string[] | undefined> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
  try {
    const { openZip } = await import('../adapters/archive/open-zip.ts');
    const zip = await openZip(bytes);
    const names: string[] = [];
    for await (const entry of zip.entries()) if (names.push(entry.name) > 2000) break;
    return names;
  } catch {
    return undefined;
  }
}

/** Office files under a password are OLE containers with a stream of this name (MS-OFFCRYPTO 1.3.3), in UTF-16. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** Pages sent at once: few enough to be unpacked within some milliseconds. */
const pagesPerPart = 8;

replaceDrawing();
answerTasks<IngestTask>(async (task, ports) => {
  const say: Say = (said) => ports.say(said);
  const { document, ...rest } = await perform(task, say, (page, of) => ports.progress({ page, of }));
  if (document === undefined) return rest;
  let before: unknown;
  for (let at = 0; at < document.pages.length; at += pagesPerPart) {
    const layouts = document.pages.slice(at, at + pagesPerPart).map(packLayout);
    await before;
    before = say({ layouts });
  }
  await before;
  return { ...rest, document: { ...document, pages: [] } };
});
/* The engine is loaded while the first file is on its way. */
if (process.argv.includes('--pdf')) void import('../adapters/pdf/extract-pdf.ts');
