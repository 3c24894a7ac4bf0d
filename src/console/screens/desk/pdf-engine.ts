import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import parserAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

const data = '/pdf-engine/';
/** Files that stay open. */
const most = 12;
const open = new Map<string, Promise<PDFDocumentProxy>>();
let parser: PDFWorker | undefined;

/** What the engine finds in a window and a thread must bring along: see `DocumentInitParameters` of pdfjs. */
type Surroundings = { readonly ownerDocument: unknown; readonly CanvasFactory: unknown; readonly FilterFactory: unknown };

/**
 * Opens the real file, in a window or a thread. The engine is its own chunk and reads files in one thread of its own; fonts, character
 * maps and decoders come from our own origin, and nothing in the file may run as code. The files used last stay open.
 */
export function openPdf(address: string, surroundings?: Surroundings): Promise<PDFDocumentProxy> {
  const known = open.get(address);
  if (known !== undefined) {
    open.delete(address);
    open.set(address, known);
    return known;
  }
  const opening = load({ url: new URL(address, location.origin) }, surroundings);
  open.set(address, opening);
  opening.catch(() => open.delete(address));
  for (const [old, document] of [...open].slice(0, -most)) {
    open.delete(old);
    void document.then((proxy) => proxy.loadingTask.destroy());
  }
  return opening;
}

/** Opens a file that is at hand. It does not stay open among the others. */
export function openBytes(bytes: Uint8Array, surroundings: Surroundings): Promise<PDFDocumentProxy> {
  return load({ data: bytes }, surroundings);
}

async function load(
  source: { readonly url: URL } | { readonly data: Uint8Array },
  surroundings: Surroundings | undefined,
): Promise<PDFDocumentProxy> {
  const engine = await import('pdfjs-dist');
  // The declared type leaves the port out.
  parser ??= new engine.PDFWorker({ port: new Worker(parserAddress, { type: 'module' }) as unknown as null });
  return engine.getDocument({
    ...source,
    worker: parser,
    withCredentials: true,
    cMapUrl: `${data}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${data}standard_fonts/`,
    iccUrl: `${data}iccs/`,
    wasmUrl: `${data}wasm/`,
    useWasm: false,
    useWorkerFetch: true,
    isEvalSupported: false,
    enableXfa: false,
    ...(surroundings as object | undefined),
  }).promise;
}
