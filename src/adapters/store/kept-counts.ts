import type { StoreParts } from './parts.ts';
import type { Schema } from './schema.ts';

/** How many rows of each kind are kept. */
export type KeptCounts = {
  readonly records: number;
  readonly drafts: number;
  readonly decisions: number;
  readonly signatures: number;
  readonly corrections: number;
  readonly reports: number;
  readonly files: number;
  readonly people: number;
  readonly openSessions: number;
};
export type KeptCounter = { countKept(): KeptCounts };

export function openKeptCounter({ db, now }: StoreParts): KeptCounter {
  const { sql } = db;
  const count = (...tables: (keyof Schema)[]): number =>
    tables.reduce((sum, table) => sum + Number(db.first(sql.selectFrom(table).select(({ fn }) => fn.countAll().as('n')))?.n ?? 0), 0);
  return {
    countKept: () => ({
      records: count('audit_records'),
      drafts: count('prepared_reviews'),
      decisions: count('dispositions', 'blind_verdicts', 'own_findings', 'comments', 'review_turns'),
      signatures: count('sign_offs'),
      corrections: count('fact_corrections', 'classification_decisions'),
      reports: count('reports'),
      files: count('dossier_files'),
      people: count('persons'),
      openSessions: Number(
        db.first(
          sql
            .selectFrom('sessions')
            .select(({ fn }) => fn.countAll().as('n'))
            .where('ended_at', 'is', null)
            .where('expires_at', '>', now().toISOString()),
        )?.n ?? 0,
      ),
    }),
  };
}
