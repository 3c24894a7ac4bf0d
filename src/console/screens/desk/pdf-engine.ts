import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

const data = '/pdf-engine/';
/** Files that stay open. */
const most = 12;
const open = new Map<string, Promise<PDFDocumentProxy>>();
let worker: PDFWorker | undefined;

/**
 * Opens the real file. The engine is its own chunk and works in one thread of its own; fonts, character maps and decoders come from
 * our own origin, and nothing in the file may run as code. The files used last stay open.
 */
export function openPdf(address: string): Promise<PDFDocumentProxy> {
  const known = open.get(address);
  if (known !== undefined) {
    open.delete(address);
    open.set(address, known);
    return known;
  }
  const opening = load(address);
  open.set(address, opening);
  opening.catch(() => open.delete(address));
  for (const [old, document] of [...open].slice(0, -most)) {
    open.delete(old);
    void document.then((proxy) => proxy.loadingTask.destroy());
  }
  return opening;
}

async function load(address: string): Promise<PDFDocumentProxy> {
  const engine = await import('pdfjs-dist');
  engine.GlobalWorkerOptions.workerSrc = workerAddress;
  worker ??= new engine.PDFWorker();
  return engine.getDocument({
    url: address,
    worker,
    withCredentials: true,
    cMapUrl: `${data}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${data}standard_fonts/`,
    iccUrl: `${data}iccs/`,
    wasmUrl: `${data}wasm/`,
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
  }).promise;
}
