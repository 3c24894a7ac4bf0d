import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AuditRecord } from '../../src/domain/audit-record.ts';
import { verifyLog } from '../../src/audit/index.ts';
import { openWorkspace } from './open-workspace.ts';

/**
 * Starts again, as after a power cut, and compares what was promised, what is decided and what is recorded: nothing acknowledged is lost, no state is
 * without its record and no record without its state, and all of it is published.
 */
export async function compareWithRecord(folder: string, acknowledged: ReadonlySet<string>): Promise<void> {
  const { store, log, files } = await openWorkspace(folder);
  const recorded = new Set<string>();
  const read = (line: Uint8Array): AuditRecord => JSON.parse(Buffer.from(line).toString('utf8')) as AuditRecord;
  for (let at = 0; at < store.auditSize(); at += 4096) {
    for (const { line } of store.auditLines(at, at + 4096)) {
      const { event, data } = read(line);
      if (event === 'finding.disposed' || event === 'finding.withdrawn') recorded.add(String(data['id']));
    }
  }
  const published = log.head().size;
  const size = store.auditSize();
  store.close();
  const database = new Database(join(folder, 'workspace.db'), { readonly: true });
  const decided = new Set(database.prepare('SELECT id FROM dispositions').pluck().all() as string[]);
  database.close();

  expect([...acknowledged].filter((id) => !decided.has(id))).toEqual([]);
  expect([...decided].filter((id) => !recorded.has(id))).toEqual([]);
  expect([...recorded].filter((id) => !decided.has(id))).toEqual([]);
  expect(published).toBe(size);
  expect(verifyLog(files.read, log.vkey)).toMatchObject({ kind: 'verified', checkpoint: { size } });
}
