const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The waits after the first attempt: dense in the first hour, because most outages are deploys; three days in all. */
const waits = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
] as const;

/** Each wait is so much of it shorter or longer. */
const JITTER = 0.2;

/** The longest that each of them gets, unless the receiver asks for more. */
export const longestWaits = waits.map((wait) => wait * (1 + JITTER));

/** A receiver may ask for a later attempt, but not for ever. */
export const LONGEST_RETRY_AFTER_MS = 2 * HOUR;

/** After this an event is not tried any more, whatever its schedule says; it stays in the log. */
export const DELIVERABLE_FOR_MS = 72 * HOUR;

/** From the third failure on, a delivery no longer holds up those behind it. */
export const ATTEMPTS_THAT_BLOCK = 3;

/**
 * How long to wait after attempt number `attempt` (from 1) failed, or null when it was the last.
 * Each wait varies by a fifth, so that deliveries that failed together do not come back together.
 */
export function waitAfter(attempt: number, random: () => number, retryAfterMs: number | null = null): number | null {
  const wait = waits[attempt - 1];
  if (wait === undefined) return null;
  const jittered = wait * (1 - JITTER + 2 * JITTER * random());
  return Math.round(Math.max(jittered, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)));
}
