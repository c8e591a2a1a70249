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
import { createSlots } from "../delivery/slots";

const HOUR = 3_600_000;

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

const publishTo = async (chats: number) => {
  for (let chat = 1; chat <= chats; chat += 1) await bench.publish(`msg_${chat}`, `3461111111${chat}`);
};

describe("the breaker of a webhook", () => {
  it("leaves a failing webhook alone for half a minute, then probes it with one, without charging attempts", async () => {
    await bench.addWebhook();
    await publishTo(6);
    for (const delivery of (await bench.deliveries.claim(many)).slice(0, 5)) {
      await bench.deliveries.finish(delivery, refused, failed);
    }
    await bench.clock.advance(29_999);
    expect(await bench.claimIds()).toEqual([]);
    await bench.clock.advance(1);
    const probes = await bench.deliveries.claim(createSlots().free);
    expect(probes).toMatchObject([{ attempt: 2 }]);
  });

  it("counts what failed at the same time once: eight at a time do not shut it for longer than five", async () => {
    await bench.addWebhook();
    await publishTo(8);
    await bench.finishAll(refused, failed);
    expect(await bench.deliveries.nextDue(many)).toBe(bench.clock.now() + 30_000);
    await bench.clock.advance(30_000);
    await bench.finishAll(refused, failed);
    expect(await bench.deliveries.nextDue(many)).toBe(bench.clock.now() + 60_000);
  });

  it("doubles with each probe that fails, up to a quarter of an hour", async () => {
    await bench.addWebhook({ maxConcurrency: 1, ordering: "none" });
    await publishTo(9);
    for (let attempt = 1; attempt <= 5; attempt += 1) await bench.finishAll(refused, failed);
    const waits: number[] = [];
    for (let probe = 1; probe <= 7; probe += 1) {
      const due = (await bench.deliveries.nextDue(many)) ?? 0;
      waits.push(due - bench.clock.now());
      await bench.clock.advance(due - bench.clock.now());
      expect(await bench.finishAll(refused, failed)).toHaveLength(1);
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000]);
  });

  it("opens with the first success, also of an attempt that ran when it shut", async () => {
    await bench.addWebhook();
    await publishTo(6);
    const claimed = await bench.deliveries.claim(many);
    for (const delivery of claimed.slice(1)) await bench.deliveries.finish(delivery, refused, failed);
    for (const delivery of claimed.slice(0, 1)) await bench.deliveries.finish(delivery, ok, delivered);
    await bench.publish("msg_7", "34699999999");
    expect(await bench.claimIds()).toEqual(["msg_7"]);
  });

  it("keeps the pause that the receiver asked for, also when another attempt succeeds meanwhile", async () => {
    await bench.addWebhook();
    await publishTo(2);
    const [limited, fine] = await bench.deliveries.claim(many);
    if (!limited || !fine) throw new Error("Two were to be claimed");
    await bench.deliveries.finish(
      limited,
      { ...ok, status: 429 },
      { ...failed, retryAfterMs: 120_000, overloaded: true },
    );
    await bench.deliveries.finish(fine, ok, delivered);
    await bench.publish("msg_3", "34699999999");
    await bench.clock.advance(119_999);
    expect(await bench.claimIds()).toEqual([]);
    await bench.clock.advance(1);
    expect(await bench.claimIds()).toHaveLength(2);
  });

  it("pauses for two hours at most, whatever the receiver asks for", async () => {
    await bench.addWebhook();
    await publishTo(1);
    await bench.finishAll({ ...ok, status: 503 }, { ...failed, retryAfterMs: 48 * HOUR, overloaded: true });
    expect(await bench.deliveries.nextDue(many)).toBe(bench.clock.now() + 2 * HOUR);
  });
});

describe("a webhook that fails for long", () => {
  const failFor = async (hours: number) => {
    for (let hour = 0; hour <= hours; hour += 3) {
      await bench.publish(`msg_${hour}`, `346${hour + 10_000_000}`);
      await bench.finishAll(refused, failed);
      await bench.clock.advance(3 * HOUR);
    }
  };

  it("is reported three times to the organization's other webhooks, and disabled after three days", async () => {
    const broken = await bench.addWebhook({ name: "broken", events: ["message_deleted", "webhook_failing"] });
    const other = await bench.addWebhook({ name: "other", events: ["webhook_failing", "webhook_disabled"] });
    // So that it does not fail too: everything fails here.
    await bench.webhooks.update(everyone, other.webhookId, { isActive: false }, stamp());
    await failFor(66);
    expect(await bench.webhooks.find(everyone, broken.webhookId)).toMatchObject({ status: "active" });
    await failFor(9);
    expect(await bench.webhooks.find(everyone, broken.webhookId)).toMatchObject({
      status: "disabled",
      disabledReason: "failures",
      failingSince: expect.any(Number),
    });
    const told = (await bench.listDeliveries(other.webhookId)).map(({ type }) => type).reverse();
    expect(told).toEqual(["webhook_failing", "webhook_failing", "webhook_failing", "webhook_disabled"]);
    const itself = await bench.listDeliveries(broken.webhookId);
    expect(itself.every(({ type }) => type === "message_deleted")).toBe(true);
    expect(await bench.claimIds()).toEqual([]);
  });

  it("is reported to have recovered with its first success", async () => {
    await bench.addWebhook({ events: ["message_deleted"] });
    await failFor(20);
    await bench.publish("msg_last", "34699999999");
    await bench.finishAll();
    expect(bench.eventTypes().filter((type) => type !== "message_deleted")).toEqual([
      "webhook_failing",
      "webhook_recovered",
    ]);
  });

  it("is not disabled for few attempts, however long ago the first was", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.finishAll(refused, failed);
    await bench.clock.advance(30 * 24 * HOUR);
    await bench.publish("msg_2");
    await bench.finishAll(refused, failed);
    expect(await bench.webhooks.find(everyone, webhookId)).toMatchObject({ status: "active" });
  });
});

describe("a receiver that wants no more", () => {
  it("disables the webhook at once, and gets what waited after it is enabled, the first attempt not counted", async () => {
    const { webhookId } = await bench.addWebhook({ events: ["message_deleted"] });
    await bench.publish("msg_1");
    const delivery = await claimOne(bench.deliveries);
    await bench.deliveries.finish(delivery, { ...ok, status: 410 }, { result: "disable", reason: "gone" });
    await bench.publish("msg_2");
    expect(await bench.webhooks.find(everyone, webhookId)).toMatchObject({
      status: "disabled",
      disabledReason: "gone",
    });
    expect(await bench.claimIds()).toEqual([]);
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.deliveries.claim(many)).toMatchObject([{ eventId: delivery.eventId, attempt: 1 }]);
  });

  it("is disabled once, however many of its attempts end so", async () => {
    await bench.addWebhook();
    await publishTo(3);
    await bench.finishAll({ ...ok, status: 410 }, { result: "disable", reason: "gone" });
    expect(bench.eventTypes().filter((type) => type === "webhook_disabled")).toHaveLength(1);
  });
});
