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

interface Wishes {
  readonly organizationId?: number;
  readonly maxConcurrency?: number;
  readonly consecutiveFailures?: number;
  readonly claimed?: number;
}

const free = (webhookId: string, wishes: Wishes = {}) => {
  const { organizationId = 1, maxConcurrency = 8, consecutiveFailures = 0, claimed = 0 } = wishes;
  const webhook = { webhookId, organizationId, maxConcurrency, ratePerSecond: null, consecutiveFailures };
  return slots.free(webhook, { all: claimed, ofOrganization: 0 });
};
const take = (webhookId: string, organizationId = 1) => slots.take({ webhookId, organizationId });
const give = (webhookId: string, outcome: Outcome | null, organizationId = 1) =>
  slots.give({ webhookId, organizationId }, outcome);
const run = (webhookId: string, outcome: Outcome | null, times = 1) => {
  for (let index = 0; index < times; index += 1) take(webhookId);
  for (let index = 0; index < times; index += 1) give(webhookId, outcome);
};
const fill = (webhookId: string, maxConcurrency: number, organizationId = 1) => {
  const taken = free(webhookId, { maxConcurrency, organizationId });
  for (let index = 0; index < taken; index += 1) take(webhookId, organizationId);
  return taken;
};

describe("the slots of a webhook", () => {
  it("are as many as it wants, less those in use", () => {
    expect(free("a")).toBe(8);
    take("a");
    take("a");
    expect(free("a")).toBe(6);
    give("a", delivered);
    expect(free("a")).toBe(7);
    expect(free("a", { maxConcurrency: 1 })).toBe(0);
  });

  it("are halved by each overload, to one at least, and grow by one with ten successes", () => {
    for (let index = 0; index < 8; index += 1) take("a");
    give("a", overloaded);
    for (let index = 0; index < 7; index += 1) give("a", delivered);
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
    take("a");
    expect(free("a", { consecutiveFailures: 5 })).toBe(0);
    give("a", refused);
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

  it("let each webhook begin one, however many hang", () => {
    let running = 0;
    for (let index = 0; index < 300; index += 1) {
      const taken = fill(`hog ${index}`, 64);
      expect(taken).toBeGreaterThan(0);
      running += taken;
    }
    expect(running).toBeLessThanOrEqual(MOST_RUNNING + 300);
    expect(free("hog 299")).toBe(0);
    expect(free("newcomer")).toBe(1);
  });

  it("are not used up by one organization: another has more than a first", () => {
    for (let index = 0; index < 50; index += 1) fill(`hog ${index}`, 64);
    expect(free("its own newcomer")).toBe(1);
    expect(free("newcomer", { organizationId: 2 })).toBe(8);
    expect(fill("newcomer", 64, 2)).toBeGreaterThan(8);
  });

  it("are given back to the organization too", () => {
    for (let index = 0; index < 50; index += 1) fill(`hog ${index}`, 64);
    for (let index = 0; index < 64; index += 1) give("hog 0", null);
    expect(free("its own newcomer")).toBe(8);
  });

  it("count what is claimed in the same round and does not run yet", () => {
    expect(free("a", { maxConcurrency: 64, claimed: 200 })).toBe(14);
    expect(free("a", { claimed: MOST_RUNNING })).toBe(1);
    expect(free("a", { claimed: 1024 })).toBe(0);
    const webhook = {
      webhookId: "a",
      organizationId: 1,
      maxConcurrency: 64,
      ratePerSecond: null,
      consecutiveFailures: 0,
    };
    expect(slots.free(webhook, { all: 100, ofOrganization: 100 })).toBe(14);
  });

  it("come to an end, so that sockets and memory do not", () => {
    for (let index = 0; index < 1024; index += 1) take(`webhook ${index}`, index);
    expect(free("next", { organizationId: 5000 })).toBe(0);
    give("webhook 0", delivered, 0);
    expect(free("next", { organizationId: 5000 })).toBe(1);
  });
});
