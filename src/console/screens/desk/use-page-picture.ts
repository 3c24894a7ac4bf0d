import { type RefObject, useLayoutEffect, useState } from 'react';
import { drawRanks } from './draw-queue.ts';
import { drawPicture, knownPicture } from './page-pictures.ts';

/**
 * Puts the picture of a page into the element: at once where it is known, else as soon as it is drawn. While a page is drawn for another
 * zoom its former picture stays. `address` null: no picture. True once a picture that can be read stands there.
 */
export function usePagePicture(
  place: RefObject<HTMLElement | null>,
  address: string | null,
  page: number,
  scale: number,
  sought: boolean,
  /** A new page may be drawn; if not, only a picture that is known is put. */
  mayDraw: boolean,
): boolean {
  const [drawn, setDrawn] = useState(false);
  useLayoutEffect(() => {
    const target = place.current;
    if (address === null || target === null) return;
    const known = knownPicture(address, page, scale);
    if (known !== null) {
      target.replaceChildren(known.canvas);
      setDrawn(true);
    }
    if (!mayDraw) return;
    let left = false;
    const drawing = drawPicture(address, page, scale, sought ? drawRanks.sought : drawRanks.inSight);
    void drawing.picture.then((picture) => {
      if (left || picture === null) return;
      target.replaceChildren(picture.canvas);
      setDrawn(true);
    });
    return () => {
      left = true;
      drawing.leave();
    };
  }, [place, address, page, scale, sought, mayDraw]);
  return drawn;
}
