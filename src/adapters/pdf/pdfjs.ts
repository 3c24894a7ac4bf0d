// Before all others: it keeps what they replace.
import { restoreBuiltIns } from './built-ins.ts';
import { PDFParse, PasswordException } from 'pdf-parse';
import { OPS, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { SameThreadPort } from './same-thread-port.ts';

restoreBuiltIns();

/** A reader of PDF for one document, in this thread; destroy it after the document. */
export function openReader(): PDFWorker {
  const port = new SameThreadPort();
  WorkerMessageHandler.initializeFromPort(port);
  return new PDFWorker({ port: port as never });
}

/**
 * The document that pdf.js would load fonts into. Where it can load none, it computes every glyph's outline instead; here nothing is painted,
 * so every font counts as loaded.
 */
export const paintsNothing = { fonts: { add: () => undefined, delete: () => undefined } };
Object.defineProperty(globalThis, 'FontFace', {
  value: class {
    readonly loaded = Promise.resolve(this);
  },
  configurable: true,
});

export { OPS, PDFParse, PasswordException };
