const HOUR = 60 * 60 * 1000;

/** After so many failures in a row a webhook is left alone for a while, then probed with one delivery at a time. */
export const FAILURES_THAT_OPEN_THE_BREAKER = 5;

const SHORTEST_GATE_MS = 30_000;
const LONGEST_GATE_MS = 15 * 60_000;
/** A receiver may close the gate by `Retry-After`, but not for longer. */
const LONGEST_ASKED_GATE_MS = 2 * HOUR;

/** `webhook_failing` is written after so many hours without a success. */
const noticeHours = [18, 36, 54] as const;
const DISABLE_AFTER_MS = 72 * HOUR;
const DISABLE_AFTER_ATTEMPTS = 20;

/** Until when nothing is tried, or null. Waiting behind the gate costs no attempts. */
export function gateUntil(consecutiveFailures: number, retryAfterMs: number | null, now: number): number | null {
  const asked = retryAfterMs === null ? null : now + Math.min(retryAfterMs, LONGEST_ASKED_GATE_MS);
  if (consecutiveFailures < FAILURES_THAT_OPEN_THE_BREAKER) return asked;
  const doublings = Math.min(consecutiveFailures - FAILURES_THAT_OPEN_THE_BREAKER, 10);
  return latest(asked, now + Math.min(SHORTEST_GATE_MS * 2 ** doublings, LONGEST_GATE_MS));
}

/** How many notices are due after failing for so long. */
export function noticesAfter(failingForMs: number): number {
  return noticeHours.filter((hours) => failingForMs >= hours * HOUR).length;
}

export function isBeyondHope(failingForMs: number, failedAttempts: number): boolean {
  return failingForMs >= DISABLE_AFTER_MS && failedAttempts >= DISABLE_AFTER_ATTEMPTS;
}

export function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
