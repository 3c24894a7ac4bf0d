import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readRecordFile } from '../adapters/records/read-record-file.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { readEnterpriseRecords } from '../adapters/store/record-imports.ts';
import { AppError, Sha256, type Actor, type EnterpriseRecord } from '../domain/index.ts';
import { databaseOf } from './folders.ts';

/**
 * Checks a file of enterprise records and keeps it in the workspace, on the record, where it replaces an earlier import of the same file name.
 * @throws AppError `input.not-found`, and those of `readRecordFile`; nothing is kept then
 */
export function importRecords(path: string, store: Pick<Store, 'importRecords'>, by: Actor): EnterpriseRecord[] {
  const bytes = readBytes(path);
  const name = basename(path);
  const records = readRecordFile(name, bytes.toString('utf8'));
  store.importRecords({ name, sha256: Sha256.parse(createHash('sha256').update(bytes).digest('hex')) }, records, by);
  return records;
}

/** All imported records of a workspace, also while a server runs on it; none when nothing was imported or no workspace is there. */
export function loadRecords(workspace: string): EnterpriseRecord[] {
  return readEnterpriseRecords(databaseOf(workspace));
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AppError(
      'input.not-found',
      `cannot read ${path}`,
      { en: `${path} cannot be read. Check the name.`, zh: `无法读取${path}，请检查文件名。` },
      { cause },
    );
  }
}
