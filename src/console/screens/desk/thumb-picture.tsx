import { useEffect, useRef } from 'react';
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';

/** CSS pixels of a page in small. */
const breadth = 42;
/** One picture after the other: pages that are read come first. */
let queue: Promise<void> = Promise.resolve();

type Props = { readonly pdf: PDFDocumentProxy; readonly number: number; readonly width: number };

/** The page in small, drawn once it is in sight and the engine is free. */
export function ThumbPicture({ pdf, number, width }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    let task: RenderTask | undefined;
    let wanted = false;
    let drawn = false;
    const draw = async (): Promise<void> => {
      if (!wanted || drawn) return;
      const page = await pdf.getPage(number);
      if (!wanted) return;
      const viewport = page.getViewport({ scale: (breadth * Math.min(window.devicePixelRatio || 1, 2)) / width });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      task = page.render({ canvas: target, viewport });
      await task.promise.then(
        () => (drawn = true),
        () => undefined,
      );
    };
    const observer = new IntersectionObserver((entries) => {
      wanted = entries.some((entry) => entry.isIntersecting);
      if (wanted && !drawn) queue = queue.then(() => new Promise((rest) => setTimeout(rest, 16))).then(draw, draw); // prettier-ignore
    });
    observer.observe(target);
    return () => {
      wanted = false;
      observer.disconnect();
      task?.cancel();
    };
  }, [pdf, number, width]);
  return <canvas ref={canvas} role="presentation" />;
}
