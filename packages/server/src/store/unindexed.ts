import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** The same value, but no index of it: the plan is chosen by who writes the query, not guessed by SQLite. */
export function unindexed(column: SQLiteColumn): SQL {
  return sql`+${column}`;
}
