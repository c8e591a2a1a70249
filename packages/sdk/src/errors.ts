import type { ErrorCode, Schemas } from "@inbox-hub/openapi";

/** Shared by every copy of this package that a program happens to load. */
const BRAND = Symbol.for("@inbox-hub/sdk/error");

/** @internal */
export interface ErrorFacts {
  readonly operationId?: string | undefined;
  readonly attempts?: number | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly requestId?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly retryable?: boolean | undefined;
  readonly retryAfter?: number | undefined;
  readonly details?: readonly Schemas["ErrorDetail"][] | undefined;
}

/**
 * What every error of this package is. None of them holds an API key, a token, a password or a body.
 * The names are literal types, so that TypeScript tells the classes apart after an `instanceof`.
 */
export class InboxHubError extends Error {
  override readonly name: string = "InboxHubError";
  /** The operation that was called, such as `messages.send`. */
  declare readonly operationId?: string;
  /** How many requests were sent. */
  declare readonly attempts?: number;
  /** The key that went with each attempt. Pass it again to be sure that nothing happens twice. */
  declare readonly idempotencyKey?: string;
  /** The session that the call was about. */
  declare readonly sessionId?: string;
  /** The server's id of the last request. Quote it when you report a problem. */
  declare readonly requestId?: string;
  /** The HTTP status, if an answer began to arrive. */
  declare readonly status?: number;

  /** @internal */
  constructor(message: string, facts: ErrorFacts = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)));
  }

  /** @internal */
  get [BRAND](): true {
    return true;
  }

  /** What a logger writes: the facts, without the stack and the cause. */
  toJSON(): Record<string, unknown> {
    return { ...Object.fromEntries(Object.entries(this)), message: this.message };
  }
}

/** The SDK was called wrongly: an option, a key, an id or a file is missing or mistyped. Nothing was sent. */
export class UsageError extends InboxHubError {
  override readonly name = "UsageError";
}

/** No answer arrived: the server may or may not have acted. Call again with the same `idempotencyKey`. */
export class ConnectionError extends InboxHubError {
  override readonly name: "ConnectionError" | "TimeoutError" = "ConnectionError";
}

/** No answer arrived within `timeout`: the server may or may not have acted. */
export class TimeoutError extends ConnectionError {
  override readonly name = "TimeoutError";
}

/** Your `signal` ended the call. Its reason is the `cause`. */
export class AbortError extends InboxHubError {
  override readonly name = "AbortError";
}

type APIErrorName =
  | "APIError"
  | "AuthenticationError"
  | "PermissionError"
  | "NotFoundError"
  | "InvalidRequestError"
  | "ConflictError"
  | "SessionDisconnectedError"
  | "RateLimitError"
  | "ServerError";

/** The server answered, and the answer is no success. */
export class APIError extends InboxHubError {
  override readonly name: APIErrorName = "APIError";
  declare readonly status: number;
  /** Why, for your code. Undefined when the answer was not Inbox Hub's; newer servers may give codes unknown here. */
  declare readonly code?: ErrorCode | (string & {});
  /** Whether the same call may succeed later. */
  declare readonly retryable?: boolean;
  /** How many seconds the server asks you to wait. */
  declare readonly retryAfter?: number;
  /** Which parts of the request are wrong, and how. */
  declare readonly details?: readonly Schemas["ErrorDetail"][];
}

/** 401: check the API key or the credentials. */
export class AuthenticationError extends APIError {
  override readonly name = "AuthenticationError";
}

/** 403: use a key with the scope, or a user with the role, that the message names. */
export class PermissionError extends APIError {
  override readonly name = "PermissionError";
}

/** 404: check the id. */
export class NotFoundError extends APIError {
  override readonly name = "NotFoundError";
}

/** 400, 413, 415, 422 and the like: correct the request, see `details`. */
export class InvalidRequestError extends APIError {
  override readonly name = "InvalidRequestError";
}

/** 409: what you ask for does not fit the present state. */
export class ConflictError extends APIError {
  override readonly name: "ConflictError" | "SessionDisconnectedError" = "ConflictError";
}

/** 409 `SESSION_DISCONNECTED`: reconnect the session, or use another. */
export class SessionDisconnectedError extends ConflictError {
  override readonly name = "SessionDisconnectedError";
}

/** 429: wait for `retryAfter` seconds. */
export class RateLimitError extends APIError {
  override readonly name = "RateLimitError";
}

/** 5xx: the server's fault. Try again later; if it stays, report the `requestId`. */
export class ServerError extends APIError {
  override readonly name = "ServerError";
}

/**
 * Whether an error is the server's answer with one of these codes. Works on errors of any copy of this package.
 *
 * @example
 * ```ts
 * import { InboxHub, isErrorCode } from "@inbox-hub/sdk";
 *
 * const hub = new InboxHub();
 * const contact = await hub.contacts.search("session_crm_01", "34612345678").catch((error) => {
 *   if (isErrorCode(error, "CONTACT_NOT_FOUND")) return undefined;
 *   throw error;
 * });
 * ```
 */
export function isErrorCode<Code extends ErrorCode>(
  error: unknown,
  ...codes: readonly [Code, ...Code[]]
): error is APIError & { readonly code: Code } {
  if (typeof error !== "object" || error === null || !(BRAND in error) || !("code" in error)) return false;
  return codes.some((code) => code === error.code);
}
