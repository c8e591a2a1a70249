/** A handler may answer a failure itself, and not throw. Taken for a success, the event would be lost. */
export function requireSuccess(result: unknown): void {
  const status = statusOf(result);
  if (status == null || (Number(status) >= 200 && Number(status) <= 299)) return;
  throw new Error(`The webhook handler has answered ${status}.`);
}

/** Of a `Response` of any realm or class, or of what Lambda and Node.js call `statusCode`. */
function statusOf(result: unknown): unknown {
  const { status, statusCode } = Object(result) as { readonly status?: unknown; readonly statusCode?: unknown };
  return Object.prototype.toString.call(result) === "[object Response]" ? status : statusCode;
}
