import { ConnectionError, type ErrorFacts, type InboxHubError } from "./errors";
import type { Operation } from "./operation";

const PASSING_STATUSES = [408, 429, 500, 502, 503, 504];

/** Whether the same request, with the same key, may succeed at another attempt and can do no harm. */
export function isWorthRetrying(error: InboxHubError, rule: Operation["retry"]): boolean {
  if (rule === "never") return false;
  if (error instanceof ConnectionError) return true;
  const { code, status = 0, retryable }: ErrorFacts = error;
  if (code === "IDEMPOTENCY_IN_PROGRESS") return true;
  // WhatsApp refused this very message: the same key brings the same refusal again.
  if (code === "SEND_FAILED") return false;
  return PASSING_STATUSES.includes(status) && retryable !== false;
}

interface Pause {
  readonly retries: number;
  readonly retryAfter: number | undefined;
  readonly maxRetryAfter: number;
  readonly random: number;
}

/** Milliseconds to wait, never less than the server asked for; undefined when that is too long. */
export function pauseBefore({ retries, retryAfter = 0, maxRetryAfter, random }: Pause): number | undefined {
  const asked = retryAfter * 1000;
  if (asked > maxRetryAfter) return undefined;
  return asked + random * Math.min(8000, 500 * 2 ** retries);
}
