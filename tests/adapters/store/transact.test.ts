import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openConnection, type Connection } from '../../../src/adapters/store/connection.ts';
import { openLedger, type Ledger } from '../../../src/adapters/store/transact.ts';
import { leafHash } from '../../../src/audit/merkle-hash.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { AuditEntry } from '../../../src/domain/audit-record.ts';
import { newFolder } from './new-folder.ts';

const actor = { kind: 'system' as const, id: 'system', name: 'system', roles: [] };
const entry = (subject: string): AuditEntry => ({ actor, event: 'document.opened', dossier: null, subject, data: {} });
const now = (): Date => new Date('2026-11-20T00:00:00.000Z');
let file: string;
let db: Connection;
let ledger: Ledger;

beforeEach(() => {
  file = join(newFolder(), 'workspace.db');
  db = openConnection(file);
  ledger = openLedger(db, leafHash, now);
});
const records = (connection = db): number => connection.all(connection.sql.selectFrom('audit_records').select('seq')).length;
const change = (key: string): number => db.run(db.sql.insertInto('audit_meta').values({ key, value: '1' }));
const changes = (): number => db.all(db.sql.selectFrom('audit_meta').selectAll()).length;
const diskFault = (code: string): Error => Object.assign(new Error('disk'), { code });

describe('a change and its record', () => {
  it('are written together', () => {
    expect(ledger.transact((record) => [change('a'), record(entry('a')), record(entry('b'))])).toEqual([1, 0, 1]);
    expect([changes(), records()]).toEqual([1, 2]);
  });

  it('are both undone when the change fails after the record', () => {
    const failing = (): unknown =>
      ledger.transact((record) => {
        record(entry('a'));
        change('a');
        throw new RangeError('no');
      });
    expect(failing).toThrow(RangeError);
    expect([changes(), records()]).toEqual([0, 0]);
    expect(ledger.failure()).toBeNull();
    expect(ledger.transact((record) => record(entry('a')))).toBe(0);
  });

  it('cannot be parted: a change without a record is refused and undone', () => {
    expect(() => ledger.transact(() => change('a'))).toThrow(/without an audit record/u);
    expect(changes()).toBe(0);
  });

  it('cannot be nested', () => {
    expect(() => ledger.transact((record) => ledger.transact(() => record(entry('a'))))).toThrow(/inside another/u);
    expect(records()).toBe(0);
  });

  it('tell the listeners the new size after the commit, and not when nothing was recorded', () => {
    const sizes: number[] = [];
    ledger.onRecords((size) => sizes.push(size));
    ledger.transact((record) => record(entry('a')));
    ledger.transact(() => undefined);
    ledger.transact((record) => [record(entry('b')), record(entry('c'))]);
    expect(sizes).toEqual([1, 3]);
  });

  it('a record that an entry bundle cannot hold is refused with what to do, and nothing stops', () => {
    const long = { ...entry('a'), data: { text: '字'.repeat(22_000) } };
    expect(() => ledger.transact((record) => record(long))).toThrow(expect.objectContaining({ code: 'input.too-large' }));
    expect(ledger.transact((record) => record(entry('a')))).toBe(0);
  });

  it('continue where another process stopped', () => {
    ledger.transact((record) => record(entry('a')));
    const other = openConnection(file);
    expect(openLedger(other, leafHash, now).transact((record) => record(entry('b')))).toBe(1);
    other.close();
    expect(ledger.transact((record) => record(entry('c')))).toBe(2);
  });
});

/** The real database, and a disk that fails at one statement; `persists`: the statement did its work before the report. */
const faulty = (statement: string, code: string, persists: boolean): Ledger => {
  const exec = (text: string): void => {
    if (text === statement && persists) db.exec(text);
    if (text === statement) throw diskFault(code);
    db.exec(text);
  };
  return openLedger({ ...db, exec }, leafHash, now);
};

describe('a disk that fails', () => {
  it.each([
    ['at the commit, nothing written', 'COMMIT', 'SQLITE_IOERR_FSYNC', false],
    ['at the commit, although it was written', 'COMMIT', 'SQLITE_IOERR_FSYNC', true],
    ['at the commit, with an unknown code', 'COMMIT', 'SQLITE_WHATEVER', false],
    ['because it is full', 'BEGIN IMMEDIATE', 'SQLITE_FULL', false],
  ])('%s, stops all further writes until a restart has read what is there', (_, statement, code, persists) => {
    const failing = faulty(statement, code, persists);
    const write = (): number => failing.transact((record) => record(entry('a')));
    expect(write).toThrow(expect.objectContaining({ code: 'audit.write-failed' }));
    expect(failing.failure()?.userMessage.zh).toContain('已停止记录');
    expect(write).toThrow(expect.objectContaining({ code: 'audit.write-failed' }));
    expect(() => failing.unrecorded(() => undefined)).toThrow(expect.objectContaining({ code: 'audit.write-failed' }));
    db.close();
    db = openConnection(file);
    expect(records()).toBe(persists ? 1 : 0);
    expect(openLedger(db, leafHash, now).transact((record) => record(entry('b')))).toBe(persists ? 1 : 0);
  });

  it('under the published log stops the database too', () => {
    const fault = new AppError('audit.write-failed', 'log', { en: 'e', zh: 'z' });
    ledger.stopWriting(fault);
    expect(() => ledger.transact((record) => record(entry('a')))).toThrow(fault);
    expect([ledger.failure(), records()]).toEqual([fault, 0]);
  });

  it('a database that another process holds is no reason to stop', () => {
    const busy = faulty('BEGIN IMMEDIATE', 'SQLITE_BUSY', false);
    expect(() => busy.transact((record) => record(entry('a')))).toThrow(expect.objectContaining({ code: 'store.unavailable' }));
    expect(busy.failure()).toBeNull();
  });
});

describe('the database', () => {
  it('refuses a gap in the record', () => {
    const line = Buffer.from('{}');
    const insert = db.sql.insertInto('audit_records').values({ seq: 1, dossier: null, line, leaf_hash: leafHash(line) });
    expect(() => db.run(insert)).toThrow(/continuous/u);
  });

  it('of a newer program is not opened', () => {
    db.run({ ...db.sql.selectFrom('audit_meta').selectAll().compile(), sql: 'PRAGMA user_version = 99', parameters: [] });
    db.close();
    expect(() => openConnection(file)).toThrow(expect.objectContaining({ code: 'store.unavailable' }));
  });

  it('that is no database is not opened', () => {
    expect(() => openConnection(newFolder())).toThrow(expect.objectContaining({ code: 'store.unavailable' }));
  });
});
