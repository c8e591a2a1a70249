/** The disk is full, broken or read-only, or another program holds the database: from SQLite, or from a file. */
const STORAGE_CODES = /^(?:SQLITE_(?:FULL|READONLY|IOERR|CANTOPEN|BUSY)|ENOSPC$|EDQUOT$|EROFS$|EIO$)/;
const DEEPEST_CAUSE = 5;

/** Whether the storage is to blame, and not what was to be stored. */
export function isStorageError(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return false;
  if ("code" in error && typeof error.code === "string" && STORAGE_CODES.test(error.code)) return true;
  return isStorageError(error.cause, depth + 1);
}
