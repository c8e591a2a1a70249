import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import {
  claimOne,
  createWebhookBench,
  delivered,
  everyone,
  failed,
  many,
  messageIdsOf,
  OTHER_SESSION,
  ok,
  refused,
  stamp,
  type WebhookBench,
} from "../../test/support/webhook-bench";
import { events, webhookAttempts, webhookDeliveries, webhooks } from "./schema/events";

const HOUR = 3_600_000;

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

const inOneCommit = (writes: readonly Promise<unknown>[]) => Promise.all(writes);

describe("the order of deliveries", () => {
  it("hands out one delivery of a chat at a time, in order, and other chats beside it", async () => {
    await bench.addWebhook();
    await inOneCommit([bench.publish("msg_1"), bench.publish("msg_2"), bench.publish("msg_3", "34699999999")]);
    const first = await bench.deliveries.claim(many);
    expect(messageIdsOf(first).sort()).toEqual(["msg_1", "msg_3"]);
    expect(await bench.claimIds()).toEqual([]);
    for (const delivery of first) await bench.deliveries.finish(delivery, ok, delivered);
    expect(await bench.claimIds()).toEqual(["msg_2"]);
  });

  it("keeps a chat of one session apart from the same chat of another", async () => {
    await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2", "34612345678", OTHER_SESSION);
    expect((await bench.claimIds()).sort()).toEqual(["msg_1", "msg_2"]);
  });

  it("orders a whole session, or nothing, as the webhook wishes", async () => {
    await bench.addWebhook({ ordering: "session" });
    await bench.addWebhook({ ordering: "none" });
    await bench.publish("msg_1", "34600000001");
    await bench.publish("msg_2", "34600000002");
    expect((await bench.claimIds()).sort()).toEqual(["msg_1", "msg_1", "msg_2"]);
  });

  it("keeps what belongs to no session from a webhook of one session, whatever that one is called", async () => {
    const { webhookId } = await bench.addWebhook({ sessionIds: ["null"] });
    await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.finishAll(refused, { result: "disable", reason: "gone" });
    expect(bench.eventTypes()).toEqual(["message_deleted", "webhook_disabled"]);
    expect(await bench.listDeliveries(webhookId)).toEqual([]);
  });

  it("numbers the events of a session without a gap", async () => {
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    const bodies = bench.database.orm.select({ body: events.body }).from(events).all();
    expect(bodies.map(({ body }) => JSON.parse(body.toString()).sequence)).toEqual([1, 2]);
  });

  it("parks a delivery that fails three times, so that those behind it go on", async () => {
    await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    for (const wait of [0, 5_000, 30_000]) {
      await bench.clock.advance(wait);
      expect(await bench.finishAll(refused, failed)).toEqual(["msg_1"]);
    }
    expect(await bench.claimIds()).toEqual(["msg_2"]);
  });

  it("keeps the order of those behind a parked delivery when that one arrives in the end", async () => {
    await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2", "msg_3"]) await bench.publish(messageId);
    for (const wait of [0, 5_000, 30_000]) {
      await bench.clock.advance(wait);
      await bench.finishAll(refused, failed);
    }
    await bench.clock.advance(110_000);
    const running = await claimOne(bench.deliveries);
    expect(messageIdsOf([running])).toEqual(["msg_2"]);
    await bench.clock.advance(10_000);
    expect(await bench.finishAll()).toEqual(["msg_1"]);
    expect(await bench.claimIds()).toEqual([]);
    await bench.deliveries.finish(running, ok, delivered);
    expect(await bench.claimIds()).toEqual(["msg_3"]);
  });

  it("lets the chats take turns, so that a long one does not hold up a new message of another", async () => {
    await bench.addWebhook({ maxConcurrency: 1 });
    for (const messageId of ["long_1", "long_2", "long_3"]) await bench.publish(messageId);
    await bench.clock.advance(1);
    await bench.publish("new_1", "34699999999");
    await bench.clock.advance(1);
    const order = [await bench.finishAll(), await bench.finishAll(), await bench.finishAll()].flat();
    expect(order).toEqual(["long_1", "new_1", "long_2"]);
  });
});

