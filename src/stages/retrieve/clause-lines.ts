import type { ReadClause } from './clause-corpus.ts';

/** Own text counts twice its context, as for single terms. */
export const ownWeight = 2;

/**
 * The lines of clauses (a clause's own text, each text of its context once) without their gaps, packed for reading many in a row. A term stands as
 * 2 × its number, and 1 more where a gap stands before it or the line begins. 4 bytes for each term and each text of a context.
 */
export class ClauseLines {
  readonly terms: Int32Array;
  /** Line n goes from `starts[n]` up to `starts[n + 1]`; the first lines are the clauses' own, in their order. */
  readonly starts: Int32Array;
  /** Lines of the context of clause n, from `contextStarts[n]` up to `contextStarts[n + 1]`. */
  readonly contexts: Int32Array;
  readonly contextStarts: Int32Array;

  constructor(clauses: readonly ReadClause[]) {
    const lines = clauses.map(({ terms }) => terms);
    const numbers = new Map<Int32Array, number>();
    const contexts: number[] = [];
    const contextStarts = [0];
    for (const { context } of clauses) {
      for (const line of context) {
        let number = numbers.get(line);
        if (number === undefined) numbers.set(line, (number = lines.push(line) - 1));
        contexts.push(number);
      }
      contextStarts.push(contexts.length);
    }
    this.contexts = Int32Array.from(contexts);
    this.contextStarts = Int32Array.from(contextStarts);
    this.starts = new Int32Array(lines.length + 1);
    const packed = new Int32Array(lines.reduce((sum, line) => sum + line.length, 0));
    let used = 0;
    lines.forEach((line, number) => {
      let gap = 1;
      for (const term of line) {
        if (term >= 0) packed[used++] = 2 * term + gap;
        gap = term < 0 ? 1 : 0;
      }
      this.starts[number + 1] = used;
    });
    this.terms = packed.slice(0, used);
  }
}
