import { AppError } from "@inbox-hub/openapi/rules";
import { isStorageError } from "../lib/storage-error";

const RETRY_SECONDS = 5;

/** Every error as one of the contract's. Of an unexpected one, only the log hears more. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!isStorageError(error)) return new AppError("INTERNAL_ERROR", {}, { cause: error });
  return new AppError("STORAGE_UNAVAILABLE", {}, { cause: error, retryAfter: RETRY_SECONDS });
}

/** The client closed its end while an answer was on its way. */
export function isClientGone(error: unknown): boolean {
  const codes = ["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "ECONNABORTED", "EPIPE"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
