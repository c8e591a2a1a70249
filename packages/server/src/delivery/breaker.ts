const HOUR = 60 * 60 * 1000;

/** After so many failures in a row a webhook is left alone for a while, then probed with one delivery at a time. */
export const FAILURES_THAT_OPEN_THE_BREAKER = 5;

const SHORTEST_GATE_MS = 30_000;
const LONGEST_GATE_MS = 15 * 60_000;
/** A receiver may close the gate by `Retry-After`, but not for longer. */
export const LONGEST_ASKED_GATE_MS = 2 * HOUR;

/** `webhook_failing` is written after so many hours without a success. */
const noticeHours = [18, 36, 54] as const;
const DISABLE_AFTER_MS = 72 * HOUR;
const DISABLE_AFTER_ATTEMPTS = 20;

/**
 * Until when nothing is tried after so many failures in a row, or null. Waiting behind the gate costs no attempts.
 * It doubles with each probe that fails: failures of attempts that ran already when it closed are not to be counted.
 */
export function breakerGate(consecutiveFailures: number, now: number): number | null {
  if (consecutiveFailures < FAILURES_THAT_OPEN_THE_BREAKER) return null;
  const doublings = Math.min(consecutiveFailures - FAILURES_THAT_OPEN_THE_BREAKER, 10);
  return now + Math.min(SHORTEST_GATE_MS * 2 ** doublings, LONGEST_GATE_MS);
}

/** Until when the receiver asked to be left alone, or null. */
export function askedGate(retryAfterMs: number | null, now: number): number | null {
  return retryAfterMs === null ? null : now + Math.min(retryAfterMs, LONGEST_ASKED_GATE_MS);
}

/** How many notices are due after failing for so long. */
export function noticesAfter(failingForMs: number): number {
  return noticeHours.filter((hours) => failingForMs >= hours * HOUR).length;
}

export function isBeyondHope(failingForMs: number, failedAttempts: number): boolean {
  return failingForMs >= DISABLE_AFTER_MS && failedAttempts >= DISABLE_AFTER_ATTEMPTS;
}
