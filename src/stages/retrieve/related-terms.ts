import { relatedTable } from './related-table.ts';

/** Terms that stand in like surroundings, with their similarity in (0, 1]. */
export type RelatedTerms = ReadonlyMap<string, readonly (readonly [term: string, similarity: number])[]>;

/** Reads lines of `term other:46 other:38` (hundredths). */
export function readRelatedTerms(table: string = relatedTable): RelatedTerms {
  return new Map(
    table
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [term = '', ...others] = line.split(' ');
        return [term, others.map((other) => [other.replace(/:\d+$/u, ''), Number(/\d+$/u.exec(other)?.[0] ?? 0) / 100] as const)];
      }),
  );
}
