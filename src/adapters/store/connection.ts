import Database from 'better-sqlite3';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable, type CompiledQuery } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import { migrations } from './migrations.ts';
import type { Schema } from './schema.ts';
import { words } from './words.ts';

/**
 * One connection. Statements are built and typed by Kysely and run at once, on this thread: a transaction has no await inside, so
 * nothing can come between its steps.
 */
export type Connection = {
  readonly sql: Kysely<Schema>;
  all<Row>(query: Query<Row>): Row[];
  first<Row>(query: Query<Row>): Row | undefined;
  /** Number of rows changed. */
  run(query: Query): number;
  exec(statement: string): void;
  /** Rows changed since the connection opened. */
  changes(): number;
  /** Moves the journal into the file and empties it, so that what was deleted stands in neither. */
  emptyJournal(): void;
  close(): void;
};

/** A query, or one compiled beforehand where the time of compiling counts. */
type Query<Row = unknown> = Compilable<Row> | CompiledQuery<Row>;

/** Opens the file, asserts its durability and foreign keys, and brings the schema up to date. AppError `store.unavailable`. */
export function openConnection(file: string): Connection {
  const database = openFile(file);
  try {
    assertDurable(database);
    migrate(database);
  } catch (fault) {
    database.close();
    throw fault instanceof AppError ? fault : new AppError('store.unavailable', `cannot use ${file}`, words.cannotOpen, { cause: fault });
  }
  const statements = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const statement = database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  const changed = database.prepare('SELECT total_changes() AS n');

  return {
    sql: new Kysely<Schema>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    }),
    all<Row>(query: Query<Row>) {
      const { sql, parameters } = compiled(query);
      return prepare(sql).all(...parameters) as Row[];
    },
    first<Row>(query: Query<Row>) {
      const { sql, parameters } = compiled(query);
      return prepare(sql).get(...parameters) as Row | undefined;
    },
    run(query) {
      const { sql, parameters } = compiled(query);
      return prepare(sql).run(...parameters).changes;
    },
    exec: (statement) => void prepare(statement).run(),
    changes: () => (changed.get() as { n: number }).n,
    emptyJournal: () => void database.pragma('wal_checkpoint(TRUNCATE)'),
    close: () => database.close(),
  };
}

function compiled<Row>(query: Query<Row>): CompiledQuery<Row> {
  return 'compile' in query ? query.compile() : query;
}

function openFile(file: string): Database.Database {
  try {
    return new Database(file, { timeout: 5000 });
  } catch (cause) {
    throw new AppError('store.unavailable', `cannot open ${file}`, words.cannotOpen, { cause });
  }
}

function assertDurable(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What is deleted is overwritten with zeros in the file.
  database.pragma('secure_delete = ON');
  const is = (name: string): unknown => database.pragma(name, { simple: true });
  if (is('journal_mode') === 'wal' && is('synchronous') === 2 && is('foreign_keys') === 1) return;
  throw new AppError('store.unavailable', 'journal_mode, synchronous or foreign_keys could not be set', words.notDurable);
}

function migrate(database: Database.Database): void {
  const run = database.transaction(() => {
    const version = database.pragma('user_version', { simple: true }) as number;
    if (version > migrations.length) {
      throw new AppError('store.unavailable', `schema version ${String(version)} is newer than this program`, words.newerDatabase);
    }
    for (const statement of migrations.slice(version).flat()) database.exec(statement);
    database.pragma(`user_version = ${String(migrations.length)}`);
  });
  run.immediate();
}
