import { AppError, sentenceOf } from "@inbox-hub/openapi/rules";
import { describe, expect, it } from "vitest";
import { MOST_STEPS, MOST_YEARS, readRange, type StatisticsQuery } from "./statistics-range";

const now = Date.parse("2026-03-10T10:07:30Z");

function read(
  query: Partial<Record<"from" | "to", string>> & Partial<Pick<StatisticsQuery, "granularity" | "timeZone">>,
) {
  const { from, to, granularity = "day", timeZone = "UTC" } = query;
  const parse = (time: string | undefined) => (time === undefined ? null : Date.parse(time));
  const range = readRange({ from: parse(from), to: parse(to), granularity, timeZone }, now);
  const text = (at: number) => new Date(at).toISOString();
  return { from: text(range.from), to: text(range.to), steps: range.steps.length };
}

function refusal(query: Parameters<typeof read>[0]) {
  try {
    read(query);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, paths: error.details?.map(({ path }) => path) };
    throw error;
  }
  return null;
}

const invalid = (path: string) => ({ code: "STATISTICS_RANGE_INVALID", paths: [path] });

describe("the range of statistics", () => {
  it("is the last 30 days when nothing is said", () => {
    expect(read({})).toEqual({ from: "2026-02-08T10:00:00.000Z", to: "2026-03-10T10:15:00.000Z", steps: 31 });
  });

  it("is the 30 days before its end when only that is said", () => {
    expect(read({ to: "2026-01-31T00:00:00Z" })).toEqual({
      from: "2026-01-01T00:00:00.000Z",
      to: "2026-01-31T00:00:00.000Z",
      steps: 30,
    });
  });

  it("is widened to whole quarters of an hour", () => {
    expect(read({ from: "2026-01-01T10:14:59.999Z", to: "2026-01-01T10:15:00.001Z" })).toEqual({
      from: "2026-01-01T10:00:00.000Z",
      to: "2026-01-01T10:30:00.000Z",
      steps: 1,
    });
  });

  it("may lie in the future, where nothing is", () => {
    expect(read({ from: "2099-12-01T00:00:00Z", to: "2099-12-31T23:59:59.999Z" }).to).toBe("2100-01-01T00:00:00.000Z");
  });

  it.each([
    { from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" },
    { from: "2026-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" },
    { from: "2026-03-11T00:00:00Z" },
    { from: "1999-12-31T23:59:59Z" },
    { from: "0000-01-01T00:00:00+14:00", to: "2026-01-01T00:00:00Z" },
    { from: "9999-12-31T23:59:59.999Z" },
    { from: "2020-01-01T00:00:00Z", granularity: "month" },
  ] as const)("is refused for its beginning: $from to $to", (query) => {
    expect(refusal(query)).toEqual(invalid("query.from"));
  });

  it.each(["9999-12-31T23:59:59.999Z", "2100-01-01T00:00:00.001Z", "1970-01-01T00:00:00Z"])(
    "is refused for its end %s",
    (to) => expect(refusal({ to })).toEqual(invalid("query.to")),
  );

  it("has at most 1000 steps", () => {
    const from = "2026-01-01T00:00:00Z";
    expect(read({ from, to: "2026-02-11T16:00:00Z", granularity: "hour" }).steps).toBe(MOST_STEPS);
    expect(refusal({ from, to: "2026-02-11T16:01:00Z", granularity: "hour" })).toEqual(invalid("query.granularity"));
  });

  it("may have five years in any time zone", () => {
    const from = "2020-10-31T00:00:00+02:00";
    const query = { from, to: "2025-10-31T00:00:00+01:00", timeZone: "Europe/Madrid" };
    expect(read({ ...query, granularity: "month" }).steps).toBe(61);
    expect(refusal({ ...query, granularity: "day" })).toEqual(invalid("query.granularity"));
    expect(refusal({ ...query, from: "2020-10-20T00:00:00Z" })).toEqual(invalid("query.from"));
  });

  it("is of a time zone that exists", () => {
    for (const timeZone of ["Mars/Olympus", "+05:17"]) {
      expect(refusal({ timeZone })).toEqual({ code: "INVALID_REQUEST", paths: ["query.timeZone"] });
    }
  });

  it("is refused with its limits, in both languages", () => {
    for (const language of ["es", "en"] as const) {
      const sentence = sentenceOf("STATISTICS_RANGE_INVALID", language);
      for (const limit of [MOST_STEPS, MOST_YEARS, 2000, 2100]) expect(sentence).toContain(String(limit));
      expect(sentence).not.toContain("?");
    }
  });
});