describe("the lease of a delivery", () => {
  it("drops a completion that comes after its lease was lost", async () => {
    await bench.addWebhook();
    await bench.publish("msg_1");
    const late = await claimOne(bench.deliveries);
    await bench.clock.advance(29_999);
    expect(await bench.claimIds()).toEqual([]);
    await bench.clock.advance(1);
    const again = await claimOne(bench.deliveries);
    expect(again).toMatchObject({ eventId: late.eventId, attempt: 2 });
    expect(await bench.deliveries.finish(late, ok, delivered)).toBe(false);
    expect(bench.database.orm.select().from(webhookAttempts).all()).toEqual([]);
    expect(await bench.deliveries.finish(again, ok, delivered)).toBe(true);
    expect(await bench.deliveries.finish(again, ok, delivered)).toBe(false);
  });

  it("lasts longer than the webhook's own time limit", async () => {
    await bench.addWebhook({ timeoutSeconds: 30 });
    await bench.publish("msg_1");
    await claimOne(bench.deliveries);
    await bench.clock.advance(44_999);
    expect(await bench.claimIds()).toEqual([]);
  });

  it("is given back without charging the attempt, but only by who still holds it", async () => {
    await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    const lost = await claimOne(bench.deliveries);
    await bench.deliveries.giveBack([lost]);
    const again = await claimOne(bench.deliveries);
    expect(again).toMatchObject({ eventId: lost.eventId, attempt: 1 });
    await bench.deliveries.giveBack([lost]);
    expect(await bench.claimIds()).toEqual([]);
  });

  it("changes nothing when the webhook was deleted meanwhile", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    const delivery = await claimOne(bench.deliveries);
    await bench.webhooks.remove(everyone, webhookId, stamp());
    expect(await bench.deliveries.finish(delivery, ok, delivered)).toBe(false);
    expect(bench.database.orm.select().from(webhookAttempts).all()).toEqual([]);
  });
});

describe("the end of a delivery", () => {
  it("is death after the last attempt of the schedule, and what is behind it goes on", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    bench.database.orm.update(webhookDeliveries).set({ attempts: 10 }).run();
    const last = await claimOne(bench.deliveries);
    await bench.deliveries.finish(last, refused, failed);
    expect(await bench.listDeliveries(webhookId)).toMatchObject([
      { status: "waiting" },
      { deliveryId: last.deliveryId, status: "dead", lastError: "connection_refused" },
    ]);
    expect(await bench.claimIds()).toEqual(["msg_2"]);
  });

  it("has its time when it was received", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.clock.advance(2_000);
    await bench.finishAll();
    expect(await bench.listDeliveries(webhookId)).toMatchObject([
      { status: "delivered", deliveredAt: bench.clock.now(), lastStatus: 200, lastError: null },
    ]);
  });

  it("is death at once when the next attempt would come after three days", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.clock.advance(72 * HOUR - 4_000);
    await bench.finishAll(refused, failed);
    expect(await bench.listDeliveries(webhookId)).toMatchObject([{ status: "dead", nextAttemptAt: null }]);
  });

  it("is death for all of a lane that waited longer than three days, and not for what is younger", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    await bench.clock.advance(HOUR);
    await bench.publish("msg_3");
    await bench.clock.advance(71 * HOUR);
    expect(await bench.claimIds()).toEqual([]);
    expect((await bench.listDeliveries(webhookId)).map(({ status }) => status)).toEqual(["waiting", "dead", "dead"]);
    expect(await bench.deliveries.nextDue(many)).toBe(bench.clock.now());
    expect(await bench.claimIds()).toEqual(["msg_3"]);
  });

  it("is death when the log does not keep its event any more", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    bench.database.orm.delete(events).run();
    expect(await bench.claimIds()).toEqual([]);
    expect(bench.database.orm.select().from(webhookDeliveries).all()).toMatchObject([{ webhookId, state: 3 }]);
  });

  it("is death when the receiver does not want this event", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    await bench.finishAll(ok, { result: "aborted" });
    expect((await bench.listDeliveries(webhookId)).at(-1)).toMatchObject({ status: "dead", lastError: "aborted" });
    expect(await bench.claimIds()).toEqual(["msg_2"]);
  });
});

describe("the turns of the webhooks", () => {
  it("goes on with the webhook after the last one that was served", async () => {
    for (const chat of ["1", "2", "3"]) {
      await bench.addWebhook({ name: chat, ordering: "none", timeoutSeconds: Number(chat) });
    }
    for (const chat of ["1", "2"]) await bench.publish(`msg_${chat}`, chat);
    const one: typeof many = (_webhook, claimed) => 1 - claimed.all;
    const served: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (const { timeoutMs } of await bench.deliveries.claim(one)) served.push(timeoutMs);
    }
    expect(served).toEqual([1_000, 2_000, 3_000, 1_000]);
  });

  it("claims nothing for a webhook that is paused, and all of it in order when it is active again", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.webhooks.update(everyone, webhookId, { isActive: false }, stamp());
    await bench.publish("msg_2");
    expect(await bench.claimIds()).toEqual([]);
    expect(await bench.deliveries.nextDue(many)).toBeNull();
    await bench.webhooks.update(everyone, webhookId, { isActive: true }, stamp());
    expect(await bench.finishAll()).toEqual(["msg_1"]);
    expect(await bench.finishAll()).toEqual(["msg_2"]);
  });
});

