import Sqlite from "better-sqlite3";

/** Another process has the database open. */
export class DatabaseOwnedError extends Error {
  override readonly name = "DatabaseOwnedError";
  readonly code = "DATABASE_OWNED";
}

/**
 * Holds an exclusive lock beside the database for the life of the process. The kernel frees it on a kill, whatever the
 * clock says, so there is no lease to wait for.
 */
export function lockDatabase(file: string): () => void {
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw new DatabaseOwnedError(`Another process uses ${file}; stop it first, or choose another data folder`, {
      cause: error,
    });
  }
  return () => lock.close();
}
