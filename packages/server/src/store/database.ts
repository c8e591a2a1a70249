import Sqlite from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { type CreateCursors, createCursorsUnder } from "./cursor";
import { lockDatabase } from "./database-lock";
import { readSecret } from "./database-secret";
import { createForeignChanges } from "./foreign-changes";
import type { Write } from "./write-queue";
import { createWriteQueue } from "./write-queue";

/** What the stores work on. Only `store/` sees it. */
export interface Database {
  /** Queries; inside `write` also changes. Synchronous: never hand it an async callback. */
  readonly orm: BetterSQLite3Database;
  /** For the few statements that drizzle cannot say. */
  readonly sqlite: Sqlite.Database;
  readonly write: Write;
  /** Cursors of its lists: they survive a restart, and no other database takes them. */
  readonly createCursors: CreateCursors;
  /** Changes with every commit, whoever made it. */
  version(): string;
  close(): Promise<void>;
}

interface DatabaseOptions {
  /** The file, or `:memory:`. */
  readonly file: string;
  readonly migrationsFolder: string;
  /** Another process may have it too: for short work beside a running server. */
  readonly isShared?: boolean;
}

/**
 * Opens the database, brings its tables up to date and keeps every other process out until `close`.
 * @throws DatabaseOwnedError when another process has it.
 */
export function openDatabase({ file, migrationsFolder, isShared = false }: DatabaseOptions): Database {
  const unlock = isShared || file === ":memory:" ? () => undefined : lockDatabase(file);
  const sqlite = new Sqlite(file);
  sqlite.pragma("journal_mode = WAL");
  // What was answered with 2xx survives a power cut.
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("busy_timeout = 5000");
  // Each write's savepoint keeps the pages that it changes; in a file they were a fourth of the work of a write.
  sqlite.pragma("temp_store = MEMORY");
  sqlite.pragma("foreign_keys = OFF");
  const orm = drizzle(sqlite, { casing: "snake_case" });
  migrate(orm, { migrationsFolder });
  const { write, commits, drain } = createWriteQueue(sqlite);
  const foreignChanges = createForeignChanges(sqlite, () => performance.now());
  return {
    orm,
    sqlite,
    write,
    createCursors: createCursorsUnder(readSecret(orm, "cursors")),
    version: () => `${commits()}.${foreignChanges()}`,
    async close() {
      await drain();
      sqlite.close();
      unlock();
    },
  };
}
