import { join } from "node:path";
import Sqlite from "better-sqlite3";

/** Changes what a server that does not run has stored: to make it old, for instance. */
export function editDatabase(dataDir: string, edit: (sqlite: Sqlite.Database) => void): void {
  const sqlite = new Sqlite(join(dataDir, "inbox-hub.db"));
  try {
    edit(sqlite);
  } finally {
    sqlite.close();
  }
}
