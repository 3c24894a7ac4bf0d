import { deletionTables } from './deletion-tables.ts';

/** What people said and what was recorded: rows are written once. */
const immutable = [
  'dossier_files', 'prepared_reviews', 'dispositions', 'blind_verdicts', 'own_findings', 'comments', 'sign_offs', 'review_turns',
  'reports', 'audit_records',
]; // prettier-ignore
/** Rows may change, and stay: an id is never free again. */
const kept = ['persons', 'dossiers', 'api_tokens', 'sessions', 'audit_meta'];

const event = (columns: string, keys: string): string => `
  review_id INTEGER NOT NULL REFERENCES prepared_reviews(id),
  no INTEGER NOT NULL,
  at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES persons(id),
  ${columns}
  body_json TEXT NOT NULL,
  PRIMARY KEY (review_id, no)${keys}`;

const refuse = (table: string, verb: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} rows are immutable'); END`;

/**
 * Plain ordered list; the number of a migration is its place, and one that has shipped is never changed. Tables are standard SQL;
 * only the triggers are SQLite's.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE persons (
      id TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE, name TEXT NOT NULL, roles_json TEXT NOT NULL, active INTEGER NOT NULL,
      password_hash TEXT NOT NULL, failures INTEGER NOT NULL, locked_until TEXT, created_at TEXT NOT NULL)`,
    `CREATE TRIGGER persons_same_id BEFORE UPDATE OF id, username ON persons
      BEGIN SELECT RAISE(ABORT, 'id and username of a person never change'); END`,
    `CREATE TABLE sessions (
      token_hash TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES persons(id), started_at TEXT NOT NULL, last_seen_at TEXT NOT NULL,
      expires_at TEXT NOT NULL, ended_at TEXT)`,
    `CREATE INDEX sessions_of_person ON sessions (person_id)`,
    `CREATE TABLE api_tokens (
      id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, person_id TEXT NOT NULL REFERENCES persons(id), name TEXT NOT NULL,
      created_at TEXT NOT NULL, expires_at TEXT, revoked_at TEXT)`,
    `CREATE TABLE dossiers (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, programme TEXT NOT NULL, side TEXT NOT NULL CHECK (side IN ('review', 'precheck')),
      status TEXT NOT NULL CHECK (status IN ('receiving', 'preparing', 'ready', 'failed')), failure_json TEXT,
      assigned_to TEXT REFERENCES persons(id), created_by TEXT NOT NULL, created_at TEXT NOT NULL)`,
    `CREATE TABLE dossier_files (
      dossier_id TEXT NOT NULL REFERENCES dossiers(id), path TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
      PRIMARY KEY (dossier_id, path))`,
    `CREATE TABLE prepared_reviews (
      id INTEGER PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossiers(id), hash TEXT NOT NULL, blob TEXT NOT NULL,
      prepared_at TEXT NOT NULL)`,
    `CREATE INDEX prepared_of_dossier ON prepared_reviews (dossier_id)`,
    `CREATE TABLE review_progress (
      review_id INTEGER PRIMARY KEY REFERENCES prepared_reviews(id), phase TEXT NOT NULL, events INTEGER NOT NULL,
      findings INTEGER NOT NULL, decided INTEGER NOT NULL, changed_at TEXT NOT NULL)`,
    `CREATE TABLE dispositions (${event(
      'id TEXT NOT NULL UNIQUE, finding_id TEXT NOT NULL, decision TEXT NOT NULL, supersedes TEXT, withdrawn INTEGER NOT NULL,',
      '',
    )})`,
    `CREATE TABLE blind_verdicts (${event(
      'finding_id TEXT NOT NULL, verdict TEXT NOT NULL,',
      ', UNIQUE (review_id, finding_id, person_id)',
    )})`,
    `CREATE TABLE own_findings (${event('id TEXT NOT NULL UNIQUE,', '')})`,
    `CREATE TABLE comments (${event('id TEXT NOT NULL UNIQUE, finding_id TEXT NOT NULL,', '')})`,
    `CREATE TABLE sign_offs (${event(
      'id TEXT NOT NULL UNIQUE, meaning TEXT NOT NULL, content_hash TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES audit_records(seq),',
      '',
    )})`,
    `CREATE TABLE review_turns (${event('kind TEXT NOT NULL,', '')})`,
    `CREATE TABLE reports (
      id TEXT PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossiers(id), review_id INTEGER NOT NULL REFERENCES prepared_reviews(id),
      kind TEXT NOT NULL CHECK (kind IN ('official', 'precheck')), format TEXT NOT NULL, language TEXT NOT NULL, sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL, content_hash TEXT, made_by TEXT NOT NULL, made_at TEXT NOT NULL,
      CHECK (kind = 'precheck' OR content_hash IS NOT NULL))`,
    `CREATE INDEX reports_of_dossier ON reports (dossier_id)`,
    `CREATE TABLE jobs (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, dossier_id TEXT REFERENCES dossiers(id), status TEXT NOT NULL, progress_json TEXT,
      failure_json TEXT, created_at TEXT NOT NULL, started_at TEXT, finished_at TEXT)`,
    `CREATE TABLE audit_records (seq INTEGER PRIMARY KEY, dossier TEXT, line BLOB NOT NULL, leaf_hash BLOB NOT NULL)`,
    `CREATE INDEX audit_of_dossier ON audit_records (dossier, seq)`,
    `CREATE TABLE audit_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)`,
    `CREATE TRIGGER audit_records_in_order BEFORE INSERT ON audit_records
      WHEN NEW.seq <> (SELECT COALESCE(MAX(seq) + 1, 0) FROM audit_records)
      BEGIN SELECT RAISE(ABORT, 'audit_records must be continuous'); END`,
    ...immutable.flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE')]),
    ...kept.map((table) => refuse(table, 'DELETE')),
  ],
  [
    `CREATE TABLE endpoints (
      name TEXT PRIMARY KEY, base_url TEXT NOT NULL, location TEXT NOT NULL CHECK (location IN ('on-premises', 'external')),
      masks_on_premises INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('registered', 'approved', 'rejected', 'suspended')),
      registered_by TEXT NOT NULL, registered_at TEXT NOT NULL, decided_json TEXT)`,
    `CREATE TRIGGER endpoints_same_address BEFORE UPDATE OF name, base_url, location ON endpoints
      BEGIN SELECT RAISE(ABORT, 'the address of an endpoint never changes: what was approved was this one'); END`,
    `CREATE TABLE dossier_labels (
      dossier_id TEXT NOT NULL REFERENCES dossiers(id), no INTEGER NOT NULL,
      label TEXT NOT NULL CHECK (label IN ('public', 'internal', 'confidential', 'secret')),
      person_id TEXT NOT NULL REFERENCES persons(id), at TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (dossier_id, no))`,
    `CREATE TABLE egress (
      seq INTEGER PRIMARY KEY, at TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'refused')),
      reason TEXT, endpoint TEXT NOT NULL, endpoint_class TEXT NOT NULL, dossier_id TEXT, label TEXT NOT NULL, route TEXT, body_hash TEXT,
      bytes INTEGER NOT NULL, masked_json TEXT NOT NULL)`,
    `CREATE INDEX egress_of_dossier ON egress (dossier_id)`,
    refuse('endpoints', 'DELETE'),
    ...['dossier_labels', 'egress'].flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE')]),
  ],
  [
    `CREATE TABLE reviewer_profiles (
      person_id TEXT NOT NULL REFERENCES persons(id), no INTEGER NOT NULL, profile_json TEXT NOT NULL, at TEXT NOT NULL,
      by_id TEXT NOT NULL, PRIMARY KEY (person_id, no))`,
    `CREATE TABLE allocations (
      dossier_id TEXT NOT NULL REFERENCES dossiers(id), no INTEGER NOT NULL, at TEXT NOT NULL,
      person_id TEXT NOT NULL REFERENCES persons(id), assigned_to TEXT NOT NULL REFERENCES persons(id), body_json TEXT NOT NULL,
      PRIMARY KEY (dossier_id, no))`,
    ...['reviewer_profiles', 'allocations'].flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE')]),
  ],
  [
    `CREATE TABLE release_events (
      release_id TEXT NOT NULL, no INTEGER NOT NULL, at TEXT NOT NULL, person_id TEXT NOT NULL, type TEXT NOT NULL, body_json TEXT NOT NULL,
      PRIMARY KEY (release_id, no))`,
    ...['release_events'].flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE')]),
  ],
  [
    `CREATE TABLE record_imports (
      no INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, by_id TEXT NOT NULL, records_json TEXT NOT NULL)`,
    refuse('record_imports', 'UPDATE'),
    refuse('record_imports', 'DELETE'),
  ],
  [
    `CREATE TABLE papers (
      id TEXT PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossiers(id), review_id INTEGER NOT NULL REFERENCES prepared_reviews(id),
      kind TEXT NOT NULL, official INTEGER NOT NULL CHECK (official IN (0, 1)), format TEXT NOT NULL, language TEXT NOT NULL,
      sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, content_hash TEXT, made_by TEXT NOT NULL, made_at TEXT NOT NULL,
      CHECK (official = 0 OR (content_hash IS NOT NULL AND kind <> 'precheck')))`,
    `INSERT INTO papers SELECT id, dossier_id, review_id, CASE kind WHEN 'official' THEN 'review' ELSE 'precheck' END,
      CASE kind WHEN 'official' THEN 1 ELSE 0 END, format, language, sha256, bytes, content_hash, made_by, made_at FROM reports`,
    `DROP TABLE reports`,
    `ALTER TABLE papers RENAME TO reports`,
    `CREATE INDEX reports_of_dossier ON reports (dossier_id)`,
    `CREATE TABLE certificate_events (
      review_id INTEGER NOT NULL REFERENCES prepared_reviews(id),
      kind TEXT NOT NULL CHECK (kind IN ('class-b-licence', 'class-c-licence', 'written-opinion')), no INTEGER NOT NULL, at TEXT NOT NULL,
      person_id TEXT NOT NULL REFERENCES persons(id), body_json TEXT NOT NULL, PRIMARY KEY (review_id, kind, no))`,
    ...['reports', 'certificate_events'].flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE')]),
  ],
  [
    `CREATE TABLE classification_decisions (
      dossier_id TEXT NOT NULL REFERENCES dossiers(id), no INTEGER NOT NULL, suggestion TEXT NOT NULL, at TEXT NOT NULL,
      person_id TEXT NOT NULL REFERENCES persons(id), body_json TEXT NOT NULL, PRIMARY KEY (dossier_id, no))`,
    `CREATE TABLE fact_corrections (
      dossier_id TEXT NOT NULL REFERENCES dossiers(id), no INTEGER NOT NULL, fact_key TEXT NOT NULL, at TEXT NOT NULL,
      person_id TEXT NOT NULL REFERENCES persons(id), body_json TEXT NOT NULL, PRIMARY KEY (dossier_id, no))`,
    `CREATE TABLE redrafts (
      review_id INTEGER PRIMARY KEY REFERENCES prepared_reviews(id), earlier_id INTEGER NOT NULL REFERENCES prepared_reviews(id))`,
    `CREATE TABLE later_runs (
      dossier_id TEXT PRIMARY KEY REFERENCES dossiers(id), follows TEXT NOT NULL REFERENCES dossiers(id))`,
    `CREATE TABLE case_confirmations (
      case_id TEXT PRIMARY KEY, at TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES persons(id), note TEXT NOT NULL)`,
    `ALTER TABLE persons ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0`,
    ...['classification_decisions', 'fact_corrections', 'redrafts', 'later_runs', 'case_confirmations'].flatMap((table) => [
      refuse(table, 'UPDATE'),
      refuse(table, 'DELETE'),
    ]),
  ],
  [
    `CREATE TABLE scenario_events (
      scenario_id TEXT NOT NULL, no INTEGER NOT NULL, at TEXT NOT NULL, person_id TEXT NOT NULL, type TEXT NOT NULL, body_json TEXT NOT NULL,
      PRIMARY KEY (scenario_id, no))`,
    refuse('scenario_events', 'UPDATE'),
    refuse('scenario_events', 'DELETE'),
  ],
  [
    `CREATE TABLE dossier_teams (
      dossier_id TEXT NOT NULL REFERENCES dossiers(id), no INTEGER NOT NULL, team TEXT NOT NULL, by_id TEXT NOT NULL, at TEXT NOT NULL,
      reason TEXT NOT NULL, PRIMARY KEY (dossier_id, no))`,
    refuse('dossier_teams', 'UPDATE'),
    refuse('dossier_teams', 'DELETE'),
  ],
  [
    `CREATE TABLE second_factors (
      person_id TEXT PRIMARY KEY REFERENCES persons(id), secret TEXT, pending_secret TEXT, last_step INTEGER NOT NULL, enrolled_at TEXT)`,
    `CREATE TABLE recovery_codes (
      person_id TEXT NOT NULL REFERENCES persons(id), batch TEXT NOT NULL, no INTEGER NOT NULL, code_hash TEXT NOT NULL, used_at TEXT,
      PRIMARY KEY (person_id, batch, no))`,
    `ALTER TABLE sessions ADD COLUMN signing_opened_at TEXT`,
    `CREATE TABLE recoveries (
      id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES persons(id),
      lost TEXT NOT NULL CHECK (lost IN ('password', 'second-factor')), reason TEXT NOT NULL,
      asked_by TEXT NOT NULL REFERENCES persons(id), asked_at TEXT NOT NULL, confirmed_by TEXT REFERENCES persons(id), confirmed_at TEXT,
      word_hash TEXT, used_at TEXT, ends_at TEXT NOT NULL, CHECK (confirmed_by IS NULL OR confirmed_by NOT IN (asked_by, person_id)))`,
    `CREATE TABLE sign_in_links (
      issuer TEXT NOT NULL, subject TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES persons(id), linked_by TEXT NOT NULL,
      linked_at TEXT NOT NULL, ended_at TEXT, PRIMARY KEY (issuer, subject, linked_at))`,
    ...['second_factors', 'recovery_codes', 'recoveries', 'sign_in_links'].map((table) => refuse(table, 'DELETE')),
  ],
  [
    `CREATE TABLE shadow_runs (
      run_id TEXT NOT NULL, step TEXT NOT NULL CHECK (step IN ('started', 'finished')), at TEXT NOT NULL, body_json TEXT NOT NULL,
      PRIMARY KEY (run_id, step))`,
    refuse('shadow_runs', 'UPDATE'),
    refuse('shadow_runs', 'DELETE'),
  ],
  [
    `CREATE TABLE retention_periods (
      kind TEXT NOT NULL CHECK (kind IN ('review', 'precheck')), no INTEGER NOT NULL, days INTEGER NOT NULL CHECK (days > 0),
      by_id TEXT NOT NULL REFERENCES persons(id), at TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (kind, no))`,
    `CREATE TABLE dossier_holds (
      dossier_id TEXT NOT NULL REFERENCES dossiers(id), no INTEGER NOT NULL, held INTEGER NOT NULL CHECK (held IN (0, 1)),
      by_id TEXT NOT NULL REFERENCES persons(id), at TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (dossier_id, no))`,
    ...['retention_periods', 'dossier_holds'].flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE')]),
    ...deletionTables,
  ],
  [
    `CREATE TABLE data_consents (
      dossier_id TEXT NOT NULL REFERENCES dossiers(id), no INTEGER NOT NULL, given INTEGER NOT NULL CHECK (given IN (0, 1)),
      by_id TEXT NOT NULL REFERENCES persons(id), at TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (dossier_id, no))`,
    `CREATE TABLE correction_steps (
      export_id TEXT NOT NULL, no INTEGER NOT NULL, step TEXT NOT NULL CHECK (step IN ('asked', 'declined', 'released', 'downloaded')),
      at TEXT NOT NULL, by_id TEXT NOT NULL REFERENCES persons(id), body_json TEXT NOT NULL, PRIMARY KEY (export_id, no))`,
    `CREATE UNIQUE INDEX one_decision_of_export ON correction_steps (export_id) WHERE step IN ('declined', 'released')`,
    `CREATE TRIGGER corrections_by_two BEFORE INSERT ON correction_steps
      WHEN NEW.step IN ('declined', 'released')
        AND NEW.by_id = (SELECT s.by_id FROM correction_steps s WHERE s.export_id = NEW.export_id AND s.step = 'asked')
      BEGIN SELECT RAISE(ABORT, 'who asked for an export does not decide on it'); END`,
    ...['data_consents', 'correction_steps'].flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE')]),
  ],
  [`ALTER TABLE sessions ADD COLUMN from_address TEXT`, `ALTER TABLE sessions ADD COLUMN from_browser TEXT`],
];
