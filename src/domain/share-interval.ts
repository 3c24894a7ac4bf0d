const z = 1.959964;

/** 95 % score interval of a share (Wilson 1927), both ends 0 to 1; the whole range where nothing was counted. */
export function shareInterval(part: number, whole: number): readonly [low: number, high: number] {
  if (whole === 0) return [0, 1];
  const p = part / whole;
  const middle = p + (z * z) / (2 * whole);
  const half = z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  const divisor = 1 + (z * z) / whole;
  return [Math.max(0, (middle - half) / divisor), Math.min(1, (middle + half) / divisor)];
}

export type Counted = { readonly part: number; readonly whole: number };
export type ShareDifference = {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** The interval leaves zero out. */
  readonly apart: boolean;
};

/**
 * Second share less the first with its 95 % interval (Newcombe 1998, method 10: score intervals, for independent samples); null where one of them
 * counted nothing. For two results over the same dossiers, which go up and down together, the interval is rather too wide than too narrow.
 */
export function shareDifference(first: Counted, second: Counted): ShareDifference | null {
  if (first.whole === 0 || second.whole === 0) return null;
  const [p, q] = [first.part / first.whole, second.part / second.whole];
  const [firstLow, firstHigh] = shareInterval(first.part, first.whole);
  const [secondLow, secondHigh] = shareInterval(second.part, second.whole);
  const difference = q - p;
  const low = difference - Math.hypot(q - secondLow, firstHigh - p);
  const high = difference + Math.hypot(secondHigh - q, p - firstLow);
  return { difference, low, high, apart: low > 0 || high < 0 };
}
