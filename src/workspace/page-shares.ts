/** Pages from `first` to `last`, counted from 1. */
export type PageShare = { readonly first: number; readonly last: number };

/** A document as long as this is worth opening more than once. */
const longDocument = 100;
/** A PDF of so many bytes may be as long. */
const largeFile = 64 * 1024;

export function isWorthSharing({ path, size = 0 }: { readonly path: string; readonly size?: number }): boolean {
  return size >= largeFile && /\.pdf$/iu.test(path);
}

/** How processes share the pages of a document: a long one in equal parts, in order; a short one is read by one of them. */
export function pageShares(pages: number, processes: number): PageShare[] {
  const size = pages < longDocument ? pages : Math.ceil(pages / processes);
  const shares: PageShare[] = [];
  for (let first = 1; first <= pages; first += size) shares.push({ first, last: Math.min(first + size - 1, pages) });
  return shares.length === 0 ? [{ first: 1, last: 0 }] : shares;
}
