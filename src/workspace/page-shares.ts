/** Pages from `first` to `last`, counted from 1. */
export type PageShare = { readonly first: number; readonly last: number };

/** A document as long as this is worth opening more than once. */
const longDocument = 100;

/** How workers share the pages of a document: a long one in equal parts, in order; a short one is one worker's. */
export function pageShares(pages: number, workers: number): PageShare[] {
  const size = pages < longDocument ? pages : Math.ceil(pages / workers);
  const shares: PageShare[] = [];
  for (let first = 1; first <= pages; first += size) shares.push({ first, last: Math.min(first + size - 1, pages) });
  return shares.length === 0 ? [{ first: 1, last: 0 }] : shares;
}
