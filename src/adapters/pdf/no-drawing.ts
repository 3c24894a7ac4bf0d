/**
 * pdf.js makes one transformation matrix for drawing when it is loaded and takes the class from a native module, which a confined process does not
 * load. Reading never draws; this stands in its place.
 */
export function replaceDrawing(): void {
  if (!('DOMMatrix' in globalThis)) Object.defineProperty(globalThis, 'DOMMatrix', { value: class DOMMatrix {}, configurable: true });
}
