import { AppError } from "../lib/app-error";

/** The disk is full, broken or read-only: from SQLite, or from a file. */
const STORAGE_CODES = /^(?:SQLITE_(?:FULL|READONLY|IOERR|CANTOPEN)|ENOSPC$|EDQUOT$|EROFS$|EIO$)/;
const RETRY_SECONDS = 5;
const DEEPEST_CAUSE = 5;

/** Every error as one of the contract's. Of an unexpected one, only the log hears more. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!isStorageError(error)) return new AppError("INTERNAL_ERROR", {}, { cause: error });
  return new AppError("STORAGE_UNAVAILABLE", {}, { cause: error, retryAfter: RETRY_SECONDS });
}

function isStorageError(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return false;
  if ("code" in error && typeof error.code === "string" && STORAGE_CODES.test(error.code)) return true;
  return isStorageError(error.cause, depth + 1);
}

/** The client closed its end while an answer was on its way. */
export function isClientGone(error: unknown): boolean {
  const codes = ["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "ECONNABORTED", "EPIPE"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
