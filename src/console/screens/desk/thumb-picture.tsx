import { useEffect, useRef } from 'react';
import { beginPage } from './begin-page.ts';
import { drawRanks, enqueueDrawing } from './draw-queue.ts';

type Props = {
  /** Of the file. */
  readonly address: string;
  readonly number: number;
  /** CSS pixels a point. */
  readonly scale: number;
};

/** The page in small, drawn once the engine is free. */
export function ThumbPicture({ address, number, scale }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const target = place.current;
    if (target === null) return;
    const drawing = enqueueDrawing(drawRanks.small, () => beginPage(address, number, scale));
    void drawing.drawn.then((canvas) => canvas !== null && target.replaceChildren(canvas));
    return () => {
      drawing.cancel();
      target.replaceChildren();
    };
  }, [address, number, scale]);
  return <span ref={place} className="thumb-picture" />;
}
