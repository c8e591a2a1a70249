import type { Database as Sqlite } from "better-sqlite3";

/** So old the answer may be: asking costs as much as a small query. */
const ASK_EVERY_MS = 50;

/**
 * A number that changes when another process, such as `inbox-hub keys`, has changed the database: `PRAGMA data_version`,
 * asked at most every 50 ms.
 */
export function createForeignChanges(sqlite: Sqlite, now: () => number): () => number {
  const dataVersion = sqlite.prepare<[], number>("PRAGMA data_version").pluck();
  let version = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - askedAt < ASK_EVERY_MS) return version;
    askedAt = now();
    version = dataVersion.get() ?? 0;
    return version;
  };
}
