import { beginPage } from './begin-page.ts';
import { type Drawing, drawRanks, enqueueDrawing } from './draw-queue.ts';
import { openPdf } from './pdf-engine.ts';

/** A drawn page. */
type Picture = { readonly canvas: HTMLCanvasElement; readonly scale: number };
type Sheet = { picture: Picture | null; pending: { readonly scale: number; readonly drawing: Drawing; wanted: number } | null };
type Rank = Parameters<Drawing['hasten']>[0];

/** Pixels that are kept: at four bytes each 128 MB. */
const most = 32_000_000;
/** Pictures by file and page, the one used last at the end. */
const sheets = new Map<string, Sheet>();

/** The picture of a page where there is one that can be read at this scale (CSS pixels a point); it may be a little too small or large. */
export function knownPicture(address: string, page: number, scale: number): Picture | null {
  const picture = sheets.get(`${address} ${page}`)?.picture ?? null;
  return picture === null || picture.scale < scale * 0.7 || picture.scale > scale * 1.5 ? null : picture;
}

/** Draws a page unless it is drawn. Resolves with null when it could not be, or when everybody who wanted it left. */
export function drawPicture(
  address: string,
  page: number,
  scale: number,
  rank: Rank,
): { readonly picture: Promise<Picture | null>; readonly leave: () => void } {
  const key = `${address} ${page}`;
  const sheet = sheets.get(key) ?? { picture: null, pending: null };
  sheets.delete(key);
  sheets.set(key, sheet);
  if (sheet.picture !== null && isAt(sheet.picture.scale, scale))
    return { picture: Promise.resolve(sheet.picture), leave: () => undefined };
  if (sheet.pending === null || !isAt(sheet.pending.scale, scale)) {
    const drawing = enqueueDrawing(rank, async () => beginPage(await openPdf(address), page, scale));
    const pending = { scale, drawing, wanted: 0 };
    sheet.pending = pending;
    void drawing.drawn.then((canvas) => {
      if (sheet.pending !== pending) return;
      sheet.pending = null;
      if (canvas !== null) sheet.picture = { canvas, scale };
      forgetOldest();
    });
  }
  const { pending } = sheet;
  pending.wanted += 1;
  pending.drawing.hasten(rank);
  return {
    picture: pending.drawing.drawn.then((canvas) => (canvas === null ? null : { canvas, scale })),
    leave: () => {
      pending.wanted -= 1;
      // Not at once: who leaves may come back in the same breath, with another rank.
      queueMicrotask(() => pending.wanted === 0 && pending.drawing.cancel());
    },
  };
}

/** Draws a page that is likely to be sought. */
export const drawAhead = (address: string, page: number, scale: number) => drawPicture(address, page, scale, drawRanks.ahead);

function isAt(drawn: number, wanted: number): boolean {
  return Math.abs(drawn / wanted - 1) < 0.005;
}

function forgetOldest(): void {
  let pixels = 0;
  for (const [key, { picture, pending }] of [...sheets].toReversed()) {
    pixels += picture === null ? 0 : picture.canvas.width * picture.canvas.height;
    if (pending === null && (picture === null || pixels > most)) sheets.delete(key);
  }
}
