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

export type AttemptError =
  | "dns_error"
  | "connection_refused"
  | "connection_reset"
  | "tls_error"
  | "timeout"
  | "blocked_address"
  | "network_error";

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

const errorCodes: Readonly<Record<string, AttemptError>> = {
  ENOTFOUND: "dns_error",
  EAI_AGAIN: "dns_error",
  EAI_FAIL: "dns_error",
  ECONNREFUSED: "connection_refused",
  ECONNRESET: "connection_reset",
  EPIPE: "connection_reset",
  UND_ERR_SOCKET: "connection_reset",
  UND_ERR_ABORTED: "timeout",
  ABORT_ERR: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ETIMEDOUT: "timeout",
  BLOCKED_ADDRESS: "blocked_address",
  EPROTO: "tls_error",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls_error",
  SELF_SIGNED_CERT_IN_CHAIN: "tls_error",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls_error",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls_error",
};

/** Names a network error by its code, or by its cause's code. Never by its text. */
export function classifyError(error: unknown): AttemptError {
  const code = codeOf(error);
  if (code !== undefined && /^(?:ERR_TLS_|ERR_SSL_|CERT_)/.test(code)) return "tls_error";
  const known = code === undefined ? undefined : errorCodes[code];
  if (known) return known;
  return error instanceof Error && error.cause !== undefined ? classifyError(error.cause) : "network_error";
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === "AbortError") return "ABORT_ERR";
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
