import type { RateLimitClass } from "@inbox-hub/openapi/rules";

/** Counts what each caller may still do. */
export interface RateLimits {
  /**
   * Takes `points` (1 unless given) from the budget of `key`.
   * @throws AppError RATE_LIMIT_EXCEEDED with `retryAfter` and the RateLimit headers.
   */
  consume(limitClass: RateLimitClass, key: string, points?: number): Promise<RateLimitState>;
  /**
   * Takes one of the `messages` of `key` for bulk, which leaves a reserve of each window to what somebody waits for.
   * @throws AppError RATE_LIMIT_EXCEEDED with `retryAfter`, once the share of bulk or the whole window is used up.
   */
  consumeBulk(key: string): Promise<RateLimitState>;
  /**
   * Counts a wrong key or token against the address it came from, and nobody else.
   * @throws AppError RATE_LIMIT_EXCEEDED once there were too many.
   */
  recordWrongCredential(address: string): Promise<void>;
}

export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window ends. */
  readonly resetSeconds: number;
}
