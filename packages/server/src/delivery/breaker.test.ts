import { describe, expect, it } from "vitest";
import { askedGate, breakerGate, isBeyondHope, noticesAfter } from "./breaker";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = Date.UTC(2026, 0, 1);

describe("the breaker", () => {
  it("stays closed for four failures in a row", () => {
    expect([0, 1, 4].map((failures) => breakerGate(failures, now))).toEqual([null, null, null]);
  });

  it("shuts for half a minute at the fifth, twice as long with each further one, a quarter of an hour at most", () => {
    const waits = [5, 6, 7, 8, 9, 10, 11, 1_000_000].map((failures) => (breakerGate(failures, now) ?? 0) - now);
    expect(waits).toEqual([0.5, 1, 2, 4, 8, 15, 15, 15].map((minutes) => minutes * MINUTE));
  });

  it("waits as long as the receiver asks for, two hours at most", () => {
    expect(askedGate(null, now)).toBeNull();
    expect(askedGate(90_000, now)).toBe(now + 90_000);
    expect(askedGate(48 * HOUR, now)).toBe(now + 2 * HOUR);
  });
});

describe("a webhook that fails for long", () => {
  it("is reported after 18, 36 and 54 hours", () => {
    expect([17.9, 18, 35.9, 36, 54, 1_000].map((hours) => noticesAfter(hours * HOUR))).toEqual([0, 1, 1, 2, 3, 3]);
  });

  it("is beyond hope after three days and twenty attempts, not after one of them", () => {
    expect(isBeyondHope(72 * HOUR, 20)).toBe(true);
    expect(isBeyondHope(72 * HOUR - 1, 1_000)).toBe(false);
    expect(isBeyondHope(720 * HOUR, 19)).toBe(false);
  });
});
