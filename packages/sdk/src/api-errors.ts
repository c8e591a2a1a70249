import type { ErrorCode, Schemas } from "@inbox-hub/openapi";
import { InboxHubError } from "./errors";

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
