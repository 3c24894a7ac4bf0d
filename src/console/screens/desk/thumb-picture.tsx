import { useEffect, useRef } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { beginPage } from './begin-page.ts';
import { drawRanks, enqueueDrawing } from './draw-queue.ts';

type Props = {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** CSS pixels a point. */
  readonly scale: number;
};

/** The page in small, drawn once the engine is free. */
export function ThumbPicture({ pdf, number, scale }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const target = place.current;
    if (target === null) return;
    const drawing = enqueueDrawing(drawRanks.small, () => beginPage(pdf, number, scale));
    void drawing.drawn.then((canvas) => canvas !== null && target.replaceChildren(canvas));
    return () => {
      drawing.cancel();
      target.replaceChildren();
    };
  }, [pdf, number, scale]);
  return <span ref={place} className="thumb-picture" />;
}
