/** Blocks are this many times the scores that are wanted, or more. */
const spare = 4;
/** Maxima of blocks are counted by how far they lie below the highest: in steps of 2^14 of a number's bits, two thousandths of it at most. */
const stepBits = 14;
const steps = 2048;

/**
 * Places of at least `size` scores above zero (of all that there are, if fewer), in ascending order, and with them of every score that is as high.
 * When as many blocks as are wanted have a maximum of at least m, no lower score can be wanted: only blocks with such a maximum are read
 * again. Bits of floats above zero, read as whole numbers, have the order of the floats; those below zero count as zero.
 */
export function placesOfHigh(scores: Float32Array, size: number): number[] {
  const bits = new Int32Array(scores.buffer, scores.byteOffset, scores.length);
  const shift = Math.floor(Math.log2(bits.length / (spare * size)));
  if (shift < 2) return placesAboveZero(scores);
  const maxima = maximaOfBlocks(bits, shift);
  const least = leastWanted(maxima, size);
  const places: number[] = [];
  for (let block = 0; block < maxima.length; block++) {
    if ((maxima[block] as number) < least) continue;
    const end = Math.min(bits.length, (block + 1) << shift);
    for (let at = block << shift; at < end; at++) if ((bits[at] as number) >= least) places.push(at);
  }
  return places;
}

/** Places of all scores above zero, in ascending order. */
export function placesAboveZero(scores: Float32Array | Float64Array): number[] {
  const places: number[] = [];
  for (let at = 0; at < scores.length; at++) if ((scores[at] as number) > 0) places.push(at);
  return places;
}

/** The highest of each 2^shift numbers (four or more), 0 where none is higher. */
function maximaOfBlocks(bits: Int32Array, shift: number): Int32Array {
  const maxima = new Int32Array(((bits.length - 1) >> shift) + 1);
  for (let block = 0, at = 0; block < maxima.length; block++) {
    const end = Math.min(bits.length, (block + 1) << shift);
    let one = 0;
    let other = 0;
    for (; at + 3 < end; at += 4) {
      one = higherOf(higherOf(one, bits[at] as number), bits[at + 1] as number);
      other = higherOf(higherOf(other, bits[at + 2] as number), bits[at + 3] as number);
    }
    for (; at < end; at++) one = higherOf(one, bits[at] as number);
    maxima[block] = higherOf(one, other);
  }
  return maxima;
}

/** The higher of a number not below 0 and another. Without a branch, which a processor would guess wrong. */
function higherOf(number: number, other: number): number {
  const difference = number - (other & ~(other >> 31));
  return number - (difference & (difference >> 31));
}

/** A number above zero that at least `size` of the maxima reach, or 1. */
function leastWanted(maxima: Int32Array, size: number): number {
  let top = 0;
  for (let block = 0; block < maxima.length; block++) top = Math.max(top, maxima[block] as number);
  const counts = new Int32Array(steps + 1);
  for (let block = 0; block < maxima.length; block++) {
    const step = Math.min(steps, (top - (maxima[block] as number)) >> stepBits);
    counts[step] = (counts[step] as number) + 1;
  }
  let reached = 0;
  for (let step = 0; step < steps; step++) {
    reached += counts[step] as number;
    if (reached >= size) return Math.max(1, top - ((step + 1) << stepBits) + 1);
  }
  return 1;
}
