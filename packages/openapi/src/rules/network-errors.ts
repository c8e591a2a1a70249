/** Why a connection that the server made gave no answer. */
export type NetworkError =
  | "dns_error"
  | "connection_refused"
  | "connection_reset"
  | "tls_error"
  | "timeout"
  | "blocked_address"
  | "invalid_answer"
  | "network_error";

const families: readonly (readonly [RegExp, NetworkError])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN|EAI_FAIL)$/, "dns_error"],
  [/^ECONNREFUSED$/, "connection_refused"],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, "connection_reset"],
  [/^(?:UND_ERR_ABORTED|ABORT_ERR|ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/, "timeout"],
  [/^BLOCKED_ADDRESS$/, "blocked_address"],
  [/^(?:EPROTO$|ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/, "tls_error"],
  // What came is no HTTP, or its headers have no end.
  [/^(?:HPE_|UND_ERR_HEADERS_OVERFLOW$)/, "invalid_answer"],
];

/** Names a network error by its code, or by its cause's code. Never by its text. */
export function classifyNetworkError(error: unknown): NetworkError {
  const code = codeOf(error);
  const known = families.find(([codes]) => codes.test(code));
  if (known) return known[1];
  return error instanceof Error && error.cause !== undefined ? classifyNetworkError(error.cause) : "network_error";
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.name === "AbortError") return "ABORT_ERR";
  // Of these undici gives only some a code.
  if (error.name === "HTTPParserError") return "HPE_";
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
