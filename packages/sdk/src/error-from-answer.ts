import {
  APIError,
  AuthenticationError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  SessionDisconnectedError,
} from "./api-errors";
import type { ErrorFacts } from "./errors";
import { isObject } from "./is-object";
import { readStart } from "./read-start";

/** The error that an answer stands for which is no success. */
export async function readFailure(answer: Response, facts: ErrorFacts, now: number): Promise<APIError> {
  return errorFromAnswer(answer, await readStart(answer), facts, now);
}

/** `body` is the answer's JSON, or undefined if it has none. */
export function errorFromAnswer(answer: Response, body: unknown, facts: ErrorFacts, now: number): APIError {
  const { status, headers } = answer;
  const { error, code, retryable, details } = readErrorBody(body);
  const sentence = error ?? sentenceFor(status, headers);
  const requestId = headers.get("x-request-id") ?? undefined;
  const Kind = kindOf(status, code);
  const label = [status, code, requestId && `request ${requestId}`].filter(Boolean).join(" ");
  return new Kind(`${facts.operationId}: ${sentence} (${label})`, {
    ...facts,
    requestId,
    status,
    code,
    retryable,
    retryAfter: readRetryAfter(headers, body, now),
    details,
  });
}

function kindOf(status: number, code: string | undefined): typeof APIError {
  if (code === "SESSION_DISCONNECTED") return SessionDisconnectedError;
  if (status === 401) return AuthenticationError;
  if (status === 403) return PermissionError;
  if (status === 404) return NotFoundError;
  if (status === 409) return ConflictError;
  if (status === 429) return RateLimitError;
  if (status >= 500) return ServerError;
  return status >= 400 ? InvalidRequestError : APIError;
}

/** Only what has the documented type: whatever stands between may answer anything. */
function readErrorBody(body: unknown) {
  const { error, code, retryable, details } = isObject(body) ? body : {};
  return {
    error: typeof error === "string" ? error : undefined,
    code: typeof code === "string" ? code : undefined,
    retryable: typeof retryable === "boolean" ? retryable : undefined,
    details: Array.isArray(details) ? details : undefined,
  };
}

/** Seconds. The header is a number or a date. */
function readRetryAfter(headers: Headers, body: unknown, now: number): number | undefined {
  const asked = headers.get("retry-after") ?? (isObject(body) ? body.retryAfter : undefined);
  if (asked === undefined || asked === "") return undefined;
  const seconds = Number(asked);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const wait = (Date.parse(String(asked)) - now) / 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, Math.ceil(wait));
}

/** Without a word of the body: an error page may repeat the request, and with it the key. */
function sentenceFor(status: number, headers: Headers): string {
  // A browser shows a redirect as status 0.
  if (status < 200 || (status >= 300 && status < 400))
    return "The server redirects, which is not followed. Check baseUrl";
  const type = headers.get("content-type")?.split(";")[0] || "no content type";
  return `The answer is not one of Inbox Hub's (${type})`;
}
