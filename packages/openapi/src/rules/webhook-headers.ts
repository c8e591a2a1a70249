import type { ErrorDetail } from "./app-error";

/** Of the customer's own, beside those that the server sets; by name, in lower case. */
export type WebhookHeaders = Readonly<Record<string, string>>;

/** What the server says itself, what belongs to the connection (RFC 9110, 7.6.1), and what undici refuses to send. */
const refusedNames = new Set([
  ...["x-signature", "host", "user-agent", "expect"],
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection"],
  ...["te", "trailer", "transfer-encoding", "upgrade"],
]);
const refusedPrefixes = ["webhook-", "content-"];

/** Names and values together, in bytes. Many servers refuse a request whose headers are longer than 8 or 16 KB. */
const MOST_BYTES = 8 * 1024;

/** Says which of a webhook's own headers cannot be used, and why. */
export function headerProblems(headers: WebhookHeaders): ErrorDetail[] {
  const size = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (size > MOST_BYTES) {
    const limit = `${MOST_BYTES} bytes`;
    return [{ path: "body.headers", message: { es: `suman más de ${limit}`, en: `are over ${limit} together` } }];
  }
  const seen = new Set<string>();
  return Object.keys(headers).flatMap((name): ErrorDetail[] => {
    const lower = name.toLowerCase();
    const path = `body.headers.${name}`;
    if (refusedNames.has(lower) || refusedPrefixes.some((prefix) => lower.startsWith(prefix))) {
      return [{ path, message: { es: "no se puede fijar", en: "cannot be set" } }];
    }
    if (seen.has(lower)) return [{ path, message: { es: "está dos veces", en: "is there twice" } }];
    seen.add(lower);
    return [];
  });
}

/** Names are the same in any case; they are kept in one. */
export function normalizeHeaders(headers: WebhookHeaders): WebhookHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
