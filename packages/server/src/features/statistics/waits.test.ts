import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeWaits, median, merge, type Waits } from "./waits";

function waitsOf(all: readonly number[]): Waits {
  const waits = new Map<number, number>();
  for (const seconds of all) waits.set(seconds, (waits.get(seconds) ?? 0) + 1);
  return waits;
}

describe("the waits for a first answer", () => {
  it("are nothing when nobody was answered", () => {
    const none = { count: 0, averageSeconds: null, medianSeconds: null, p90Seconds: null };
    expect(describeWaits(new Map())).toEqual(none);
    expect(median(new Map())).toBeNull();
  });

  it("are described by their average, their middle and what nine of ten do not exceed", () => {
    const seconds = [0, 10, 20, 30, 40, 50, 60, 70, 80, 1000];
    const described = { count: 10, averageSeconds: 136, medianSeconds: 45, p90Seconds: 80 };
    expect(describeWaits(waitsOf(seconds))).toEqual(described);
    expect(describeWaits(waitsOf([7]))).toEqual({ count: 1, averageSeconds: 7, medianSeconds: 7, p90Seconds: 7 });
  });

  it("give the same whether they are sorted in a row or counted", () => {
    const seconds = fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.nat()), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(seconds, seconds, (some, others) => {
        const row = [...some, ...others].sort((a, b) => a - b);
        const half = row.length / 2;
        const middle = row.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
        const described = describeWaits(merge([waitsOf(some), waitsOf(others)]));
        expect(described.count).toBe(row.length);
        expect(described.averageSeconds).toBeCloseTo(row.reduce((a, b) => a + b, 0) / row.length);
        expect(described.medianSeconds).toBe(middle.reduce((a, b) => a + b, 0) / middle.length);
        const within = row.filter((wait) => wait <= (described.p90Seconds ?? -1)).length;
        const below = row.filter((wait) => wait < (described.p90Seconds ?? -1)).length;
        expect(within / row.length).toBeGreaterThanOrEqual(0.9);
        expect(below / row.length).toBeLessThan(0.9);
      }),
    );
  });
});
