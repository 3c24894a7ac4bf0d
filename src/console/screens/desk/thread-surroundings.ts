/** A page has an effect that is drawn by a filter of the document (a luminosity mask, a transfer function); a thread has no document. */
export class NeedsWindow extends Error {}

type Sheet = { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D };

class ThreadCanvasFactory {
  create(width: number, height: number): Sheet {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true })! };
  }
  reset({ canvas }: Sheet, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }
  destroy({ canvas }: Sheet): void {
    canvas.width = 0;
    canvas.height = 0;
  }
}

/** Refuses what it cannot draw rightly, so that a page is never shown with an effect left out. */
class ThreadFilterFactory {
  addFilter(maps: unknown): string {
    if (maps === null || maps === undefined) return 'none';
    throw new NeedsWindow();
  }
  addAlphaFilter(): string {
    throw new NeedsWindow();
  }
  addLuminosityFilter(): string {
    throw new NeedsWindow();
  }
  addHCMFilter(): string {
    return 'none';
  }
  addHighlightHCMFilter(): string {
    return 'none';
  }
  destroy(): void {}
}

/** Fonts, canvases and filters of a thread, where the engine would look for those of a document. */
export const threadSurroundings = {
  ownerDocument: { fonts: (self as unknown as { fonts: FontFaceSet }).fonts },
  CanvasFactory: ThreadCanvasFactory,
  FilterFactory: ThreadFilterFactory,
};
