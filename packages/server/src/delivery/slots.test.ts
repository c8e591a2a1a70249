import type { Outcome } from "@inbox-hub/openapi/rules";
import { beforeEach, describe, expect, it } from "vitest";
import { createSlots, MOST_RUNNING, type Slots } from "./slots";

const delivered: Outcome = { result: "delivered" };
const refused: Outcome = { result: "retry", error: "http_500", retryAfterMs: null, overloaded: false };
const overloaded: Outcome = { ...refused, error: "timeout", overloaded: true };

let slots: Slots;

beforeEach(() => {
  slots = createSlots();
});

const free = (webhookId: string, { maxConcurrency = 8, consecutiveFailures = 0, claimed = 0 } = {}) =>
  slots.free({ webhookId, maxConcurrency, ratePerSecond: null, consecutiveFailures }, claimed);
const run = (webhookId: string, outcome: Outcome | null, times = 1) => {
  for (let index = 0; index < times; index += 1) slots.take(webhookId);
  for (let index = 0; index < times; index += 1) slots.give(webhookId, outcome);
};
const fill = (webhookId: string, maxConcurrency: number) => {
  const taken = free(webhookId, { maxConcurrency });
  for (let index = 0; index < taken; index += 1) slots.take(webhookId);
  return taken;
};

describe("the slots of a webhook", () => {
  it("are as many as it wants, less those in use", () => {
    expect(free("a")).toBe(8);
    slots.take("a");
    slots.take("a");
    expect(free("a")).toBe(6);
    slots.give("a", delivered);
    expect(free("a")).toBe(7);
    expect(free("a", { maxConcurrency: 1 })).toBe(0);
  });

  it("are halved by each overload, to one at least, and grow by one with ten successes", () => {
    for (let index = 0; index < 8; index += 1) slots.take("a");
    slots.give("a", overloaded);
    for (let index = 0; index < 7; index += 1) slots.give("a", delivered);
    expect(free("a")).toBe(4);
    run("a", delivered, 2);
    expect(free("a")).toBe(4);
    run("a", delivered);
    expect(free("a")).toBe(5);
    run("a", overloaded, 4);
    expect(free("a")).toBe(1);
    run("a", delivered, 10);
    expect(free("a")).toBe(2);
  });

  it("do not change with an answer that says nothing of the load, or that was not stored", () => {
    run("a", refused, 8);
    run("a", { result: "aborted" });
    run("a", null);
    expect(free("a")).toBe(8);
  });

  it("are one while the breaker is open, and double with each success after it", () => {
    expect(free("a", { consecutiveFailures: 5 })).toBe(1);
    slots.take("a");
    expect(free("a", { consecutiveFailures: 5 })).toBe(0);
    slots.give("a", refused);
    expect(free("a", { consecutiveFailures: 6 })).toBe(1);
    const limits = [1, 2, 3].map(() => {
      run("a", delivered);
      return free("a");
    });
    expect(limits).toEqual([2, 4, 8]);
  });

  it("are never more than the webhook wants, however well it goes", () => {
    free("a", { consecutiveFailures: 5 });
    run("a", delivered, 200);
    expect(free("a")).toBe(8);
    expect(free("a", { maxConcurrency: 64 })).toBe(64);
  });
});

describe("the slots of all webhooks", () => {
  it("let one webhook that wants the most have it, and keep as many for the others", () => {
    expect(fill("hog", 64)).toBe(64);
    expect(free("hog", { maxConcurrency: 64 })).toBe(0);
    expect(free("next")).toBe(8);
  });

  it("leave a newcomer at least one, as long as fewer hang than there are slots", () => {
    let running = 0;
    for (let index = 0; index < 100; index += 1) {
      const taken = fill(`hog ${index}`, 64);
      expect(taken).toBeGreaterThan(0);
      running += taken;
      if (running === MOST_RUNNING) break;
      for (let other = 0; other <= index; other += 1) fill(`hog ${other}`, 64);
    }
    expect(running).toBeLessThanOrEqual(MOST_RUNNING);
  });

  it("count what is claimed in the same round and does not run yet", () => {
    expect(free("a", { maxConcurrency: 64, claimed: 100 })).toBe(14);
    expect(free("a", { claimed: MOST_RUNNING - 1 })).toBe(1);
    expect(free("a", { claimed: MOST_RUNNING })).toBe(0);
  });

  it("are never given out twice", () => {
    for (let index = 0; index < MOST_RUNNING; index += 1) slots.take(`webhook ${index}`);
    expect(free("next")).toBe(0);
    slots.give("webhook 0", delivered);
    expect(free("next")).toBe(1);
  });
});
