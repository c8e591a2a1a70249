import { describe, expect, it } from "vitest";
import { QUARTER_MS } from "./quarter";
import { findTimeZone } from "./time-zone";

const HOUR_MS = 60 * 60 * 1000;

describe("a time zone", () => {
  it("says how far its clocks are ahead, in summer and in winter", () => {
    const offsetAt = findTimeZone("Europe/Madrid");
    expect(offsetAt?.(Date.parse("2026-01-15T12:00:00Z"))).toBe(HOUR_MS);
    expect(offsetAt?.(Date.parse("2026-07-15T12:00:00Z"))).toBe(2 * HOUR_MS);
    expect(findTimeZone("Asia/Kathmandu")?.(0)).toBe(5.5 * HOUR_MS);
  });

  it.each(["UTC", "utc", "europe/madrid", "EUROPE/MADRID", "Etc/GMT+5", "US/Pacific", "Asia/Calcutta"])(
    "is found as %s",
    (name) => expect(findTimeZone(name)).not.toBeNull(),
  );

  it.each([
    "",
    " ",
    "Mars/Olympus",
    "Europe/Madrid ",
    "+02:00",
    "-00:44",
    "+05:17",
    "local",
    "constructor",
    "__proto__",
  ])("is not found as %j", (name) => expect(findTimeZone(name)).toBeNull());

  it("has its hours and days begin with a quarter of an hour, from the year 2000 on", () => {
    const moments = Array.from({ length: 24 }, (_, index) => Date.UTC(2000, index * 13, 10 + index));
    for (const name of Intl.supportedValuesOf("timeZone")) {
      const offsetAt = findTimeZone(name) ?? (() => Number.NaN);
      expect(moments.filter((at) => Math.abs(offsetAt(at) % QUARTER_MS) !== 0)).toEqual([]);
    }
  });
});
