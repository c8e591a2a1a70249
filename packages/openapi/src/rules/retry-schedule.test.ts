import { describe, expect, it } from "vitest";
import { waitAfter } from "./retry-schedule";

const middle = () => 0.5;

describe("waitAfter", () => {
  it("tries eleven times within three days, densely at first", () => {
    const waits = Array.from({ length: 11 }, (_, index) => waitAfter(index + 1, middle));
    expect(waits.slice(0, 5)).toEqual([5_000, 30_000, 120_000, 600_000, 1_800_000]);
    expect(waits.at(-1)).toBeNull();
    const total = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
    expect(total).toBe(((68 * 60 + 42) * 60 + 35) * 1000);
  });

  it("varies each wait by a fifth", () => {
    expect(waitAfter(1, () => 0)).toBe(4_000);
    expect(waitAfter(1, () => 1)).toBe(6_000);
  });

  it("waits as long as the receiver asks, but not for ever and never less than the schedule", () => {
    expect(waitAfter(1, middle, 60_000)).toBe(60_000);
    expect(waitAfter(1, middle, 86_400_000)).toBe(7_200_000);
    expect(waitAfter(5, middle, 1_000)).toBe(1_800_000);
  });
});
