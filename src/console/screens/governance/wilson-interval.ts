/** 95 % score interval of a share (Wilson 1927), both ends 0 to 1; the whole range where nothing was counted. */
export function wilsonInterval(part: number, whole: number): readonly [low: number, high: number] {
  if (whole === 0) return [0, 1];
  const z = 1.959964;
  const p = part / whole;
  const middle = p + (z * z) / (2 * whole);
  const half = z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  const divisor = 1 + (z * z) / whole;
  return [Math.max(0, (middle - half) / divisor), Math.min(1, (middle + half) / divisor)];
}
