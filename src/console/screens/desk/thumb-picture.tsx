import { useEffect, useRef } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { beginPage } from './begin-page.ts';
import { type Drawing, drawRanks, enqueueDrawing } from './draw-queue.ts';

/** CSS pixels of a page in small. */
const breadth = 42;

type Props = { readonly pdf: PDFDocumentProxy; readonly number: number; readonly width: number };

/** The page in small, drawn once it is in sight and the engine is free. */
export function ThumbPicture({ pdf, number, width }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const target = place.current;
    if (target === null) return;
    let drawing: Drawing | undefined;
    const observer = new IntersectionObserver((entries) => {
      drawing?.cancel();
      if (target.hasChildNodes() || !entries.some((entry) => entry.isIntersecting)) return;
      drawing = enqueueDrawing(drawRanks.small, () => beginPage(pdf, number, breadth / width));
      void drawing.drawn.then((canvas) => canvas !== null && target.replaceChildren(canvas));
    });
    observer.observe(target);
    return () => {
      observer.disconnect();
      drawing?.cancel();
      target.replaceChildren();
    };
  }, [pdf, number, width]);
  return <span ref={place} className="thumb-picture" />;
}
