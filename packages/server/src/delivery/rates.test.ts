import { beforeEach, describe, expect, it } from "vitest";
import { createManualClock, type ManualClock } from "../lib/manual-clock";
import { createRates, type Rates } from "./rates";

let clock: ManualClock;
let rates: Rates;

beforeEach(() => {
  clock = createManualClock();
  rates = createRates({ clock });
});

const free = (webhookId: string, ratePerSecond: number | null = 3) => rates.free({ webhookId, ratePerSecond });
const take = (webhookId: string, times = 1) => {
  for (let time = 0; time < times; time += 1) rates.take(webhookId);
};

describe("the rate of a webhook", () => {
  it("lets no more begin within any second, wherever the second begins", async () => {
    free("a");
    take("a", 1);
    await clock.advance(900);
    take("a", 2);
    expect(free("a")).toBe(0);
    await clock.advance(99);
    expect(free("a")).toBe(0);
    await clock.advance(1);
    expect(free("a")).toBe(1);
    take("a");
    await clock.advance(899);
    expect(free("a")).toBe(0);
    await clock.advance(1);
    expect(free("a")).toBe(2);
  });

  it("is each webhook's own, and none where there is no limit", () => {
    free("a");
    take("a", 3);
    take("b", 100);
    expect([free("a"), free("b"), free("c", null)]).toEqual([0, 3, Number.POSITIVE_INFINITY]);
  });

  it("says when the next may begin, and nothing while all may", async () => {
    expect(rates.nextFree()).toBeNull();
    free("a");
    free("b", 1);
    take("a", 2);
    expect(rates.nextFree()).toBeNull();
    take("b");
    await clock.advance(10);
    take("a");
    expect(rates.nextFree()).toBe(clock.now() + 990);
    await clock.advance(990);
    expect(rates.nextFree()).toBeNull();
  });

  it("changes at once, to more, to fewer, and to none", () => {
    free("a");
    take("a", 3);
    expect(free("a", 5)).toBe(2);
    expect(free("a", 1)).toBe(0);
    expect(free("a", null)).toBe(Number.POSITIVE_INFINITY);
  });

  it("does not hold a webhook up when the clock is set back", () => {
    let now = 1_000_000;
    const ofMovedClock = createRates({ clock: { now: () => now } });
    const webhook = { webhookId: "a", ratePerSecond: 1 };
    ofMovedClock.free(webhook);
    ofMovedClock.take("a");
    now -= 600_000;
    expect(ofMovedClock.free(webhook)).toBe(1);
  });
});
