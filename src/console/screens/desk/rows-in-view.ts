/** Index of the last row that begins at or above a height; -1 where all begin below. `tops` ascend. */
export function rowAt(tops: readonly number[], height: number): number {
  let from = 0;
  let to = tops.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (tops[middle]! <= height) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** First and last of the rows that touch the heights `from`..`to`. */
export function rowsInView(tops: readonly number[], from: number, to: number): readonly [first: number, last: number] {
  return [Math.max(0, rowAt(tops, from)), Math.max(0, rowAt(tops, to))];
}

/** Where each row begins, with a gap between them, and where the last one ends. */
export function stackRows(heights: readonly number[], gap: number): { readonly tops: readonly number[]; readonly end: number } {
  const tops: number[] = [];
  let end = 0;
  for (const height of heights) {
    const top = tops.length === 0 ? 0 : end + gap;
    tops.push(top);
    end = top + height;
  }
  return { tops, end };
}
