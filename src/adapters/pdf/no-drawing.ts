import Module, { createRequire } from 'node:module';

/**
 * pdf.js makes one transformation matrix for drawing when it is loaded and takes the class from a native module, which a confined process does not
 * load. Reading never draws: an empty module and class stand in their places. Before pdf.js is loaded.
 */
export function replaceDrawing(): void {
  if (!('DOMMatrix' in globalThis)) Object.defineProperty(globalThis, 'DOMMatrix', { value: class DOMMatrix {}, configurable: true });
  const { resolve, cache } = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  try {
    const native = resolve('@napi-rs/canvas');
    cache[native] ??= Object.assign(new Module(native), { loaded: true });
  } catch {
    // Not installed: pdf.js finds none either.
  }
}
