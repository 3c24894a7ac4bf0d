const { push } = Array.prototype;
const { parse } = JSON;

/**
 * Gives this thread its own `Array.prototype.push` and `JSON.parse` back. The build of pdf.js for older engines replaces both on Node 20 by ones in
 * JavaScript, several times slower for everything that runs in the thread, for a frozen array's error and for `JSON.rawJSON`; neither is used here.
 */
export function restoreBuiltIns(): void {
  for (const [owner, name, value] of [
    [Array.prototype, 'push', push],
    [JSON, 'parse', parse],
  ] as const)
    Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: false });
}
