import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../domain/errors.ts';
import type { EnterpriseRecord } from '../../domain/enterprise-record.ts';
import type { Sha256 } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

export type RecordImports = {
  /** Keeps a checked file of enterprise records, which replaces an earlier one of the same name, and its audit record in one transaction. */
  importRecords(file: { readonly name: string; readonly sha256: Sha256 }, records: readonly EnterpriseRecord[], by: Actor): void;
  /** Records of the newest import of each file, by file name. */
  enterpriseRecords(): EnterpriseRecord[];
};

const newest = `SELECT records_json FROM record_imports AS i
  WHERE no = (SELECT MAX(no) FROM record_imports WHERE file = i.file) ORDER BY file`;

export function openRecordImports({ db, ledger, now }: StoreParts): RecordImports {
  const { sql } = db;
  const imports = () => db.all(sql.selectFrom('record_imports').selectAll().orderBy('no', 'desc'));
  return {
    importRecords({ name, sha256 }, records, by) {
      ledger.transact((record) => {
        const earlier = imports();
        const replaced = earlier.find(({ file }) => file === name)?.sha256 ?? null;
        const no = (earlier[0]?.no ?? 0) + 1;
        const row = { no, file: name, sha256, at: now().toISOString(), by_id: by.id, records_json: JSON.stringify(records) };
        db.run(sql.insertInto('record_imports').values(row));
        const data = { sha256, rows: records.length, replaced };
        record({ actor: recordedActor(by), event: 'records.imported', dossier: null, subject: name, data });
      });
    },
    enterpriseRecords() {
      const seen = new Set<string>();
      return imports()
        .filter(({ file }) => !seen.has(file) && seen.add(file))
        .toSorted((a, b) => (a.file < b.file ? -1 : 1))
        .flatMap(({ records_json }) => JSON.parse(records_json) as EnterpriseRecord[]);
    },
  };
}

/**
 * Imported records of a workspace, read beside a running server: for the terminal, which never writes there. None where nothing was imported.
 * AppError `store.unavailable` when the database cannot be read.
 */
export function readEnterpriseRecords(file: string): EnterpriseRecord[] {
  if (!existsSync(file)) return [];
  try {
    const database = new Database(file, { readonly: true, timeout: 5000 });
    try {
      const table = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'record_imports'").get();
      const rows = table === undefined ? [] : (database.prepare(newest).all() as { records_json: string }[]);
      return rows.flatMap(({ records_json }) => JSON.parse(records_json) as EnterpriseRecord[]);
    } finally {
      database.close();
    }
  } catch (cause) {
    throw new AppError('store.unavailable', `cannot read ${file}`, words.cannotOpen, { cause });
  }
}
