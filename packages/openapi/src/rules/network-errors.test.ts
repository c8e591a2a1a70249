import { describe, expect, it } from "vitest";
import { classifyNetworkError } from "./network-errors";

describe("a network error", () => {
  it.each([
    ["ENOTFOUND", "dns_error"],
    ["EAI_AGAIN", "dns_error"],
    ["ECONNREFUSED", "connection_refused"],
    ["ECONNRESET", "connection_reset"],
    ["UND_ERR_SOCKET", "connection_reset"],
    ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls_error"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls_error"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls_error"],
    ["CERT_HAS_EXPIRED", "tls_error"],
    ["BLOCKED_ADDRESS", "blocked_address"],
    ["HPE_INVALID_CONSTANT", "invalid_answer"],
    ["UND_ERR_HEADERS_OVERFLOW", "invalid_answer"],
    ["EVERYTHING_ELSE", "network_error"],
  ])("is named by its code %s, or its cause's", (code, expected) => {
    const error = Object.assign(new Error("any text"), { code });
    expect(classifyNetworkError(error)).toBe(expected);
    expect(classifyNetworkError(new Error("wrapped", { cause: error }))).toBe(expected);
  });
});
