import { AppError } from "../lib/app-error";

/** The disk is full, broken or read-only: from SQLite, or from a file. */
const STORAGE_CODES = /^(?:SQLITE_(?:FULL|READONLY|IOERR|CANTOPEN)|ENOSPC$|EDQUOT$|EROFS$|EIO$)/;
const DEEPEST_CAUSE = 5;

/** Every error as one of the contract's. Of an unexpected one, only the log hears more. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(isStorageError(error) ? "STORAGE_UNAVAILABLE" : "INTERNAL_ERROR", {}, { cause: error });
}

function isStorageError(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return false;
  if ("code" in error && typeof error.code === "string" && STORAGE_CODES.test(error.code)) return true;
  return isStorageError(error.cause, depth + 1);
}
