import Database from 'better-sqlite3';
import { AppError } from '../../domain/errors.ts';
import type { PublishedHead, StoredLine } from './audit-lines.ts';
import { words } from './words.ts';

/** Copies a database that may be in use, as it stood at one moment between two transactions (SQLite online backup). The copy has no -wal. */
export async function copyDatabase(file: string, target: string): Promise<void> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    await database.backup(target);
  } finally {
    database.close();
  }
  const copy = new Database(target);
  try {
    copy.pragma('journal_mode = DELETE');
    if (copy.pragma('integrity_check', { simple: true }) !== 'ok')
      throw new AppError('store.unavailable', `${file} is damaged`, words.cannotOpen);
  } finally {
    copy.close();
  }
}

/** The record in a database file that is only read. */
export type RecordReader = {
  auditSize(): number;
  auditLines(from: number, to: number): StoredLine[];
  publishedHead(): PublishedHead | null;
  workspaceId(): string;
  close(): void;
};

export function openRecordReader(file: string): RecordReader {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  const meta = (key: string): string | undefined =>
    database.prepare<[string], string>('SELECT value FROM audit_meta WHERE key = ?').pluck().get(key);
  const lines = database.prepare<[number, number], { seq: number; line: Buffer; leaf_hash: Buffer }>(
    'SELECT seq, line, leaf_hash FROM audit_records WHERE seq >= ? AND seq < ? ORDER BY seq LIMIT 4096',
  );
  return {
    auditSize: () => database.prepare<[], number>('SELECT COALESCE(MAX(seq) + 1, 0) FROM audit_records').pluck().get() ?? 0,
    auditLines: (from, to) => lines.all(from, to).map(({ seq, line, leaf_hash }) => ({ seq, line, leafHash: leaf_hash })),
    publishedHead() {
      const head = meta('published');
      return head === undefined ? null : (JSON.parse(head) as PublishedHead);
    },
    workspaceId: () => meta('workspace') ?? '',
    close: () => database.close(),
  };
}
