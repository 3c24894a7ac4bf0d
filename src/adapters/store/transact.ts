import { AuditEvent, type AuditEntry, type AuditRecord } from '../../domain/audit-record.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { AppError } from '../../domain/errors.ts';
import type { Connection } from './connection.ts';
import { words } from './words.ts';

/** uint16 length prefix of C2SP tlog-tiles entry bundles. */
const longestLine = 65_535;

export type Ledger = {
  /**
   * The only way to change what is recorded. Runs `work` in one transaction; `record` appends an audit record in the same one and
   * returns its number in the log. Either all of it is on disk when this returns, or none. A change without a record is refused.
   */
  transact<T>(work: (record: (entry: AuditEntry) => number) => T): T;
  /** Writes that are no change of state: last-seen times, job progress, how far the log is published. */
  unrecorded<T>(work: () => T): T;
  /** Why nothing can be written any more, or null. */
  failure(): AppError | null;
  /** Refuses every further write for this reason: the log that records are published in has failed. */
  stopWriting(fault: AppError): void;
  /** Called after each commit with the number of records now in the log. */
  onRecords(listener: (size: number) => void): void;
};

/**
 * A disk error during a write stops the ledger for good: after a failed fsync nobody knows what is on disk, so nothing is retried
 * and every further write throws `audit.write-failed` until a restart has read the truth back.
 */
export function openLedger(db: Connection, leafHash: (line: Uint8Array) => Uint8Array, now: () => Date): Ledger {
  let failed: AppError | null = null;
  let inside = false;
  const listeners: ((size: number) => void)[] = [];
  /* Each record passes here: compiled once. */
  const lastRecord = db.sql.selectFrom('audit_records').select('seq').orderBy('seq', 'desc').limit(1).compile();
  const nothing = Buffer.alloc(0);
  const insertRecord = db.sql.insertInto('audit_records').values({ seq: 0, dossier: null, line: nothing, leaf_hash: nothing }).compile();

  const append = (entry: AuditEntry, seq: number): void => {
    AuditEvent.parse(entry.event);
    const record: AuditRecord = { v: 1, seq, at: now().toISOString(), ...entry };
    const line = Buffer.from(canonicalJson(record), 'utf8');
    if (line.length > longestLine) {
      throw new AppError('input.too-large', `audit record of ${String(line.length)} bytes (${entry.event})`, words.recordTooLarge);
    }
    db.run({ ...insertRecord, parameters: [seq, entry.dossier, line, leafHash(line)] });
  };

  const nextSeq = (): number => {
    const last = db.first(lastRecord);
    return last === undefined ? 0 : last.seq + 1;
  };

  const commit = <T>(work: () => T): T => {
    if (failed !== null) throw failed;
    if (inside) throw new AppError('internal', 'a transaction was begun inside another', words.unrecorded);
    inside = true;
    let committing = false;
    try {
      db.exec('BEGIN IMMEDIATE');
      const result = work();
      committing = true;
      db.exec('COMMIT');
      return result;
    } catch (fault) {
      const stop = committing ? stopped(fault) : stopFor(fault);
      if (stop !== null) failed = stop;
      rollBack(db);
      throw stop ?? refusalFor(fault);
    } finally {
      inside = false;
    }
  };

  return {
    transact(work) {
      let first = 0;
      let next = 0;
      const result = commit(() => {
        first = next = nextSeq();
        const before = db.changes();
        const value = work((entry) => {
          append(entry, next);
          return next++;
        });
        if (next === first && db.changes() !== before) {
          throw new AppError('internal', 'a change of state without an audit record was refused', words.unrecorded);
        }
        return value;
      });
      if (next > first) for (const listener of listeners) listener(next);
      return result;
    },
    unrecorded: commit,
    failure: () => failed,
    stopWriting(fault) {
      failed ??= fault;
    },
    onRecords: (listener) => void listeners.push(listener),
  };
}

/** Disk faults after which the state on disk is unknown. */
function stopFor(fault: unknown): AppError | null {
  return /^SQLITE_(?:IOERR|FULL|CORRUPT|NOTADB|READONLY|CANTOPEN)/u.test(codeOf(fault)) ? stopped(fault) : null;
}

function stopped(fault: unknown): AppError {
  const message = `write failed (${codeOf(fault)}); no further writes until restart`;
  return new AppError('audit.write-failed', message, words.stopped, { cause: fault });
}

function refusalFor(fault: unknown): unknown {
  if (!codeOf(fault).startsWith('SQLITE_BUSY')) return fault;
  return new AppError('store.unavailable', 'database is locked by another process', words.busy, { cause: fault });
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
}

/** After some faults SQLite has already rolled back; a second time is an error of no interest. */
function rollBack(db: Connection): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    return;
  }
}
