import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Begun } from './draw-queue.ts';

/** Begins to draw a page on a canvas of its own; `scale` is CSS pixels a point. */
export async function beginPage(pdf: PDFDocumentProxy, number: number, scale: number): Promise<Begun> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: scale * Math.min(window.devicePixelRatio || 1, 2) });
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'presentation');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  return { canvas, task: page.render({ canvas, viewport }) };
}
