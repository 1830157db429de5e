import type { Database } from "better-sqlite3";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type TransactionSettings,
} from "kysely";
import { StorageFault } from "./fault.ts";

/**
 * Begins every writing transaction with the write lock in hand: a transaction that reads first and asks
 * for the lock later fails at once when another process wrote in between, and no timeout helps.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: Database;
  readonly #onFailure: (fault: StorageFault) => void;
  #failed: StorageFault | null = null;

  constructor(database: Database, onFailure: (fault: StorageFault) => void) {
    super({ database });
    this.#database = database;
    this.#onFailure = onFailure;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#failed) throw this.#failed;
    return super.acquireConnection();
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite has rolled back by itself when the disk was full; asking again would hide that error.
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.commitTransaction(connection);
    } catch (error) {
      // After a failed sync nobody knows what is on the disk, and a second try may lie.
      if (error instanceof Error && "code" in error && error.code === "SQLITE_IOERR_FSYNC") {
        this.#failed = new StorageFault("store.io-failed", error);
        this.#onFailure(this.#failed);
      }
      throw error;
    }
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === "read only" ? "begin deferred" : "begin immediate";
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

/** SQLite does roll back changes of the schema; Kysely's own adapter does not say so. */
class TransactionalSchemaAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely over one open better-sqlite3 connection, with immediate transactions. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Database;
  readonly #onFailure: (fault: StorageFault) => void;

  /** `onFailure` hears once that a sync failed; from then on every query is refused. */
  constructor(database: Database, onFailure: (fault: StorageFault) => void = () => {}) {
    super({ database });
    this.#database = database;
    this.#onFailure = onFailure;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#database, this.#onFailure);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalSchemaAdapter();
  }
}