describe("the time of the next claim", () => {
  it("is when the next delivery is due, its webhook has a free slot, and its gate is open", async () => {
    await bench.addWebhook();
    await bench.publish("msg_1");
    expect(await bench.deliveries.nextDue(many)).toBe(bench.clock.now());
    expect(await bench.deliveries.nextDue(() => 0)).toBeNull();
    await bench.finishAll(refused, failed);
    expect(await bench.deliveries.nextDue(many)).toBe(bench.clock.now() + 5_000);
    await bench.publish("msg_2", "34699999999");
    await bench.finishAll(refused, { ...failed, retryAfterMs: 60_000, overloaded: true });
    expect(await bench.deliveries.nextDue(many)).toBe(bench.clock.now() + 60_000);
  });

  it("is when the first lease runs out, when nothing else waits", async () => {
    await bench.addWebhook();
    await bench.publish("msg_1");
    await claimOne(bench.deliveries);
    expect(await bench.deliveries.nextDue(many)).toBe(bench.clock.now() + 30_000);
  });

  it("is now for what was written by a clock that was ahead, whether it was set back before or after the start", async () => {
    await bench.addWebhook();
    let now = bench.clock.now();
    const deliveries = bench.createDeliveries({ now: () => now });
    await deliveries.claim(many);
    await bench.clock.advance(10 * 60_000);
    await bench.publish("msg_1");
    expect(await deliveries.claim(many)).toEqual([]);
    now -= 1;
    expect(messageIdsOf(await deliveries.claim(many))).toEqual(["msg_1"]);
    await bench.publish("msg_2", "34699999999");
    const restarted = bench.createDeliveries({ now: () => now });
    expect(messageIdsOf(await restarted.claim(many))).toEqual(["msg_2"]);
  });
});

describe("a clock that was ahead", () => {
  const DAY = 24 * HOUR;

  const failFive = async () => {
    await bench.addWebhook();
    await bench.clock.advance(DAY);
    for (let chat = 1; chat <= 5; chat += 1) await bench.publish(`msg_${chat}`, `3461111111${chat}`);
    await bench.finishAll(refused, failed);
  };

  it("has what waits brought back by as much as it is set back", async () => {
    let back = 0;
    const deliveries = bench.createDeliveries({ now: () => bench.clock.now() - back });
    await failFive();
    await deliveries.claim(many);
    back = DAY;
    expect(await deliveries.claim(many)).toEqual([]);
    expect(await deliveries.nextDue(many)).toBe(bench.clock.now() - DAY + 30_000);
  });

  it("leaves nothing waiting longer than it may, when it was set right before the start", async () => {
    await failFive();
    const restarted = bench.createDeliveries({ now: () => bench.clock.now() - DAY });
    expect(messageIdsOf(await restarted.claim(many))).toEqual(["msg_1", "msg_2", "msg_3", "msg_4", "msg_5"]);
  });
});

describe("a webhook whose row was altered", () => {
  it("is left alone for a while, and holds up no other", async () => {
    const { webhookId } = await bench.addWebhook({ url: "https://crm.example/broken" });
    await bench.addWebhook({ url: "https://crm.example/fine" });
    bench.database.orm.update(webhooks).set({ secretCurrent: "altered" }).where(eq(webhooks.id, webhookId)).run();
    await bench.publish("msg_1");
    expect(await bench.deliveries.claim(many)).toMatchObject([{ url: "https://crm.example/fine" }]);
    expect(bench.unreadable).toEqual([webhookId]);
    expect(await bench.webhooks.find(everyone, webhookId)).toMatchObject({
      lastError: "secret_unreadable",
      heldUntil: bench.clock.now() + 15 * 60_000,
    });
    await bench.deliveries.claim(many);
    expect(bench.unreadable).toHaveLength(1);
    await bench.clock.advance(15 * 60_000);
    await bench.deliveries.claim(many);
    expect(bench.unreadable).toHaveLength(2);
  });
});

describe("the queue's statements", () => {
  it("find due deliveries, heads and lost leases by an index, whatever waits", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2", "msg_3"]) await bench.publish(messageId);
    const plans = await explainQueries(bench.database, async () => {
      await bench.finishAll();
      await bench.finishAll(refused, failed);
      await bench.publish("msg_4");
      await bench.deliveries.nextDue(many);
      await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
      await bench.webhooks.update(everyone, webhookId, { events: ["webhook_failing"] }, stamp());
      await bench.finishAll();
      await bench.webhooks.enable(everyone, webhookId, "drop", stamp());
    });
    const ofDeliveries = plans.filter((plan) => plan.includes("webhook_deliveries"));
    expect(ofDeliveries.length).toBeGreaterThan(10);
    const scans = ofDeliveries.filter((plan) =>
      /SCAN webhook_deliveries(?! USING INDEX webhook_deliveries_due)/.test(plan),
    );
    expect(scans).toEqual([]);
    // Once, at the start: what a clock that was ahead has written.
    expect(ofDeliveries.filter((plan) => /SCAN webhook_deliveries/.test(plan))).toHaveLength(1);
    expect(ofDeliveries.filter((plan) => plan.includes("TEMP B-TREE"))).toEqual([]);
    expect(ofDeliveries.filter((plan) => plan.includes("SEARCH events USING INTEGER PRIMARY KEY"))).toContainEqual(
      expect.stringContaining("webhook_deliveries_lane"),
    );
    const lane = ofDeliveries.filter((plan) => plan.includes("webhook_deliveries_lane"));
    expect(lane.some((plan) => plan.includes("(webhook_id=? AND lane=? AND parked=?)"))).toBe(true);
  });
});
