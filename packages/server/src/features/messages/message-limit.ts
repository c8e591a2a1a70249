import type { SessionRef } from "../../contract/tenant";

/** The messages that a session may still send in the present window. Single messages and bulk count in the same one. */
export interface MessageLimit {
  /** @throws AppError RATE_LIMIT_EXCEEDED with `retryAfter` */
  consume(
    ref: SessionRef,
    points: number,
  ): Promise<{ readonly limit: number; readonly remaining: number; readonly resetSeconds: number }>;
}
