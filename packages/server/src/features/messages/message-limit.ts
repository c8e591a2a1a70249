import type { SessionRef } from "../../contract/tenant";

/** The messages that a session may still send in the present window. Single messages and bulk count in the same one. */
export interface MessageLimit {
  /** For messages that somebody waits for. @throws AppError RATE_LIMIT_EXCEEDED with `retryAfter` */
  consume(ref: SessionRef, points: number): Promise<LimitState>;
  /** For one of a batch, or a scheduled one: they leave a reserve of the window to the others. @throws as `consume` */
  consumeBulk(ref: SessionRef): Promise<LimitState>;
}

interface LimitState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}
