import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { DatabaseProblem, explainSqliteError } from './problem.ts';
import type { Schema } from './schema.ts';

/** A writer that begins IMMEDIATE never finds, half way through, that another process wrote in between. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #isInTransaction: () => boolean;

  constructor(config: SqliteDialectConfig, isInTransaction: () => boolean) {
    super(config);
    this.#isInTransaction = isInTransaction;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk makes SQLite roll back by itself; a second one would fail, and its error hide the disk's. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isInTransaction()) await super.rollbackTransaction(connection);
  }
}

/** SQLite's DDL is transactional; Kysely's default says otherwise, and would leave half a migration behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class HotlineSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #isInTransaction: () => boolean;

  constructor(config: SqliteDialectConfig, isInTransaction: () => boolean) {
    super(config);
    this.#config = config;
    this.#isInTransaction = isInTransaction;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config, this.#isInTransaction);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** Kysely prepares every query anew; the same few dozen texts come again and again. */
function withPreparedStatements(database: Database.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      database.close();
    },
    prepare: (text) => {
      const known = prepared.get(text);
      if (known) return known;
      const statement = database.prepare(text);
      // Lists of varying length (`in (?, ?, …)`) make new texts: stop remembering before they pile up.
      if (prepared.size < 500) prepared.set(text, statement);
      return statement;
    },
  };
}

export interface OpenSqlite {
  readonly db: Kysely<Schema>;
  /** The driver's own handle, for the backup API. */
  readonly raw: Database.Database;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database for safe use: WAL, and a commit is on disk before it returns (`synchronous = FULL`).
 *
 * @param file path, or `:memory:` for tests.
 * @throws DatabaseProblem when it cannot be opened so, with the remedy.
 */
export function openSqlite(file: string): OpenSqlite {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file, { timeout: 5_000 });
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    if (raw.pragma('synchronous', { simple: true }) !== 2) {
      throw new DatabaseProblem(
        `${file}: SQLite would not take synchronous = FULL`,
        'without it a power cut could lose a confirmed incident; use a better-sqlite3 built with its defaults',
      );
    }
    const mode = raw.pragma('journal_mode', { simple: true });
    if (mode !== 'wal' && file !== ':memory:') {
      throw new DatabaseProblem(
        `${file}: SQLite uses journal mode ${String(mode)} instead of WAL`,
        'keep the database on a local disk, not on a network share',
      );
    }
    if (raw.pragma('quick_check', { simple: true }) !== 'ok') {
      throw new DatabaseProblem(`${file} is damaged`, 'restore the newest backup');
    }
  } catch (error) {
    raw?.close();
    throw explainSqliteError(error, file);
  }
  const opened = raw;
  const dialect = new HotlineSqliteDialect(
    { database: withPreparedStatements(opened) },
    () => opened.inTransaction,
  );
  const db = new Kysely<Schema>({ dialect });
  return { db, raw: opened, close: async () => await db.destroy() };
}

/**
 * Holds a lock beside the database for as long as the bot runs, so that two bots never work on the same file. The lock
 * is SQLite's own, so it goes with the process however that ends.
 *
 * @throws DatabaseProblem when another bot holds it.
 */
export function lockForOneBot(file: string): () => void {
  if (file === ':memory:') return () => undefined;
  let lock: Database.Database | undefined;
  try {
    lock = new Database(`${file}.lock`, { timeout: 1_000 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const explained = explainSqliteError(error, `${file}.lock`);
    if (explained instanceof DatabaseProblem && explained.message.includes('locked')) {
      throw new DatabaseProblem(
        `another Hotline is running on ${file}`,
        'stop that one first, or give this one a database of its own (HOTLINE_DATABASE)',
        error,
      );
    }
    throw explained;
  }
  const held = lock;
  return () => {
    held.close();
  };
}
