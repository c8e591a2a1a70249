/** A list of what may be shown, so that a header that nobody thought of stays hidden. */
const SHOWN =
  /^(accept|accept-language|content-length|content-type|date|etag|idempotency-key|ratelimit-\w+|retry-after|user-agent|x-request-id)$/;

export function shownHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].flatMap(([name, text]) => (SHOWN.test(name) ? [[name, maskNumbers(text)]] : [])),
  );
}

/** The path only: a query may hold what somebody searched for. */
export function shownPath(url: string): string {
  return maskNumbers(new URL(url).pathname);
}

/** Of what may be a phone number, however it is written, only the last three digits. */
function maskNumbers(text: string): string {
  return text.replace(/(?:%2B)?\d(?:(?:[-.() ]|%20)*\d){4,}(?=(?:(?:[-.() ]|%20)*\d){3})/g, "***");
}
