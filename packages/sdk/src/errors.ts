import type { Schemas } from "@inbox-hub/openapi";

/** Shared by every copy of this package that a program happens to load. @internal */
export const BRAND = Symbol.for("@inbox-hub/sdk/error");

/** What an error holds beside its message. */
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
    return { ...Object(this), message: this.message };
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

/** So many messages wait for their turn that `pace` takes no more. Nothing was sent: send it later. */
export class QueueFullError extends InboxHubError {
  override readonly name = "QueueFullError";
}

/** Your `signal` ended the call. Its reason is the `cause`. */
export class AbortError extends InboxHubError {
  override readonly name = "AbortError";
}
