import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

const data = '/pdf-engine/';
const open = new Map<string, Promise<PDFDocumentProxy>>();

/**
 * Opens the real file. The engine is its own chunk and works in its own thread; fonts, character maps and decoders come from our
 * own origin, and nothing in the file may run as code. The last three files stay open.
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
  for (const [old, document] of [...open].slice(0, -3)) {
    open.delete(old);
    void document.then((proxy) => proxy.loadingTask.destroy());
  }
  return opening;
}

async function load(address: string): Promise<PDFDocumentProxy> {
  const engine = await import('pdfjs-dist');
  engine.GlobalWorkerOptions.workerSrc = workerAddress;
  return engine.getDocument({
    url: address,
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
