/** Tables whose rows hold words of a dossier, or what people said about them, by the column that leads to the dossier. */
export const erasable = {
  dossier_id: ['dossier_files', 'fact_corrections', 'classification_decisions', 'allocations'],
  review_id: ['dispositions', 'blind_verdicts', 'own_findings', 'comments', 'review_turns', 'certificate_events'],
} as const;

/** Rows of these name what was deleted by its hash; they stay and get no more. */
const closed = ['prepared_reviews', 'reports'] as const;

const dossierOf = (row: 'OLD' | 'NEW', column: keyof typeof erasable): string =>
  column === 'dossier_id' ? `${row}.dossier_id` : `(SELECT p.dossier_id FROM prepared_reviews p WHERE p.id = ${row}.review_id)`;

/** Rows go only while a deletion that two people agreed on is under way for their dossier; none come once it was confirmed. */
function guarded(table: string, column: keyof typeof erasable): string[] {
  return [
    `DROP TRIGGER ${table}_no_delete`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
      WHEN NOT EXISTS (SELECT 1 FROM deletions d
        WHERE d.dossier_id = ${dossierOf('OLD', column)} AND d.decision = 'confirmed' AND d.done_at IS NULL)
      BEGIN SELECT RAISE(ABORT, '${table} rows are immutable'); END`,
    refuseMore(table, column),
  ];
}

const refuseMore = (table: string, column: keyof typeof erasable): string =>
  `CREATE TRIGGER ${table}_none_after_deletion BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM deletions d WHERE d.dossier_id = ${dossierOf('NEW', column)} AND d.decision = 'confirmed')
    BEGIN SELECT RAISE(ABORT, 'the dossier was deleted'); END`;

/** The only way by which rows that people wrote leave the database. */
export const deletionTables: readonly string[] = [
  `CREATE TABLE deletions (
    id TEXT PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossiers(id), reason TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES persons(id), asked_at TEXT NOT NULL, decision TEXT CHECK (decision IN ('confirmed', 'declined')),
    decided_by TEXT REFERENCES persons(id), decided_at TEXT, done_at TEXT, counts_json TEXT,
    CHECK ((decision IS NULL) = (decided_by IS NULL)), CHECK (decided_by IS NULL OR decided_by <> asked_by),
    CHECK (done_at IS NULL OR decision = 'confirmed'))`,
  `CREATE UNIQUE INDEX one_deletion_of_dossier ON deletions (dossier_id) WHERE decision IS NULL OR decision = 'confirmed'`,
  `CREATE TRIGGER deletions_no_delete BEFORE DELETE ON deletions BEGIN SELECT RAISE(ABORT, 'deletions rows stay'); END`,
  `CREATE TRIGGER deletions_decided_once BEFORE UPDATE ON deletions
    WHEN OLD.done_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.dossier_id <> OLD.dossier_id OR NEW.asked_by <> OLD.asked_by
      OR (OLD.decision IS NOT NULL AND (NEW.decision IS NOT OLD.decision OR NEW.decided_by IS NOT OLD.decided_by))
    BEGIN SELECT RAISE(ABORT, 'a deletion is decided once'); END`,
  `CREATE TRIGGER deletions_not_while_held BEFORE UPDATE OF decision ON deletions
    WHEN NEW.decision = 'confirmed' AND OLD.decision IS NULL
      AND (SELECT h.held FROM dossier_holds h WHERE h.dossier_id = NEW.dossier_id ORDER BY h.no DESC LIMIT 1) = 1
    BEGIN SELECT RAISE(ABORT, 'the dossier is on legal hold'); END`,
  ...erasable.dossier_id.flatMap((table) => guarded(table, 'dossier_id')),
  ...erasable.review_id.flatMap((table) => guarded(table, 'review_id')),
  ...closed.map((table) => refuseMore(table, 'dossier_id')),
];
