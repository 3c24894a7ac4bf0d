import Database from 'better-sqlite3';

/**
 * A lock that one process can hold and that the system frees when the process dies: an exclusive transaction on an empty SQLite
 * file. Only its holder publishes the log. Null when another process holds it.
 */
export function holdLock(file: string): { release(): void } | null {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch {
    database.close();
    return null;
  }
}
