import relatedTable from './related-table.json' with { type: 'json' };

/** Terms that stand in like surroundings, with their similarity in (0, 1]. */
export type RelatedTerms = ReadonlyMap<string, readonly (readonly [term: string, similarity: number])[]>;

/** Term to those most like it, as `other:46 other:38`: similarity in hundredths, most like first. */
export type RelatedTable = Readonly<Record<string, string>>;

/**
 * Reads a table; that of the product was made by `npm run eval -- contract-nli --data FILE --fit --write` from unlabelled text, which
 * evals/contract-nli/README.md names.
 */
export function readRelatedTerms(table: RelatedTable = relatedTable): RelatedTerms {
  return new Map(
    Object.entries(table).map(([term, others]) => [
      term,
      others.split(' ').map((other) => [other.replace(/:\d+$/u, ''), Number(/\d+$/u.exec(other)?.[0] ?? 0) / 100] as const),
    ]),
  );
}
