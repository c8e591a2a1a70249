import type { NetworkError } from "./network-errors";

/** What one attempt came to, and what follows from it. */

/** The receiver's answer, or why there was none. */
export interface ReceiverAnswer {
  readonly status: number | null;
  /** A code such as `timeout`; null when an answer came. */
  readonly error: AttemptError | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** At most 4096 characters. */
  readonly body: string | null;
  readonly durationMs: number;
}

export type AttemptError = NetworkError;

export type Outcome =
  | { readonly result: "delivered" }
  | {
      readonly result: "retry";
      readonly error: string;
      /** The receiver asked not to be sent this event again for so long; any event, if it is overloaded. */
      readonly retryAfterMs: number | null;
      /** It looks overloaded: fewer at a time. */
      readonly overloaded: boolean;
    }
  /** This event is not wanted; others are. */
  | { readonly result: "aborted" }
  | { readonly result: "disable"; readonly reason: "gone" | "receiver" };

const overloadStatuses = [408, 425, 429, 502, 503, 504];
/** Whose `Retry-After` counts. With 409 a receiver says that it still has this very event in hand. */
const askingStatuses = [409, 429, 503];

export function judge(answer: ReceiverAnswer, now: number): Outcome {
  if (answer.status === null) {
    const error = answer.error ?? "network_error";
    return { result: "retry", error, retryAfterMs: null, overloaded: error === "timeout" };
  }
  const instruction = single(answer.headers["webhook-delivery"]);
  if (instruction === "disable") return { result: "disable", reason: "receiver" };
  if (instruction === "abort-message") return { result: "aborted" };
  if (answer.status >= 200 && answer.status < 300) return { result: "delivered" };
  if (answer.status === 410) return { result: "disable", reason: "gone" };
  return {
    result: "retry",
    error: answer.status >= 300 && answer.status < 400 ? "redirect" : `http_${answer.status}`,
    retryAfterMs: askingStatuses.includes(answer.status)
      ? readRetryAfter(single(answer.headers["retry-after"]), now)
      : null,
    overloaded: overloadStatuses.includes(answer.status),
  };
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3). */
function readRetryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
