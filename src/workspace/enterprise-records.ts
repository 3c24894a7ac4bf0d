import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRecordFile } from '../adapters/records/read-record-file.ts';
import { AppError, type EnterpriseRecord } from '../domain/index.ts';

/** Where a workspace keeps imported records. */
export const recordsFolder = (workspace: string): string => join(workspace, 'knowledge', 'records');

/** Checks a file of enterprise records and keeps it in the workspace, where it replaces an earlier import of the same file name. */
export function importRecords(path: string, folder: string): EnterpriseRecord[] {
  const records = readRecordFile(basename(path), readText(path));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${basename(path)}.records.json`);
  writeFileSync(`${file}.new`, `${JSON.stringify(records, null, 1)}\n`);
  renameSync(`${file}.new`, file);
  return records;
}

/** All imported records; none when nothing was imported. */
export function loadRecords(folder: string | undefined): EnterpriseRecord[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.records.json'));
  return names.sort().flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as EnterpriseRecord[]);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError(
      'input.not-found',
      `cannot read ${path}`,
      { en: `${path} cannot be read. Check the name.`, zh: `无法读取${path}，请检查文件名。` },
      { cause },
    );
  }
}
