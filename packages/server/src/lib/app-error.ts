import type { ErrorCode } from "@inbox-hub/openapi";

/** One broken rule of a request: where (`body.to[3]`, `query.limit`) and what is wrong with it. */
export interface ErrorDetail {
  readonly path: string;
  readonly message: string;
}

interface AppErrorOptions extends ErrorOptions {
  readonly details?: readonly ErrorDetail[];
  /** Whole seconds the caller should wait, sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** Response headers that belong to this error, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Something a caller did, or may meet, that the contract has a code for.
 * `params` fill the placeholders of the code's sentences in openapi.yaml (`x-error-catalog`).
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly details: readonly ErrorDetail[] | undefined;
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.params = params;
    this.details = options.details;
    this.retryAfter = options.retryAfter;
    this.headers = options.headers ?? {};
  }
}
