/**
 * A long document is read in parts at once; this one is number `index`, from 0, of `count`. What is said of the whole document rests on what all
 * parts hand in: `gather` gives what each of them found, in the order of their pages. All parts gather the same things in the same order.
 */
export type Parts = {
  readonly index: number;
  readonly count: number;
  /** @param own anything that can be sent to another process. */
  gather<T>(own: T): Promise<readonly T[]>;
};

/** A document that is read in one go. */
export const whole: Parts = { index: 0, count: 1, gather: (own) => Promise.resolve([own]) };
