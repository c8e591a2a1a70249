import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  claimOne,
  createWebhookBench,
  delivered,
  everyone,
  failed,
  many,
  ok,
  refused,
  stamp,
  type WebhookBench,
} from "../../test/support/webhook-bench";
import { webhookDeliveries } from "./schema/events";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

describe("what waits for a webhook", () => {
  const disable = async () => {
    const delivery = await claimOne(bench.deliveries);
    await bench.deliveries.finish(delivery, { ...ok, status: 410 }, { result: "disable", reason: "gone" });
  };

  it("has time anew when it is enabled within a week, and goes out in order", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    await disable();
    await bench.clock.advance(6 * DAY);
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.finishAll()).toEqual(["msg_1"]);
    expect(await bench.finishAll()).toEqual(["msg_2"]);
  });

  it("expires when it has waited for more than a week", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await disable();
    await bench.clock.advance(7 * DAY);
    await bench.publish("msg_2");
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.claimIds()).toEqual([]);
    expect(await bench.claimIds()).toEqual(["msg_2"]);
  });

  it("does not sit out its schedule when the webhook is enabled", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    for (const wait of [0, 5_000, 30_000, 120_000]) {
      await bench.clock.advance(wait);
      await bench.finishAll(refused, failed);
    }
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.deliveries.claim(many)).toMatchObject([{ attempt: 1 }]);
  });

  it("is canceled when it is to be dropped, all but what is being sent right now", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2", "msg_3"]) await bench.publish(messageId);
    const running = await claimOne(bench.deliveries);
    await bench.webhooks.enable(everyone, webhookId, "drop", stamp());
    expect(await bench.claimIds()).toEqual([]);
    expect(await bench.deliveries.finish(running, ok, delivered)).toBe(true);
    const statuses = (await bench.listDeliveries(webhookId)).map(({ status }) => status);
    expect(statuses).toEqual(["canceled", "canceled", "delivered"]);
    await bench.publish("msg_4");
    expect(await bench.claimIds()).toEqual(["msg_4"]);
  });

  it("is removed with the webhook", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.finishAll(refused, failed);
    expect(await bench.webhooks.remove(everyone, webhookId, stamp())).toBe(true);
    for (const table of ["webhooks", "webhook_deliveries", "webhook_attempts"]) {
      expect(bench.database.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
  });
});

describe("dropping what waits", () => {
  it("takes much of it in pieces, so that other writes come in between", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.webhooks.update(everyone, webhookId, { isActive: false }, stamp());
    await Promise.all(
      Array.from({ length: 4_500 }, (_, number) => bench.publish(`msg_${number}`, `chat ${number % 9}`)),
    );
    let isEnabled = false;
    const enabling = bench.webhooks.enable(everyone, webhookId, "drop", stamp()).then(() => {
      isEnabled = true;
    });
    for (let piece = 0; piece < 2; piece += 1) {
      await bench.database.write(() => undefined);
      expect(isEnabled).toBe(false);
    }
    expect(await bench.claimIds()).toEqual([]);
    await enabling;
    await bench.publish("msg_new");
    expect(await bench.claimIds()).toEqual(["msg_new"]);
    expect(
      bench.database.orm
        .select()
        .from(webhookDeliveries)
        .all()
        .filter(({ state }) => state === 5),
    ).toHaveLength(4_500);
  });
});

describe("removing a webhook", () => {
  it("takes many deliveries in pieces, so that other writes come in between", async () => {
    const { webhookId } = await bench.addWebhook({ ordering: "none", maxConcurrency: 64 });
    const other = await bench.addWebhook();
    await Promise.all(Array.from({ length: 1_000 }, (_, number) => bench.publish(`msg_${number}`)));
    await bench.finishAll();
    let isRemoved = false;
    const removal = bench.webhooks.remove(everyone, webhookId, stamp()).then(() => {
      isRemoved = true;
    });
    for (let piece = 0; piece < 3; piece += 1) {
      await bench.database.write(() => undefined);
      expect(isRemoved).toBe(false);
    }
    // From the first piece on nothing goes out.
    expect((await bench.deliveries.claim(many)).filter((delivery) => delivery.webhookId === webhookId)).toEqual([]);
    await removal;
    expect(await bench.webhooks.find(everyone, webhookId)).toBeNull();
    const left = bench.database.orm.select({ id: webhookDeliveries.webhookId }).from(webhookDeliveries).all();
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set([other.webhookId]));
    expect(left).toHaveLength(1_000);
  });
});
