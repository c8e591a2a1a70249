import { beforeEach, describe, expect, it, vi } from "vitest";
import { createLog } from "../lib/log";
import { createManualClock, type ManualClock } from "../lib/manual-clock";
import { type Attempts, createAttempts } from "./attempts";
import type { ClaimedDelivery } from "./delivery-store";
import type { PostResult } from "./post-event";

const answer = { status: 200, error: null, headers: {}, body: "ok", durationMs: 1, requestHeaders: {} } as const;

let clock: ManualClock;
let attempts: Attempts;
/** What was asked for, in its order. */
let calls: string[];
let posts: Map<string, { readonly end: (result: PostResult) => void; readonly fail: (error: Error) => void }>;

beforeEach(() => {
  clock = createManualClock();
  calls = [];
  posts = new Map();
  attempts = createAttempts({
    deliveries: {
      async finish({ deliveryId }) {
        calls.push(`finish ${deliveryId}`);
        return true;
      },
      async giveBack(deliveries) {
        calls.push(...deliveries.map(({ deliveryId }) => `give back ${deliveryId}`));
      },
    },
    post: ({ eventId }) =>
      new Promise((end, fail) => {
        posts.set(eventId, { end, fail });
      }),
    clock,
    log: createLog({ level: "silent" }),
    onOver: ({ webhookId }, outcome) => calls.push(`free ${webhookId} ${outcome?.result}`),
    wake: () => calls.push("wake"),
  });
});

const deliveryOf = (id: string): ClaimedDelivery => ({
  deliveryId: id,
  webhookId: "wh",
  organizationId: 1,
  url: "https://crm.example/hook",
  timeoutMs: 15_000,
  secret: "of-the-test-and-of-nobody-else",
  previousSecret: null,
  headers: {},
  eventId: id,
  body: Buffer.from("{}"),
  attempt: 1,
  leaseToken: 1,
});

async function end(...ids: readonly string[]) {
  for (const id of ids) posts.get(id)?.end(answer);
  await clock.advance(0);
}

function begin(...ids: readonly string[]) {
  for (const id of ids) attempts.begin(deliveryOf(id));
}

describe("attempts", () => {
  it("are written down at once when nothing else is on its way", async () => {
    begin("a", "b");
    await end("a", "b");
    expect(calls).toEqual(["wake"]);
  });

  it("wait five milliseconds for each other while more is on its way, and are written down in the order in which they ended", async () => {
    begin("a", "b", "c");
    await end("b", "a");
    await clock.advance(4);
    expect(calls).toEqual([]);
    await clock.advance(1);
    expect(calls).toEqual(["wake"]);
    attempts.writeEnded();
    expect(calls.filter((call) => call.startsWith("finish"))).toEqual(["finish b", "finish a"]);
    await end("c");
    expect(calls.filter((call) => call === "wake")).toHaveLength(2);
  });

  it("are written down at once when there are a hundred", async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `d${index}`);
    begin(...ids);
    await end(...ids.slice(0, 99));
    expect(calls).toEqual([]);
    await end("d99");
    expect(calls).toEqual(["wake"]);
  });

  it("free their slot in the same turn, after it was asked to write them down: a claim that follows finds both", async () => {
    begin("a");
    await end("a");
    attempts.writeEnded();
    expect(calls).toEqual(["wake", "finish a", "free wh delivered"]);
  });

  it("are written down as they end once they drain, with those that waited", async () => {
    begin("a", "b", "c");
    await end("a");
    attempts.drain();
    expect(calls).toEqual(["finish a", "free wh delivered"]);
    await end("b");
    expect(calls.slice(2)).toEqual(["finish b", "free wh delivered"]);
  });

  it("are given back, not charged, when they are broken off without an answer", async () => {
    begin("a", "b");
    attempts.drain();
    attempts.breakOff();
    posts.get("a")?.end({ ...answer, status: null, error: "network_error", body: null });
    await end("b");
    expect(calls).toEqual(["give back a", "finish b", "free wh delivered", "free wh undefined", "wake"]);
  });

  it("free their slot when they could not be made", async () => {
    begin("a");
    posts.get("a")?.fail(new Error("the secret cannot be read"));
    await clock.advance(0);
    expect(calls).toEqual(["free wh undefined", "wake"]);
    expect(attempts.running()).toBe(0);
  });

  it("are over when they are written down", async () => {
    begin("a");
    const over = vi.fn();
    void attempts.none().then(over);
    await end("a");
    expect(over).not.toHaveBeenCalled();
    expect(attempts.running()).toBe(1);
    attempts.writeEnded();
    await clock.advance(0);
    expect(over).toHaveBeenCalled();
  });
});
