import type { ErrorBody } from "../index";
import type { AppError } from "./app-error";
import { isRetryable, sentenceOf, statusOf } from "./error-catalog";
import type { Language } from "./phrase";
import { toTime } from "./time";

export interface ErrorContext {
  readonly requestId: string;
  readonly language: Language;
  readonly now: number;
}

/** An error as it goes over the wire. */
export function describeError(error: AppError, { requestId, language, now }: ErrorContext) {
  const { code, params, retryAfter } = error;
  const status = statusOf(code);
  const details = error.details?.map(({ path, message }) => ({ path, message: message[language] }));
  const headers: Record<string, string> = { ...error.headers };
  if (retryAfter !== undefined) headers["Retry-After"] = String(retryAfter);
  if (status === 401) headers["WWW-Authenticate"] = "Bearer";
  const body: ErrorBody = {
    success: false,
    error: sentenceOf(code, language, params),
    code,
    timestamp: toTime(now),
    requestId,
    retryable: isRetryable(code),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(details === undefined || details.length === 0 ? {} : { details }),
  };
  return { status, headers, body };
}
