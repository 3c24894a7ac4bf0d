import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ExtractionFailure } from '../../domain/extracted.ts';
import { openReader, paintsNothing, PasswordException, PDFParse } from './pdfjs.ts';

export type OpenPdf = {
  readonly document: PDFDocumentProxy;
  readonly info: Readonly<Record<string, string>>;
  readonly outline: readonly string[];
  close(): Promise<void>;
};

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * Opens PDF bytes with pdf-parse and keeps its pdf.js document for the page operators. Fonts and character maps come from the
 * package, so nothing is fetched. Images above one pixel are not decoded: their place is known without it.
 * The bytes are handed over: the caller's array must not be used afterwards.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | ExtractionFailure> {
  const reader = openReader();
  const parser = new PDFParse({
    data: bytes,
    worker: reader,
    verbosity: 0,
    disableFontFace: false,
    ownerDocument: paintsNothing as never,
    useSystemFonts: false,
    isEvalSupported: false,
    stopAtErrors: false,
    maxImageSize: 1,
    cMapUrl: join(home, 'cmaps') + '/',
    cMapPacked: true,
    standardFontDataUrl: join(home, 'standard_fonts') + '/',
    wasmUrl: join(home, 'wasm') + '/',
  });
  const close = async (): Promise<void> => {
    await parser.destroy();
    reader.destroy();
  };
  try {
    const info = await parser.getInfo();
    const document = parser['doc'] as PDFDocumentProxy | undefined;
    if (document === undefined) return { failure: 'damaged', detail: 'no document was opened' };
    return { document, info: texts(info.info), outline: outlineTitles(info.outline), close };
  } catch (error) {
    await close();
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { failure: error instanceof PasswordException ? 'encrypted' : 'damaged', detail };
  }
}

/** The plain text entries of the document information dictionary: Title, Author, Creator, CreationDate ... */
function texts(info: unknown): Record<string, string> {
  if (typeof info !== 'object' || info === null) return {};
  return Object.fromEntries(
    Object.entries(info).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  );
}

function outlineTitles(outline: unknown): string[] {
  if (!Array.isArray(outline)) return [];
  return outline.flatMap((entry: { title?: unknown; items?: unknown }) => [
    ...(typeof entry.title === 'string' ? [entry.title] : []),
    ...outlineTitles(entry.items),
  ]);
}
