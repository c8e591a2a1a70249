import { type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "./database";

/** So many rows take about ten milliseconds: what else is asked of the database waits no longer. */
export const ROWS_AT_ONCE = 1_000;

/** Deletes some of the rows for which `where` holds. False when there were none. Only to be called inside `write`. */
export function takeRows(orm: Database["orm"], table: SQLiteTable, where: SQL | undefined): boolean {
  const some = sql`SELECT rowid FROM ${table} WHERE ${where} LIMIT ${ROWS_AT_ONCE}`;
  return orm.run(sql`DELETE FROM ${table} WHERE rowid IN (${some})`).changes > 0;
}
