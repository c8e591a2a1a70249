import { checkOptions, count, isFunction, isSignal, isText, milliseconds, type Rule } from "./check-options";
import type { UploadProgress } from "./file";
import { isObject } from "./is-object";
import type { Operation } from "./operation";

/** What every method takes as its last argument. */
export interface RequestOptions {
  /** How long one attempt may take, in milliseconds. */
  readonly timeout?: number | undefined;
  /** How long the call may take with all its attempts and the pauses between them, in milliseconds. */
  readonly totalTimeout?: number | undefined;
  /** How often to try again where that is safe. */
  readonly maxRetries?: number | undefined;
  /** Ends the call at any moment, in a pause between two attempts as well. */
  readonly signal?: AbortSignal | undefined;
  /** Headers to add. They win over those of the SDK. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What a method takes that creates or sends. */
export interface IdempotentOptions extends RequestOptions {
  /** Yours, such as `order-1042-ready`, so that the same thing is done once even over restarts. Else the SDK makes one. */
  readonly idempotencyKey?: string | undefined;
}

/** What `media.upload` takes. */
export interface UploadOptions extends IdempotentOptions {
  /**
   * Called as the bytes go out. Then the file is sent as a stream, without a `Content-Length`; browsers can do that over HTTP/2 only.
   */
  readonly onUploadProgress?: ((progress: UploadProgress) => void) | undefined;
}

const RULES = {
  timeout: milliseconds,
  totalTimeout: milliseconds,
  maxRetries: count,
  signal: isSignal,
  headers: [isHeaders, "an object of header names and values that HTTP allows"],
} satisfies Record<keyof RequestOptions, Rule>;

const IDEMPOTENT_RULES = {
  ...RULES,
  idempotencyKey: [(value) => isText(value, /^[!-~]{1,255}$/), "1 to 255 printable characters without spaces"],
} satisfies Record<keyof IdempotentOptions, Rule>;

const UPLOAD_RULES = {
  ...IDEMPOTENT_RULES,
  onUploadProgress: [isFunction, "a function"],
} satisfies Record<keyof UploadOptions, Rule>;

/** An `idempotencyKey` where the server would ignore it is refused: it would promise what is not kept. */
export function checkCallOptions({ id, retry }: Operation, options: UploadOptions): void {
  const rules = id === "media.upload" ? UPLOAD_RULES : retry === "idempotency-key" ? IDEMPOTENT_RULES : RULES;
  checkOptions(id, rules, options);
}

function isHeaders(value: unknown): boolean {
  if (!isObject(value)) return false;
  try {
    new Headers(Object.entries(value).map(([name, text]) => [name, String(text)]));
    return true;
  } catch {
    return false;
  }
}
