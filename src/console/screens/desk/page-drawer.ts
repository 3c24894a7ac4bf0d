/** The thread that draws pages, so that drawing never holds up scrolling and keys. Started by `drawing-thread`. */
import type { RenderTask } from 'pdfjs-dist';
import type { Order, Reply } from './drawing-orders.ts';
import { openBytes, openPdf } from './pdf-engine.ts';
import { NeedsWindow, threadSurroundings } from './thread-surroundings.ts';

type Draw = Extract<Order, { type: 'draw' }>;
/** Drawings under way, and those that were cancelled before they had begun. */
const tasks = new Map<number, RenderTask | 'waiting' | 'cancelled'>();

addEventListener('message', ({ data: order }: MessageEvent<Order>) => {
  if (order.type === 'wake') void wake();
  else if (order.type === 'cancel') cancel(order.id);
  else if (order.type === 'open') openPdf(order.address, threadSurroundings).then(() => reply({ id: order.id, outcome: 'opened' }), failed(order.id));
  else draw(order).then((bitmap) => reply({ id: order.id, outcome: 'drawn', bitmap }, bitmap), failed(order.id));
}); // prettier-ignore

/** The least of files: one empty page. */
const leastFile = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>> endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000053 00000 n 
0000000103 00000 n 
trailer<</Size 4/Root 1 0 R>>
startxref
177
%%EOF`;

/** Draws next to nothing, so that what draws is there and compiled when the first page comes. */
async function wake(): Promise<void> {
  const page = await (await openBytes(new TextEncoder().encode(leastFile), threadSurroundings)).getPage(1);
  await page.render({ canvas: new OffscreenCanvas(9, 9) as unknown as HTMLCanvasElement, viewport: page.getViewport({ scale: 1 }) })
    .promise;
  await page.cleanup();
}

function cancel(id: number): void {
  const task = tasks.get(id);
  if (task === 'waiting') tasks.set(id, 'cancelled');
  else if (task !== undefined && task !== 'cancelled') task.cancel();
}

async function draw({ id, address, page: number, scale }: Draw): Promise<ImageBitmap> {
  tasks.set(id, 'waiting');
  try {
    const page = await (await openPdf(address, threadSurroundings)).getPage(number);
    if (tasks.get(id) === 'cancelled') throw new Error('cancelled');
    const viewport = page.getViewport({ scale });
    const canvas = new OffscreenCanvas(Math.floor(viewport.width), Math.floor(viewport.height));
    const task = page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport });
    // Between two pieces of work the thread hears of what is cancelled.
    task.onContinue = (go: () => void) => void setTimeout(go);
    tasks.set(id, task);
    await task.promise;
    return canvas.transferToImageBitmap();
  } finally {
    tasks.delete(id);
  }
}

function failed(id: number): (reason: unknown) => void {
  return (reason) => reply({ id, outcome: reason instanceof NeedsWindow ? 'needs-window' : 'failed' });
}

function reply(what: Reply, ...transfer: Transferable[]): void {
  (self as unknown as { postMessage: (message: Reply, transfer: Transferable[]) => void }).postMessage(what, transfer);
}
