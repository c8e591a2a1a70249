import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { QUARTER_MS } from "./quarter";
import { type Granularity, stepsOf } from "./steps";
import { findTimeZone } from "./time-zone";

const HOUR_MS = 60 * 60 * 1000;
const many = 10_000;

function split(zone: string, granularity: Granularity, from: string, to: string, most = many) {
  const offsetAt = findTimeZone(zone);
  if (offsetAt === null) throw new Error(`There is no zone ${zone}`);
  return stepsOf({ from: Date.parse(from), to: Date.parse(to) }, { granularity, offsetAt, most });
}

/** When the steps begin, as the clocks of the zone say it. */
function starts(...args: Parameters<typeof split>): readonly string[] {
  return (split(...args) ?? []).map(({ from }) =>
    DateTime.fromMillis(from, { zone: args[0] }).toFormat("yyyy-MM-dd HH:mm ZZ"),
  );
}

function hours(...args: Parameters<typeof split>): readonly number[] {
  return (split(...args) ?? []).map(({ from, to }) => (to - from) / HOUR_MS);
}

describe("the steps of a range", () => {
  it("are the days of the time zone, the first and the last cut to the range", () => {
    expect(starts("Europe/Madrid", "day", "2026-01-01T12:00:00Z", "2026-01-03T12:00:00Z")).toEqual([
      "2026-01-01 13:00 +01:00",
      "2026-01-02 00:00 +01:00",
      "2026-01-03 00:00 +01:00",
    ]);
    expect(hours("Europe/Madrid", "day", "2026-01-01T12:00:00Z", "2026-01-03T12:00:00Z")).toEqual([11, 24, 13]);
  });

  it("are one within a day, and end with the range", () => {
    expect(split("UTC", "day", "2026-01-01T10:00:00Z", "2026-01-01T10:15:00Z")).toHaveLength(1);
    expect(hours("UTC", "month", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")).toEqual([31 * 24]);
  });

  it("are days of 23 and of 25 hours where the clocks are changed", () => {
    expect(hours("Europe/Madrid", "day", "2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z")).toEqual([23, 24]);
    expect(hours("Europe/Madrid", "day", "2026-10-24T22:00:00Z", "2026-10-26T23:00:00Z")).toEqual([25, 24]);
  });

  it("are the hour that comes twice, and not the one that does not come", () => {
    expect(starts("Europe/Madrid", "hour", "2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z")).toEqual([
      "2026-10-25 02:00 +02:00",
      "2026-10-25 02:00 +01:00",
      "2026-10-25 03:00 +01:00",
    ]);
    expect(starts("Europe/Madrid", "hour", "2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z")).toEqual([
      "2026-03-29 01:00 +01:00",
      "2026-03-29 03:00 +02:00",
    ]);
  });

  it("begin on the zone's own half hours and quarters", () => {
    expect(starts("Asia/Kathmandu", "hour", "2026-01-01T00:00:00Z", "2026-01-01T02:00:00Z")).toEqual([
      "2026-01-01 05:45 +05:45",
      "2026-01-01 06:00 +05:45",
      "2026-01-01 07:00 +05:45",
    ]);
    expect(starts("Asia/Kolkata", "day", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")).toEqual([
      "2026-01-01 05:30 +05:30",
      "2026-01-02 00:00 +05:30",
    ]);
  });

  it("are half an hour where the clocks are changed by as much", () => {
    expect(hours("Australia/Lord_Howe", "hour", "2026-04-04T14:00:00Z", "2026-04-04T16:30:00Z")).toEqual([1, 0.5, 1]);
    expect(hours("Australia/Lord_Howe", "hour", "2026-10-03T14:30:00Z", "2026-10-03T17:00:00Z")).toEqual([1, 0.5, 1]);
  });

  it("begin with the first moment of a day that has no midnight, or two", () => {
    expect(starts("America/Sao_Paulo", "day", "2018-11-03T12:00:00Z", "2018-11-04T12:00:00Z").at(1)).toBe(
      "2018-11-04 01:00 -02:00",
    );
    expect(starts("Atlantic/Azores", "day", "2025-10-25T12:00:00Z", "2025-10-26T12:00:00Z").at(1)).toBe(
      "2025-10-26 00:00 +00:00",
    );
    expect(hours("Atlantic/Azores", "day", "2025-10-26T00:00:00Z", "2025-10-27T01:00:00Z")).toEqual([25]);
  });

  it("leave out a day that a zone left out", () => {
    expect(starts("Pacific/Apia", "day", "2011-12-29T10:00:00Z", "2012-01-01T10:15:00Z")).toEqual([
      "2011-12-29 00:00 -10:00",
      "2011-12-31 00:00 +14:00",
      "2012-01-01 00:00 +14:00",
      "2012-01-02 00:00 +14:00",
    ]);
  });

  it("are weeks from Monday, and months of their own length", () => {
    expect(starts("Pacific/Auckland", "week", "2026-01-01T00:00:00Z", "2026-01-13T00:00:00Z")).toEqual([
      "2026-01-01 13:00 +13:00",
      "2026-01-05 00:00 +13:00",
      "2026-01-12 00:00 +13:00",
    ]);
    expect(starts("Europe/Madrid", "month", "2026-01-31T23:00:00Z", "2026-05-01T00:00:00Z")).toEqual([
      "2026-02-01 00:00 +01:00",
      "2026-03-01 00:00 +01:00",
      "2026-04-01 00:00 +02:00",
      "2026-05-01 00:00 +02:00",
    ]);
  });

  it("are as many as allowed, and not one more", () => {
    expect(split("UTC", "day", "2026-01-01T00:00:00Z", "2026-01-11T00:00:00Z", 10)).toHaveLength(10);
    expect(split("UTC", "day", "2026-01-01T00:00:00Z", "2026-01-11T00:15:00Z", 10)).toBeNull();
  });

  it("follow each other without gaps, in quarters of an hour, each of one day, week or month, in every zone", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    const unit = fc.constantFrom("day", "week", "month");
    // Before, some clocks were set back to the day before, a minute after midnight.
    const quarter = fc.integer({ min: Date.UTC(2012, 0, 1) / QUARTER_MS, max: Date.UTC(2037, 0, 1) / QUARTER_MS });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        unit,
        quarter,
        fc.integer({ min: 1, max: 5000 }),
        (zone, unit, first, count) => {
          const range = { from: first * QUARTER_MS, to: (first + count) * QUARTER_MS };
          const offsetAt = findTimeZone(zone) ?? (() => Number.NaN);
          const steps = stepsOf(range, { granularity: unit, offsetAt, most: many }) ?? [];
          const dateOf = (at: number) => DateTime.fromMillis(at, { zone }).startOf(unit).toISODate();
          expect([steps.at(0)?.from, steps.at(-1)?.to]).toEqual([range.from, range.to]);
          for (const [index, { from, to }] of steps.entries()) {
            expect(from % QUARTER_MS).toBe(0);
            expect(dateOf(to - 1)).toBe(dateOf(from));
            const next = steps[index + 1];
            if (next === undefined) continue;
            expect(next.from).toBe(to);
            expect(dateOf(next.from)).not.toBe(dateOf(from));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
