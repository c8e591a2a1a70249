export const DEFAULT_MAX_BODY_BYTES = 1_048_576;

/** How long a delivery is retried: 72 hours. A shorter memory, or a lower limit on the event's age, would fail late retries. */
export const RETRY_HORIZON_SECONDS = 259_200;

/** Fails at start-up: a NaN would switch a check off for good. */
export function requireWhole(name: string, value: number, lowest: number): void {
  if (Number.isSafeInteger(value) && value >= lowest) return;
  throw new RangeError(`${name} must be a whole number from ${lowest}.`);
}
