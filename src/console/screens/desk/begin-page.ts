import type { Begun } from './draw-queue.ts';
import { drawInThread } from './drawing-thread.ts';
import { openPdf } from './pdf-engine.ts';

/** Files with a page that only a window can draw. */
const hereOnly = new Set<string>();

/** Begins to draw a page on a canvas of its own; `scale` is CSS pixels a point. */
export function beginPage(address: string, number: number, scale: number): Begun {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'presentation');
  const pixels = scale * Math.min(window.devicePixelRatio || 1, 2);
  let left = false;
  let leave: () => void = () => undefined;
  const here = async (): Promise<void> => {
    const page = await (await openPdf(address)).getPage(number);
    if (left) throw new Error('cancelled');
    const viewport = page.getViewport({ scale: pixels });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const task = page.render({ canvas, viewport });
    leave = () => task.cancel();
    await task.promise;
  };
  const there = async (): Promise<void> => {
    const drawing = drawInThread(address, number, pixels);
    leave = drawing.cancel;
    const reply = await drawing.reply;
    if (reply.outcome === 'needs-window') hereOnly.add(address);
    if (left || reply.outcome === 'failed') throw new Error('not drawn');
    if (reply.outcome === 'drawn') putOn(canvas, reply.bitmap);
    else await here();
  };
  const promise = typeof OffscreenCanvas === 'undefined' || hereOnly.has(address) ? here() : there();
  return {
    canvas,
    task: {
      promise,
      cancel: () => {
        left = true;
        leave();
      },
    },
  };
}

function putOn(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(bitmap);
}
